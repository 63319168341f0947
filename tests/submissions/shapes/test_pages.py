"""From a page to a payload and back: nothing is lost, and nothing else gets in."""

import json
import uuid

import pytest

from news.models import ArticlePage
from submissions.models import Contribution
from submissions.shapes import SHAPES, shape_of
from tests.factories import pages as made
from tests.factories.bodies import rich_body
from tests.factories.records import (
    AudienceFactory,
    CapabilityFactory,
    FollowUpFactory,
    PillarFactory,
    ResourceFileFactory,
    SiteImageFactory,
)
from tests.factories.teams import ContributionFactory

pytestmark = pytest.mark.django_db
HTML = (
    '<p data-block-key="ab1c2"><b>Bold</b> &amp; plain <a href="https://example.org/">out</a></p>'
)


@pytest.fixture
def page(request, home, team, pillars):
    """A page of the type that the test asks for, with something in every field."""
    body = [("text", {"html": HTML}), ("callout", {"title": "Care", "html": HTML})]
    body += rich_body(team.project)
    common = {"body": body, "image": SiteImageFactory()}
    kind = request.param
    index = getattr(made, INDEXES[kind])(parent=home) if kind in INDEXES else None
    if kind == "project":
        page = team.project
        page.key_figures = [("figure", {"value": "3", "label": "countries"})]
        page.objective = HTML
        page.body, page.image = body, common["image"]
        page.capabilities, page.audiences = [CapabilityFactory()], [AudienceFactory()]
    elif kind == "event":
        page = made.EventPageFactory(parent=index, **common)
        page.programme = [("slot", {"time": "10:00", "title": "Welcome", "note": ""})]
        page.speakers = [("speaker", {"name": "Ada Example", "role": "Host"})]
        page.projects = [team.project]
    else:
        page = getattr(made, f"{kind.title()}PageFactory")(parent=index, **common)
        page.projects = [team.project]
    page.pillars = list(pillars.values())[:2]
    page.save()
    if kind == "resource":
        ResourceFileFactory(page=page, pages=12, is_accessible=True, sort_order=0)
    return type(page).objects.get(pk=page.pk)


INDEXES = {
    "article": "NewsIndexPageFactory",
    "event": "EventIndexPageFactory",
    "resource": "ResourceIndexPageFactory",
}
KINDS = ["project", *INDEXES]


def plain(page) -> dict:
    """Everything a revision of `page` would say, whatever the order of keys in its streams."""
    return {
        name: json.loads(value) if isinstance(value, str) and value.startswith("[") else value
        for name, value in page.serializable_data().items()
    }


@pytest.fixture
def text(team):
    return ContributionFactory(team=team, payload={}, base_payload={})


@pytest.mark.parametrize("page", KINDS, indirect=True)
def test_a_payload_put_back_gives_the_same_page(page, text, request):
    shape = shape_of(request.node.callspec.params["page"])
    payload = shape.payload_of(page)
    assert set(payload) == set(shape.fields)
    assert json.loads(json.dumps(payload)) == payload
    copy = shape.apply(page, payload, contribution=text)
    assert plain(copy) == plain(page)
    assert shape.problems(payload) == {}


@pytest.mark.parametrize("page", KINDS, indirect=True)
def test_only_what_teams_write_gets_in(page, text, request):
    shape = shape_of(request.node.callspec.params["page"])
    before = page.serializable_data()
    rude = {name: "mine" for name in before if name not in shape.fields}
    copy = shape.apply(page, rude | {"no_such": 1, "pk": 5}, contribution=text)
    assert copy.serializable_data() == before


@pytest.mark.parametrize("page", KINDS, indirect=True)
@pytest.mark.parametrize(
    "value", [None, 7, True, "x" * 5000, "nul\x00", [], [[]], {}, [{"type": "html"}], {"asset": 3}]
)
def test_values_that_no_form_sends_are_ignored(page, text, value, request):
    shape = shape_of(request.node.callspec.params["page"])
    copy = shape.apply(page, dict.fromkeys(shape.fields, value), contribution=text)
    assert shape.problems(dict(shape.payload_of(copy))) is not None
    assert copy.pk == page.pk


@pytest.mark.parametrize("page_type", KINDS)
def test_a_new_page_is_the_teams_and_not_placed(page_type, team, text, pillars):
    shape = shape_of(page_type)
    payload = shape.blank() | {"title": "New", "pillars": [pillars["detection"].pk]}
    page = shape.new_page(payload, contribution=text)
    assert (page.pk, page.title, page.slug) == (None, "New", "")
    assert [each.pk for each in page.pillars.all()] == [pillars["detection"].pk]
    if shape.of_project:
        assert list(page.projects.all()) == [team.project]


def test_what_is_missing_is_said_by_field(team):
    shape = shape_of("article")
    assert set(shape.problems(shape.blank())) == {"title", "lead"}
    event = shape_of("event")
    wrong = event.blank() | {
        "title": "Day",
        "lead": "Come",
        "starts_at": "2030-05-02T08:00:00Z",
        "ends_at": "2030-05-01T08:00:00Z",
        "time_zone": "Mars/North",
    }
    assert set(event.problems(wrong)) == {"ends_at", "time_zone"}


