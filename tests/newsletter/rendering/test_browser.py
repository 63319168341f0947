"""Mails in a real browser: at three widths, in both schemes, and with colours turned round."""

from pathlib import Path

import pytest

from newsletter.mail.bodies import bodies_of
from tests.journeys import axe
from tests.journeys.browser import launched, new_context

WIDTHS = (320, 600, 1280)
SCHEMES = ("light", "dark")
AA = 4.5
CONTRASTS = Path(__file__).with_name("contrasts.js").read_text()


@pytest.fixture
def seen(issue):
    """Give a function that opens the mail in a browser, and what a page function gives there."""
    # Written before the browser starts: while Playwright runs, Django refuses the database.
    html = bodies_of(issue).html

    def look(of, *, widths=WIDTHS, schemes=SCHEMES) -> dict:
        found = {}
        with launched() as browser:
            for width in widths:
                for scheme in schemes:
                    viewport = {"width": width, "height": 800}
                    context = new_context(browser, viewport=viewport, color_scheme=scheme)
                    page = context.new_page()
                    page.set_content(html)
                    found[width, scheme] = of(page)
                    context.close()
        return found

    return look


def violations(page) -> list[str]:
    """Give what axe finds, but for landmarks: a mail is an article inside of a program's page."""
    axe.load(page)
    found = axe.violations(page)
    return [each for each in found if not each.startswith(("region:", "landmark-one-main:"))]


def test_axe_finds_nothing(seen):
    assert seen(violations) == {(width, scheme): [] for width in WIDTHS for scheme in SCHEMES}


def test_nothing_has_to_be_scrolled_sideways(seen):
    widths = seen(lambda page: page.evaluate("document.documentElement.scrollWidth"))
    assert {width: found for (width, _scheme), found in widths.items()} == {w: w for w in WIDTHS}


def test_words_are_read_in_each_scheme_and_where_a_program_turns_colours_round(seen):
    found = seen(lambda page: page.evaluate(CONTRASTS), widths=(600,))
    for pairs in found.values():
        assert len(pairs) > 15
        assert [pair for pair in pairs if pair["contrast"] < AA] == []
    # Programs that know the dark scheme do not turn it round.
    assert [pair for pair in found[600, "light"] if pair["turned"] < AA] == []


def test_dark_is_dark(seen):
    """The words are light where the reader wants it dark; else the test above says little."""
    colour = "getComputedStyle(document.querySelector('h2')).color"
    found = seen(lambda page: page.evaluate(colour), widths=(600,))
    assert found[600, "light"] == "rgb(28, 26, 40)"
    assert found[600, "dark"] == "rgb(242, 236, 225)"


def test_all_is_said_without_pictures_and_styles(seen):
    def words(page) -> str:
        page.evaluate("document.querySelectorAll('style').forEach(each => each.remove())")
        return page.evaluate("document.body.innerText")

    [text] = seen(words, widths=(320,), schemes=("light",)).values()
    assert text.index("First light") < text.index("Good morning") < text.index("Unsubscribe")
