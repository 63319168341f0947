"""After a change no page anywhere says the old thing: on two processes of a host, and on another.

Every change is made by this process, as by a worker of the near host. That host must follow with
the very next request; the far one hears of it from PostgreSQL.
"""

import time
from datetime import timedelta
from itertools import count

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page

from news.models import ArticlePage, EventIndexPage, EventPage, NewsIndexPage
from projects.models import Organisation, ProjectPage
from sparks.core.models import Menu, SiteTexts
from sparks.home.models import HomePage, StandardPage
from sparks.taxonomy.models import Pillar
from tests.factories.records import SiteImageFactory

PATIENCE_SECONDS = 5
# Both workers of the near host answer some of so many requests.
TIMES = 6
EVERYWHERE = [
    "/en/",
    "/en/about/",
    "/en/news/",
    "/en/news/what-32-million-means/",
    "/en/events/",
    "/en/projects/",
    "/en/projects/formobile/",
    "/en/projects/?sort=title&pillar=prevention",
    "/en/prevention/",
    "/en/response/",
    "/en/news/feed.atom",
    "/sitemap.xml",
    "/api/v1/projects/",
]
_numbers = count(1)


def word() -> str:
    """Give a word that stands nowhere yet."""
    return f"zaunkoenig{next(_numbers)}"


def warm(world, *paths: str) -> None:
    """Have pages kept by every process."""
    for path in paths:
        for _time in range(TIMES):
            world.near.page(path)
        world.far.page(path)


def wrong(world, paths) -> list[str]:
    """Give the pages of the near host, and in the end of the far one, that are not as drawn now."""
    found = []
    for path in paths:
        drawn = world.plain.page(path)
        found += [f"near {path}" for _ in range(TIMES) if world.near.page(path) != drawn]
        deadline = time.monotonic() + PATIENCE_SECONDS
        while world.far.page(path) != drawn:
            if time.monotonic() > deadline:
                found.append(f"far {path}")
                break
            time.sleep(0.02)
    return found


def publish(page) -> None:
    page.save_revision().publish()


def new_article(**more) -> ArticlePage:
    index = NewsIndexPage.objects.get()
    made = ArticlePage(
        title=word(), lead="What happened.", published_on=timezone.localdate(), **more
    )
    return index.add_child(instance=made)


def edit_page():
    page = ArticlePage.objects.get(slug="what-32-million-means")
    page.title = word()
    publish(page)
    return page.title, ["/en/news/", "/en/news/what-32-million-means/", "/en/news/feed.atom"]


def publish_page():
    page = new_article(live=False)
    publish(page)
    return page.title, ["/en/news/", page.url, "/sitemap.xml"]


def edit_snippet():
    pillar = Pillar.objects.get(slug="prevention")
    pillar.title = word()
    pillar.save()
    return pillar.title, ["/en/", "/en/projects/", "/en/projects/formobile/"]


def edit_organisation():
    project = ProjectPage.objects.get(slug="formobile")
    organisation = Organisation.objects.filter(participations__project=project).first()
    organisation.name = word()
    organisation.save()
    return organisation.name, ["/en/projects/formobile/"]


def edit_menu():
    menu = Menu.objects.get(handle=Menu.Place.HEADER)
    item = menu.items.first()
    item.label = word()
    item.save()
    return item.label, EVERYWHERE


def edit_texts():
    texts = SiteTexts.objects.get()
    texts.funding_statement = word()
    texts.save()
    return texts.funding_statement, ["/en/", "/en/about/"]


CHANGES = [edit_page, publish_page, edit_snippet, edit_organisation, edit_menu, edit_texts]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_is_on_every_page_with_the_next_request(edits, change):
    warm(edits, *EVERYWHERE)
    said, paths = change()
    assert wrong(edits, paths) == []
    assert any(said.encode() in edits.near.page(path)[1] for path in paths)


