"""The directory as visitors see it."""

from datetime import timedelta

import html5lib
import pytest
from django.utils import translation
from wagtail.models import Locale

from sparks.core.models import SiteSettings
from sparks.help.models import HelpService
from sparks.help.needs import NEEDS
from tests.counting import queries_of
from tests.factories.help import HelpServiceFactory

from .conftest import TODAY

Kind = HelpService.Kind
FALLBACK = {
    "somebody in danger": 'href="tel:112"',
    "report": 'href="https://www.inhope.org/"',
    "talk": 'href="tel:116111"',
    "missing": 'href="tel:116000"',
}


def text_of(visitor, query: str = "") -> str:
    answer = visitor.get(f"/en/help/{query}")
    assert answer.status_code == 200
    return answer.text


def section(text: str, anchor: str) -> str:
    """Give all words of one part of the page."""
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    [found] = tree.iterfind(f".//section[@id='{anchor}']")
    return " ".join(" ".join(found.itertext()).split())


def test_a_service_says_how_it_is_reached(visitor, page):
    HelpServiceFactory(
        name="Somebody listens",
        phone="+49 (0)30 23125-020",
        url="https://www.listens.example/chat/",
        hours="Day and night",
        languages="German, Turkish",
        is_free=True,
        is_anonymous=True,
        verified_on=TODAY - timedelta(days=10),
    )
    text = text_of(visitor, "?country=DE")
    assert 'href="tel:+4903023125020"' in text
    assert 'href="https://www.listens.example/chat/"' in text
    assert "Help: Germany" in text
    words = section(text, "adults")
    for said in (
        "Somebody listens",
        "+49 (0)30 23125-020",
        "listens.example/chat",
        "Hours Day and night",
        "Languages German, Turkish",
        "Costs nothing",
        "You need not give your name",
        "Checked on 15 November 2026",
    ):
        assert said in words


def test_what_is_not_known_is_not_said(visitor, page):
    HelpServiceFactory(phone="")
    words = section(text_of(visitor, "?country=DE"), "adults")
    for unsaid in ("Hours", "Languages", "Costs nothing", "your name"):
        assert unsaid not in words


@pytest.mark.parametrize(("days", "is_seen"), [(0, True), (180, True), (181, False), (None, False)])
def test_a_service_is_shown_for_180_days(visitor, page, days, is_seen):
    verified = None if days is None else TODAY - timedelta(days=days)
    service = HelpServiceFactory(name="Somebody listens", verified_on=verified)
    assert ("Somebody listens" in text_of(visitor, "?country=DE")) is is_seen
    assert service.is_shown is is_seen
    assert HelpService.objects.shown().exists() is is_seen
    assert HelpService.objects.to_verify().exists() is not is_seen


def test_it_disappears_by_itself_while_the_process_goes_on(visitor, page, time_machine):
    HelpServiceFactory(name="Somebody listens")
    assert "Somebody listens" in text_of(visitor, "?country=DE")
    time_machine.shift(timedelta(days=181))
    text = text_of(visitor, "?country=DE")
    assert "Somebody listens" not in text
    assert "We do not list a service in this country yet" in text


@pytest.mark.parametrize("query", ["", "?country=DE", "?country=FR", "?country=nonsense%00"])
def test_the_fallback_is_always_there(visitor, page, query):
    HelpServiceFactory()
    text = text_of(visitor, query)
    assert [what for what, link in FALLBACK.items() if link not in text] == []
    for need in NEEDS:
        assert section(text, need.anchor)


def test_a_country_shows_its_own_services_and_those_for_several(visitor, page):
    HelpServiceFactory(name="In Germany")
    HelpServiceFactory(name="In France", country="FR")
    HelpServiceFactory(name="Everywhere", country="")
    words = section(text_of(visitor, "?country=FR"), "adults")
    assert "In France" in words
    assert "Everywhere" in words
    assert "In Germany" not in words
    none = section(text_of(visitor), "adults")
    assert "Everywhere" in none
    assert "In France" not in none


def test_a_need_without_a_service_leads_to_the_next_best(visitor, page):
    HelpServiceFactory(kind=Kind.VICTIMS)
    text = text_of(visitor, "?country=DE")
    assert "We list no service for this in Germany yet" in section(text, "talk")
    assert '<a href="#support">' in text
    assert "Next best" not in section(text, "support")
    assert "Next best" not in section(text, "thoughts")


def test_countries_without_a_service_are_led_to_those_with_one(visitor, page):
    HelpServiceFactory(country="US")
    text = text_of(visitor, "?country=FR")
    assert '<option value="FR" selected>France</option>' in text
    assert '<option value="US">United States of America</option>' in text
    assert '<a href="?country=US">' in text


def test_countries_stand_in_the_readers_language(page, rf):
    HelpServiceFactory()
    request = rf.get("/de/help/?country=DE")
    with translation.override("de"):
        directory = page.get_context(request)["directory"]
    assert directory.country_name == "Deutschland"
    names = [name for _code, name in directory.countries]
    assert names.index("Österreich") == names.index("Norwegen") + 1


def test_a_service_is_shown_in_the_readers_language_or_at_all(page, rf):
    french = Locale.objects.create(language_code="fr")
    translated = HelpServiceFactory(name="Somebody listens")
    translated.copy_for_translation(french).save()
    HelpService.objects.filter(locale=french).update(name="On vous écoute")
    HelpServiceFactory(name="Only in English")
    shown = HelpService.objects.shown()
    names = set(shown.in_language(french).values_list("name", flat=True))
    assert names == {"On vous écoute", "Only in English"}
    english = set(shown.in_language(page.locale).values_list("name", flat=True))
    assert english == {"Somebody listens", "Only in English"}


@pytest.mark.parametrize("query", ["", "?country=DE"])
def test_nothing_is_kept_of_who_asks(visitor, page, query):
    HelpServiceFactory()
    answer = visitor.get(f"/en/help/{query}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert not visitor.cookies
    assert 'class="leave"' in answer.text


def test_the_page_is_always_sensitive(page):
    page.is_sensitive = False
    assert "is_sensitive" not in type(page).get_edit_handler().get_form_class().base_fields
    assert type(page)().is_sensitive


@pytest.mark.parametrize("query", ["", "?country=DE"])
def test_a_directory_of_any_size_costs_the_same(visitor, page, query):
    HelpServiceFactory()
    few = queries_of(visitor, f"/en/help/{query}")
    for kind in Kind.values:
        HelpServiceFactory.create_batch(4, kind=kind)
        HelpServiceFactory.create_batch(2, kind=kind, country="FR")
    assert len(queries_of(visitor, f"/en/help/{query}")) == len(few)
    assert len(few) <= 6


def test_the_strip_of_every_page_leads_to_its_parts(visitor, home, page):
    site = home.get_site()
    SiteSettings.objects.update_or_create(site=site, defaults={"help_page": page})
    text = text_of(visitor)
    assert 'href="/en/help/#report"' in text
    assert 'href="/en/help/#talk"' in text
