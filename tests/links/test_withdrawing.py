"""A withdrawn link is on no page, from the moment of its commit."""

import json

import pytest

from resources.models import ResourceFile
from sparks.core.models import SiteSettings
from sparks.links.models import Link, Ruling, State
from sparks.links.standings import changing
from tests.counting import queries_of
from tests.factories.help import HelpIndexPageFactory, HelpServiceFactory
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    ProjectPageFactory,
    ResourcePageFactory,
    StandardPageFactory,
)

BAD = "https://lapsed.example/"
COPY = "https://archive.example/copy"
NOTE = "link withdrawn while we check it"
BODY = [
    (
        "text",
        {"html": f'<p>See <a href="{BAD}">the text</a> and <a href="{BAD}more">more</a>.</p>'},
    ),
    ("links", {"title": "", "items": [{"label": "A link", "url": "https://LAPSED.example"}]}),
    ("button", {"label": "A button", "page": None, "url": BAD + "#top"}),
]


def change(**fields) -> Link:
    link, _is_new = Link.objects.get_or_create(url=BAD, defaults={"host": "lapsed.example"})
    with changing(link.pk) as locked:
        for name, value in fields.items():
            setattr(locked, name, value)
    return link


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, slug="about", body=BODY)


def test_words_stay_and_the_link_goes(visitor, page):
    assert visitor.get(page.url).text.count(f'href="{BAD}"') == 1
    change(state=State.SUSPICIOUS)
    text = visitor.get(page.url).text
    assert 'lapsed.example"' not in text.lower().replace(f"{BAD}more", "")
    assert f'href="{BAD}more"' in text  # another address
    assert text.count(NOTE) == 3
    for words in ("the text", "A link", "A button"):
        assert words in text
    change(ruling=Ruling.FINE)
    assert NOTE not in visitor.get(page.url).text


def test_a_dead_link_leads_to_its_copy(visitor, page):
    change(state=State.DEAD)
    assert visitor.get(page.url).text.count(f'href="{BAD}"') == 1
    change(archived_url=COPY)
    text = visitor.get(page.url).text
    assert text.count(f'href="{COPY}"') == 3
    assert text.count("(archived copy)") == 3
    assert f'href="{BAD}"' not in text


def test_it_costs_no_query(visitor, page):
    before = len(queries_of(visitor, page.url))
    change(state=State.SUSPICIOUS)
    assert len(queries_of(visitor, page.url)) == before
    links = [Link(url=f"{BAD}{n}", host="x", state=State.SUSPICIOUS) for n in range(300)]
    Link.objects.bulk_create(links)
    change(note="so that the pages are told")
    assert len(queries_of(visitor, page.url)) == before


@pytest.fixture
def project(project_index):
    return ProjectPageFactory(parent=project_index, website=BAD)


@pytest.fixture
def article(news_index):
    return ArticlePageFactory(parent=news_index, source_name="A source", source_url=BAD)


@pytest.fixture
def event(event_index):
    return EventPageFactory(
        parent=event_index, online_url=BAD, registration_url=BAD, recording_url=BAD
    )


@pytest.fixture
def resource(resource_index):
    page = ResourcePageFactory(parent=resource_index)
    page.files = [ResourceFile(url=BAD)]
    page.save()
    return page


@pytest.fixture
def directory(home):
    HelpServiceFactory(url=BAD, source=BAD)
    return HelpIndexPageFactory(parent=home)


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["project", "article", "event", "resource", "directory"])
def test_fields_of_all_rooms_ask_first(visitor, request, where):
    url = f"{request.getfixturevalue(where).url}?country=DE"
    assert f'href="{BAD}"' in visitor.get(url).text
    change(state=State.SUSPICIOUS)
    text = visitor.get(url).text
    assert "lapsed.example/" not in text
    assert NOTE in text


def test_machines_are_not_told_either(visitor, project, event):
    assert BAD in visitor.get(project.url).text.split("application/ld+json", 1)[1]
    change(state=State.SUSPICIOUS)
    for page in (project, event):
        data = visitor.get(page.url).text.split('<script type="application/ld+json">')[1:]
        assert [json.loads(each.split("</script>")[0]) for each in data]
        assert "lapsed.example/" not in "".join(data)
    calendar = visitor.get(f"{event.url}event.ics").text
    assert "BEGIN:VEVENT" in calendar
    assert "lapsed.example" not in calendar


def test_the_footer_asks_first(visitor, page):
    SiteSettings.objects.create(
        site=page.get_site(), mastodon_url="https://social.example/@us", linkedin_url=BAD
    )
    change(state=State.SUSPICIOUS)
    text = visitor.get(page.url).text
    assert 'href="https://social.example/@us" rel="me noreferrer"' in text
    assert text.count(NOTE) == 4
