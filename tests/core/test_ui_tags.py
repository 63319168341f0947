"""The template tags of the look."""

import json
from datetime import date
from types import SimpleNamespace

import pytest
import time_machine
from django.template import Context, Template

from sparks.core.templatetags import ui


def rendered(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_an_icon_is_hidden_from_assistive_technology():
    svg = rendered('{% icon "spark" %}')
    assert 'aria-hidden="true"' in svg
    assert svg.endswith("</svg>")


def test_a_sky_takes_the_colour_of_its_pillar_and_is_hidden():
    sky = rendered("{% constellation 'grace' pillar %}", pillar=SimpleNamespace(slug="detection"))
    assert 'data-pillar="detection"' in sky
    assert 'aria-hidden="true"' in sky
    assert "style=" not in sky


def test_a_sky_without_a_pillar_has_none():
    assert "data-pillar" not in rendered("{% constellation 'grace' None %}")


@pytest.mark.parametrize(
    ("url", "path", "expected"),
    [
        ("/en/news/", "/en/news/", "page"),
        ("/en/news/", "/en/news/one/", "true"),
        ("/en/news/", "/en/events/", ""),
        ("/en/", "/en/events/", ""),
    ],
)
def test_a_menu_link_says_whether_one_is_there(url, path, expected):
    assert ui.leads_to(url, path) == expected


@time_machine.travel("2026-07-02 12:00", tick=False)
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), 50),
        (date(2027, 1, 1), date(2027, 12, 31), 0),
        (date(2025, 1, 1), date(2025, 12, 31), 100),
        (None, date(2026, 12, 31), None),
        (date(2026, 1, 1), None, None),
        (date(2026, 1, 1), date(2026, 1, 1), None),
    ],
)
def test_elapsed_time_stays_between_nothing_and_all(start, end, expected):
    assert ui.elapsed(start, end) == expected


def test_linked_data_cannot_end_its_script_element():
    text = ui.as_linked_data({"name": "</script><b>&"})
    assert not set("<>&") & set(text)
    assert json.loads(text) == {"@context": "https://schema.org", "name": "</script><b>&"}


def test_a_mail_link_keeps_blanks_readable():
    assert ui.mail_url("Two words", "https://sparks.example/?a=b&c") == (
        "mailto:?subject=Two%20words&body=https%3A%2F%2Fsparks.example%2F%3Fa%3Db%26c"
    )


def test_an_address_is_shown_as_people_say_it():
    assert ui.bare_address("https://www.inhope.org/") == "inhope.org"


def test_the_first_pillar_is_the_page_colour():
    pillars = [SimpleNamespace(slug="support"), SimpleNamespace(slug="detection")]
    assert ui.first_pillar(SimpleNamespace(pillar_list=pillars)) is pillars[0]
    assert ui.first_pillar(SimpleNamespace(pillar_list=[])) is None
    assert ui.first_pillar("a page of no pillar") is None
