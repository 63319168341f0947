"""The pages on which teams write: each opens, saves, refuses and loses nothing."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from submissions.actions import writing
from submissions.models import Contribution, ContributionVersion
from submissions.shapes import SHAPES, shape_of
from tests.factories.bodies import rich_body
from tests.factories.pages import RecommendationPageFactory
from tests.factories.records import PillarFactory

pytestmark = pytest.mark.django_db
Kind = Contribution.Kind


@pytest.fixture
def text(team, contributor):
    team.project.body = rich_body(team.project)
    team.project.save()
    page = team.project
    return writing.start(
        team=team, user=contributor.user, page_type="project", kind=Kind.UPDATE, page=page
    )


def url(text, section="in-one-minute") -> str:
    return reverse("submissions:edit_section", args=[text.key, section])


def filled(client, address) -> dict:
    """What a browser would send back of the form at `address`, unchanged."""
    return filled_in(client.get(address))


def filled_in(answer) -> dict:
    """What a browser would send back of the form that it was shown, unchanged."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("[data-writing]")
    data = {
        each["name"]: each.get("value", "")
        for each in form.select("input[name]")
        if each.get("type") not in ("checkbox", "radio") or each.has_attr("checked")
    }
    for area in form.select("textarea"):
        data[area["name"]] = area.text.removeprefix("\n")
    for select in form.select("select"):
        chosen = select.select_one("option[selected]") or select.select_one("option")
        data[select["name"]] = chosen["value"]
    data.pop("csrfmiddlewaretoken", None)
    return data


@pytest.mark.parametrize("page_type", [each for each in SHAPES if each != "follow_up"])
def test_every_section_opens_and_saves_what_it_shows(page_type, team, contributor, home, text):
    if page_type != "project":
        text = writing.start(team=team, user=contributor.user, page_type=page_type)
    for section in shape_of(page_type).sections:
        before = Contribution.objects.get(pk=text.pk)
        answer = contributor.post(
            url(text, section.slug), filled(contributor, url(text, section.slug))
        )
        assert answer.status_code == 303, section.slug
        after = Contribution.objects.get(pk=text.pk)
        assert (after.payload, after.version) == (before.payload, before.version)


def test_a_recommendation_is_found_and_worked_on(team, contributor, recommendation_index):
    page = RecommendationPageFactory(
        parent=recommendation_index, title="Count better", pillar=PillarFactory()
    )
    start = reverse("submissions:start", args=[team.key])
    assert "Count better" in contributor.get(start, {"q": "count"}).content.decode()
    answer = contributor.post(start, {"page_type": "follow_up", "page": page.pk})
    assert answer.status_code == 303
    text = Contribution.objects.get(page_type="follow_up")
    address = url(text, "what")
    data = filled(contributor, address) | {"what": "We train people."}
    assert contributor.post(address, data).status_code == 303
    assert (
        "We train people."
        in contributor.get(reverse("submissions:preview", args=[text.key])).content.decode()
    )


def test_parts_are_added_moved_and_removed_without_saving(contributor, text):
    address = url(text, "story")
    data = filled(contributor, address) | {"body-0-words": "Typed **words**"}
    ids = [data[f"body-{n}-id"] for n in range(7)]
    answer = contributor.post(address, data | {"step": f"down:body:{ids[0]}"})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Typed **words**" in html
    assert html.index(ids[1]) < html.index(ids[0])
    html = contributor.post(address, data | {"step": f"remove:body:{ids[1]}"}).content.decode()
    assert ids[1] not in re.sub(r'name="base"[^>]*', "", html)
    html = contributor.post(address, data | {"step": "add:body:quote"}).content.decode()
    assert 'value="quote"' in html
    text.refresh_from_db()
    assert text.version == 1


def test_speakers_are_added_and_stored(team, contributor, event_index):
    text = writing.start(team=team, user=contributor.user, page_type="event")
    address = url(text, "programme")
    step = {"step": "add:speakers:entry"}
    form = filled_in(contributor.post(address, filled(contributor, address) | step))
    wrong = form | {"speakers-0-name": "n" * 121}
    assert "is too long: at most 120" in contributor.post(address, wrong).content.decode()
    speaker = {"name": "Ada Example", "role": "Host"}
    typed = {f"speakers-0-{name}": words for name, words in speaker.items()}
    assert contributor.post(address, form | typed).status_code == 303
    text.refresh_from_db()
    [block] = text.payload["speakers"]
    assert (block["type"], block["value"]) == ("speaker", speaker)