def test_a_translation_comes_changes_and_goes(edits):
    translated = ["/de/", "/de/about/"]
    warm(edits, *EVERYWHERE)
    german = Locale.objects.create(language_code="de")
    home = HomePage.objects.get(locale__language_code="en").copy_for_translation(german)
    publish(home)
    about = StandardPage.objects.get(slug="about", locale__language_code="en")
    page = about.copy_for_translation(german)
    publish(page)
    assert wrong(edits, [*translated, *EVERYWHERE]) == []
    assert b'hreflang="de"' in edits.near.page("/en/about/")[1]

    warm(edits, *translated)
    page.title = word()
    publish(page)
    assert wrong(edits, [*translated, "/en/about/"]) == []
    assert page.title.encode() in edits.near.page("/de/about/")[1]

    page.refresh_from_db()
    page.unpublish()
    assert wrong(edits, [*translated, *EVERYWHERE]) == []
    assert edits.near.page("/de/about/")[0] == 404
    Page.objects.get(pk=home.pk).delete()
    german.delete()
    assert wrong(edits, EVERYWHERE) == []
    assert b'hreflang="de"' not in edits.near.page("/en/about/")[1]


def test_an_image_is_described_anew(edits):
    image = SiteImageFactory(description=word())
    page = new_article(body=[("picture", {"image": image})])
    publish(page)
    paths = [page.url, "/en/news/"]
    warm(edits, *paths)
    assert image.description.encode() in edits.near.page(page.url)[1]
    image.description = word()
    image.save()
    assert wrong(edits, paths) == []
    assert image.description.encode() in edits.near.page(page.url)[1]


def test_what_is_withdrawn_is_gone_at_once(edits):
    page = new_article()
    publish(page)
    warm(edits, page.url, "/en/news/")
    assert page.title.encode() in edits.near.page(page.url)[1]
    page.unpublish()
    assert {edits.near.page(page.url)[0] for _ in range(TIMES)} == {404}
    assert wrong(edits, [page.url, "/en/news/"]) == []


def test_what_is_moved_or_deleted_is_gone_from_its_old_place(edits):
    page = StandardPage(title=word(), lead="A page to move.")
    Page.objects.get(slug="start").add_child(instance=page)
    old = page.url
    warm(edits, old, "/sitemap.xml")
    page.move(StandardPage.objects.get(slug="about"), pos="last-child")
    page = StandardPage.objects.get(pk=page.pk)
    assert page.url != old
    warm(edits, page.url)
    assert wrong(edits, [old, page.url, "/sitemap.xml"]) == []
    assert edits.near.page(page.url)[0] == 200
    page.delete()
    assert {edits.near.page(page.url)[0] for _ in range(TIMES)} == {404}
    assert wrong(edits, [old, page.url, "/sitemap.xml"]) == []


def test_a_page_that_was_scheduled_appears(edits):
    page = new_article(live=False)
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    publish(page)
    warm(edits, page.url, "/en/news/")
    assert edits.near.page(page.url)[0] == 404
    time.sleep(1.1)
    call_command("publish_scheduled")
    assert edits.near.page(page.url)[0] == 200
    assert wrong(edits, [page.url, "/en/news/"]) == []


def test_an_event_is_past_when_its_time_is_over(edits):
    now = timezone.now()
    index = EventIndexPage.objects.get()
    event = EventPage(
        title=word(),
        lead="It is about to end.",
        online_url="https://example.org/room",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(seconds=4),
    )
    index.add_child(instance=event)
    listing = "/en/events/?status=coming"
    warm(edits, listing)
    assert event.title.encode() in edits.near.page(listing)[1]
    time.sleep(max(0, (event.ends_at - timezone.now()).total_seconds()) + 0.05)
    assert event.title.encode() not in edits.near.page(listing)[1]
    assert event.title.encode() not in edits.far.page(listing)[1]
    assert wrong(edits, [listing, "/en/events/"]) == []


def test_what_is_rolled_back_is_on_no_page(edits):
    warm(edits, "/en/about/")
    before = edits.near.page("/en/about/")
    with transaction.atomic():
        page = StandardPage.objects.get(slug="about")
        page.title = word()
        publish(page)
        assert edits.near.page("/en/about/") == before
        transaction.set_rollback(True)
    assert wrong(edits, ["/en/about/"]) == []


@settings(
    max_examples=4,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6))
def test_whatever_is_edited_every_kept_page_is_as_it_would_be_drawn(edits, changes):
    warm(edits, *EVERYWHERE)
    for change in changes:
        change()
        assert wrong(edits, EVERYWHERE) == []
