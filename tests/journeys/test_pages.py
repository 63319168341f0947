"""What holds for every page: frame, source, print, and what the browser was asked to do."""

import html5lib
import pytest

from .pages import ALONE, ELSEWHERE, PAGES, seen_once
from .site import ROOT

FRAMED = [shown for shown in PAGES if shown.template not in ALONE]


def documents() -> set[str]:
    """Give the names of all templates that are whole pages for visitors."""
    folder = ROOT / "templates"
    found = set()
    for path in folder.rglob("*.html"):
        name = str(path.relative_to(folder))
        text = path.read_text()
        if (
            name.startswith(("wagtail", "previews/", "email/", "components/"))
            or name.rpartition("/")[2] == "base.html"
        ):
            continue
        if "{% extends" in text or "<!doctype" in text:
            found.add(name)
    return found


def test_the_list_has_every_template_that_is_a_page():
    assert {shown.template for shown in PAGES} == documents() - ELSEWHERE


def test_the_list_has_every_type_of_page(running_site):
    query = (
        "SELECT page.url_path, type.app_label || '.' || type.model FROM wagtailcore_page page "
        "JOIN django_content_type type ON type.id = page.content_type_id WHERE page.depth > 1"
    )
    types = dict(running_site.rows(query))
    listed = {shown.path.split("?")[0].replace("/en/", "/start/") for shown in PAGES}
    assert {types[path] for path in listed & set(types)} == set(types.values())


@pytest.mark.parametrize(**seen_once())
def test_a_page_keeps_to_itself(seen):
    shown, visit = seen.shown, seen.visit
    assert visit.document.status == shown.status
    assert visit.complaints == []
    assert visit.strangers() == set()
    assert {cookie["name"] for cookie in visit.context.cookies()} <= shown.cookies
    assert visit.check("stored") == []


@pytest.mark.parametrize(**seen_once())
def test_a_page_is_sound(seen):
    assert seen.visit.check("sound") == []
    assert errors_of(seen.visit.document.text()) == []


@pytest.mark.parametrize(**seen_once(FRAMED))
def test_a_page_stands_in_the_frame(seen):
    assert seen.visit.check("framed", seen.shown.status == 200) == []


@pytest.mark.parametrize(**seen_once(FRAMED))
def test_print_leaves_navigation_out(seen):
    seen.visit.page.emulate_media(media="print")
    assert seen.visit.check("navigation") == []


def errors_of(source: str) -> list[str]:
    """Give what the standard's own parser objects to, with the place in the source."""
    parser = html5lib.HTMLParser()
    parser.parse(source)
    lines = source.splitlines()
    return [
        f"{code} {values}: {lines[line - 1].strip()[:160]}"
        for (line, _column), code, values in parser.errors
    ]
