"""axe finds nothing on any page, at any width, in any scheme, with or without scripts."""

import pytest

from . import axe
from .browser import WIDTHS
from .pages import PAGES, named, seen_once


def found_at_all_widths(visit) -> list[str]:
    found = []
    for width in WIDTHS:
        visit.resize(width)
        found += [f"{width} px, {line}" for line in axe.in_light_and_dark(visit.page)]
    return found


@pytest.mark.parametrize(**seen_once())
def test_every_page_is_accessible_at_all_widths_in_light_and_dark(seen):
    axe.load(seen.visit.page)
    assert seen.visit.document.status == seen.shown.status
    assert "\n".join(found_at_all_widths(seen.visit)) == ""


@pytest.mark.parametrize(**named([shown for shown in PAGES if not shown.needs_scripts]))
def test_every_page_is_accessible_without_scripts_and_in_forced_colours(glance, shown):
    glance.refuse_scripts()
    glance.see(shown)
    axe.load(glance.page)
    plain = axe.violations(glance.page)
    axe.force_colours(glance.page)
    forced = axe.violations(glance.page, rules=axe.COLOURS)
    assert "\n".join([*plain, *forced]) == ""