def test_a_conflict_shows_both_and_takes_the_choice(contributor, owner, text):
    mine, theirs = filled(contributor, url(text)), filled(owner, url(text))
    owner.post(url(text), theirs | {"tagline": "Owner's words"})
    answer = contributor.post(url(text), mine | {"tagline": "My words"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "Owner&#x27;s words" in html
    assert "My words" in html
    hidden = {
        each: re.search(f'name="{each}" value="([^"]+)"', html)[1] for each in ("base", "mine")
    }
    again = mine | {"tagline": "My words", "version": "2"} | hidden
    for choice in ({}, {"choice-tagline": "x"}):
        answer = contributor.post(url(text), again | choice)
        assert answer.status_code == 422
        assert "Owner&#x27;s words" in answer.content.decode()
    text.refresh_from_db()
    assert text.payload["tagline"] == "Owner's words"
    assert contributor.post(url(text), again | {"choice-tagline": "mine"}).status_code == 303
    text.refresh_from_db()
    assert text.payload["tagline"] == "My words"


def test_it_saves_by_itself_and_tells_of_conflicts(contributor, owner, text):
    json = {"Accept": "application/json"}
    mine = filled(contributor, url(text))
    answer = contributor.post(url(text), mine | {"tagline": "One"}, headers=json)
    assert answer.status_code == 200
    assert answer.json()["version"] == 2
    owner.post(url(text), filled(owner, url(text)) | {"tagline": "Two"})
    mine |= {"base": answer.json()["base"], "version": "2", "tagline": "Three"}
    assert contributor.post(url(text), mine, headers=json).status_code == 409
    assert contributor.post(url(text), mine | {"website": "x"}, headers=json).status_code == 409


def test_taking_in_demands_every_choice_for_what_was_shown(
    contributor, owner, moderator, team, text
):
    contributor.post(url(text), filled(contributor, url(text)) | {"tagline": "Ours"})
    page = team.project
    page.tagline = "Editors'"
    page.save_revision(user=moderator.user).publish(user=moderator.user)
    address = reverse("submissions:merge", args=[text.key])

    def seen() -> str:
        return re.search(r'name="seen" value="(\w+)"', contributor.get(address).content.decode())[1]

    shown = {"seen": seen()}
    assert contributor.post(address, shown).status_code == 422
    owner.post(url(text), filled(owner, url(text)) | {"tagline": "Owner's"})
    old = contributor.post(address, shown | {"choice-tagline": "theirs"})
    assert old.status_code == 409
    assert "checked" not in old.content.decode()
    answer = contributor.post(address, {"seen": seen(), "choice-tagline": "theirs"})
    assert answer.status_code == 303
    text.refresh_from_db()
    assert text.payload["tagline"] == "Editors'"


def test_going_back_keeps_the_draft_and_offers_it(contributor, viewer, text):
    sent = text.payload | {"tagline": "As sent"}
    ContributionVersion.objects.create(contribution=text, number=1, payload=sent)
    contributor.post(url(text), filled(contributor, url(text)) | {"tagline": "Not sent"})
    address = reverse("submissions:version", args=[text.key, 1])
    assert viewer.post(address).status_code == 403
    assert contributor.post(address).status_code == 303
    html = contributor.get(reverse("submissions:versions", args=[text.key])).content.decode()
    kept = re.search(r'href="([^"]+/kept-\d+/)"', html)[1]
    assert "Not sent" in viewer.get(kept).content.decode()
    assert contributor.post(kept).status_code == 303
    text.refresh_from_db()
    assert text.payload["tagline"] == "Not sent"
    missing = reverse("submissions:kept_draft", args=[text.key, 0])
    assert contributor.get(missing).status_code == contributor.post(missing).status_code == 404


def test_queries_do_not_grow_with_the_texts(team, contributor, text):
    start = reverse("submissions:start", args=[team.key])
    section = url(text, "story")

    def queries(address: str) -> int:
        contributor.get(address)
        with CaptureQueriesContext(connection) as found:
            assert contributor.get(address).status_code == 200
        return len(found)

    before = [queries(start), queries(section)]
    for _n in range(2):
        writing.start(team=team, user=contributor.user, page_type="article")
    assert [queries(start), queries(section)] == before


@pytest.mark.parametrize("name", ["edit", "preview", "versions", "merge", "discard"])
def test_pages_are_the_teams_alone(name, contributor, viewer, outsider, text):
    address = reverse(f"submissions:{name}", args=[text.key])
    assert contributor.get(address, follow=True).status_code == 200
    assert outsider.get(address).status_code == 404
    may_read = name in ("preview", "versions")
    assert viewer.get(address).status_code == (200 if may_read else 404)
    answer = contributor.get(address)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "section", ["in-one-minute", "story", "facts", "where-it-belongs", "picture"]
)
@pytest.mark.parametrize("value", ["\x00", "x" * 200_000, "-1", "[]", "٣"])
def test_rude_input_never_breaks_a_page(section, value, contributor, text):
    data = dict.fromkeys(filled(contributor, url(text, section)), value)
    for more in ({}, {"step": value}, {"step": "add:body:\x00"}):
        assert contributor.post(url(text, section), data | more).status_code < 500


def test_a_page_that_was_never_saved_is_previewed(team, contributor, home, event_index, news_index):
    for page_type, more in (("article", {}), ("event", {"starts_at": "2030-05-02T08:00:00Z"})):
        text = writing.start(team=team, user=contributor.user, page_type=page_type)
        changes = {"title": "A new one", "lead": "Come.", **more}
        writing.save(contribution=text, user=contributor.user, version=1, changes=changes)
        html = contributor.get(reverse("submissions:preview", args=[text.key])).content.decode()
        assert "A new one" in html
        assert "Preview: only your team" in html
        assert 'content="noindex"' in html
