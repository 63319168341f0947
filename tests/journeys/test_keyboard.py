"""Everything can be reached and seen with the keyboard alone, in order, and left again."""

import pytest

from .pages import PAGES, named

WALKED = {
    "home",
    "projects filtered",
    "project ended",
    "recommendation followed",
    "event coming, online",
    "help, sensitive",
    "help in a country",
    "contact",
    "search with results",
    "not found",
    "sign in",
    "second step",
    "account",
    "section of parts",
}
MANY = 400  # more stops than any page has: whoever gets there is trapped


@pytest.mark.parametrize(**named([shown for shown in PAGES if shown.name in WALKED]))
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_reaches_everything_in_order(visit, shown, width):
    visit.resize(width)
    visit.see(shown)
    stops = walk(visit)
    assert [stop["mark"] for stop in stops if not stop["isSeen"]] == []
    assert [stop["mark"] for stop in stops if not stop["hasRing"]] == []
    places = [stop["place"] for stop in stops]
    assert places == sorted(places)
    assert visit.check("unwalked") == []


def test_the_skip_link_leads_to_the_content(visit):
    visit.go("/en/projects/")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def walk(visit) -> list[dict]:
    """Press Tab until the focus leaves the page or comes round; give where it stood."""
    stops = []
    for _step in range(MANY):
        visit.page.keyboard.press("Tab")
        stop = visit.check("focused")
        if stop is None or stop["times"] > 1:
            return stops
        stops.append(stop)
    raise AssertionError(f"no end after {MANY} stops, the last at {stops[-1]['mark']}")