def test_entries_are_told_cut_and_checked():
    shape = shape_of("event")
    speakers = [{"type": "speaker", "value": {"name": "", "role": "Host"}, "id": "1"}]
    slots = [{"type": "slot", "value": {"time": "9", "title": "Tea", "note": "All"}, "id": "2"}]
    problems = shape.problems(shape.blank() | {"speakers": speakers, "programme": slots})
    assert problems["speakers"] == ["Speaker 1 is not finished."]
    assert "programme" not in problems
    assert shape.by_name["programme"].words(slots) == "9 · Tea · All"


@pytest.mark.parametrize("page", ["article"], indirect=True)
def test_files_of_others_and_loud_parts_stay_out(page, text):
    shape = shape_of("article")
    stolen = SiteImageFactory()
    picture = {"image": {"image": stolen.pk, "decorative": True, "alt_text": ""}, "caption": ""}
    payload = shape.payload_of(page)
    for block in (
        {"type": "picture", "value": picture},
        {"type": "callout", "value": {"title": "Mine", "html": "<p>x</p>"}},
        {"type": "button", "value": {"label": "Go", "page": None, "url": "javascript:alert(1)"}},
    ):
        rude = payload | {"body": [*payload["body"], block], "image": stolen.pk}
        copy = shape.apply(page, rude, contribution=text)
        assert shape.payload_of(copy) == payload


@pytest.mark.parametrize("page", ["article"], indirect=True)
def test_editors_parts_can_be_moved_and_removed_but_not_changed(page, text):
    shape = shape_of("article")
    payload = shape.payload_of(page)
    callout = payload["body"][1]
    assert callout["type"] == "callout"
    changed = {**callout, "value": {**callout["value"], "title": "Ours"}}
    moved = [changed, payload["body"][0]]
    copy = shape.apply(page, payload | {"body": moved}, contribution=text)
    assert shape.payload_of(copy)["body"] == [callout, payload["body"][0]]


def test_links_and_tags_are_cleaned(news_index, team, text):
    hidden = made.ArticlePageFactory(parent=news_index, live=False)
    shown = made.ArticlePageFactory(parent=news_index)
    html = (
        f'<p onclick="x()">A<script>alert(1)</script><a href="javascript:alert(1)">b</a>'
        f'<a linktype="page" id="{hidden.pk}">c</a><a linktype="page" id="{shown.pk}">d</a>'
        '<a linktype="document" id="1">e</a><embed embedtype="image" id="1"/></p>'
    )
    block = {"type": "text", "value": {"html": html}, "id": str(uuid.uuid4())}
    shape = shape_of("article")
    page = shape.new_page(shape.blank() | {"body": [block]}, contribution=text)
    stored = shape.payload_of(page)["body"][0]["value"]["html"]
    for bad in ("script", "onclick", "javascript", str(hidden.pk) + '"', "document", "embed"):
        assert bad not in stored
    assert f'<a id="{shown.pk}" linktype="page">d</a>' in stored or (
        f'<a linktype="page" id="{shown.pk}">d</a>' in stored
    )
    assert isinstance(page, ArticlePage)


def test_files_of_a_resource_are_matched_by_key(resource_index, team, text):
    page = made.ResourcePageFactory(parent=resource_index)
    other = made.ResourcePageFactory(parent=resource_index)
    own = ResourceFileFactory(page=page, title="One", pages=9)
    strange = ResourceFileFactory(page=other, title="Theirs")
    shape = shape_of("resource")
    [row] = shape.payload_of(page)["files"]
    assert row == {
        "pk": own.pk,
        "language": "en",
        "title": "One",
        "document": None,
        "url": own.url,
    }
    new = {"language": "pt", "title": "", "document": None, "url": "https://example.org/pt"}
    rows = [{**new, "pk": strange.pk, "page": other.pk}, {**row, "title": "Uno"}]
    copy = shape.apply(page, {"files": rows}, contribution=text)
    copy.save()
    assert [(each.pk == own.pk, each.language, each.pages) for each in page.files.all()] == [
        (False, "pt", None),
        (True, "en", 9),
    ]
    strange.refresh_from_db()
    assert (strange.page_id, strange.title) == (other.pk, "Theirs")


def test_a_follow_up_is_one_entry_of_its_page(recommendation_index, team):
    page = made.RecommendationPageFactory(parent=recommendation_index, pillar=PillarFactory())
    theirs = FollowUpFactory(recommendation=page)
    text = ContributionFactory(
        team=team, page_type="follow_up", kind="update", page=page, item=uuid.uuid4()
    )
    shape = shape_of("follow_up")
    payload = {
        "what": "We train.",
        "status": "done",
        "since": "2026-01-02",
        "link": "",
        "name": "X",
    }
    assert shape.problems(payload) == {}
    assert set(shape.problems(shape.blank())) == {"what"}
    copy = shape.apply(page, payload, contribution=text)
    copy.full_clean()
    copy.save()
    new = page.follow_ups.exclude(pk=theirs.pk).get()
    assert (new.translation_key, new.project, new.name) == (text.item, team.project, "")
    again = shape.apply(page.specific, payload | {"what": "We trained."}, contribution=text)
    again.save()
    assert page.follow_ups.count() == 2
    assert shape.payload_of(page, item=text.item)["what"] == "We trained."


def test_every_type_has_a_shape():
    assert set(SHAPES) == set(Contribution.PageType)
    for shape in SHAPES.values():
        assert all(shape.label(name) != name for name in shape.fields)
