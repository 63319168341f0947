"""Nothing is cut off, too small or moving, however the reader looks at a page."""

import pytest

from .browser import WIDTHS
from .pages import seen_once

# WCAG 2.2, 1.4.12: what a reader's own style may ask for. Browsers add it whatever a page's policy.
SPACING = """
    * {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }
"""
ADD_STYLE = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
}"""


@pytest.mark.parametrize(**seen_once())
def test_nothing_is_cut_off_or_too_small_to_hit(seen):
    visit = seen.visit
    for width in WIDTHS:
        visit.resize(width)
        assert (width, visit.check("wider"), visit.check("small")) == (width, 0, [])
    visit.page.evaluate(ADD_STYLE, SPACING)
    for width in WIDTHS:
        visit.resize(width)
        assert (width, visit.check("wider"), visit.check("cut")) == (width, 0, [])


@pytest.mark.parametrize(**seen_once())
def test_nothing_moves_for_who_wants_no_motion(seen):
    assert seen.moving == []
