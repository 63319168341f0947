"""Contrast is judged once for each look, and no faint text hides behind one that passed."""

import pytest

from . import axe

PAGE = """<!doctype html><html lang="en"><title>A page</title>
<style>
    body { background: #fff; color: #000 }
    .faint { color: #bbb }
    [hidden] { display: none }
    @media (max-width: 400px) { .narrow { color: #ccc } }
    @media (prefers-color-scheme: dark) { .dim { color: #ddd } }
</style>
<main><h1>A page</h1><p>Plain</p>%s</main>"""


@pytest.fixture
def faults(glance):
    """Give a function that shows a text and counts the faults of contrast, as often as asked."""

    def shown(text: str, **media) -> int:
        glance.page.set_content(PAGE % text)
        glance.page.emulate_media(**media)
        axe.load(glance.page)
        return contrast(glance.page)

    return shown


def contrast(page) -> int:
    return sum(line.startswith("color-contrast:") for line in axe.violations(page))


def test_faint_text_is_found_on_every_page(faults):
    assert [faults("<p class=faint>Faint</p>") for _page in range(2)] == [1, 1]
    assert faults("<p>More of the plain</p>") == 0


def test_a_look_that_passed_elsewhere_does_not_pass_on_another_ground(faults):
    assert faults("<p class=box>On white</p>") == 0
    assert faults("<style>.box { background: #333 }</style><p class=box>On black</p>") == 1
    dark = "<style>main { background: #333; color: #fff } b { color: #000 }</style>"
    assert faults("<p>On <b>white</b></p>") == 0
    assert faults(f"{dark}<p>On <b>black</b></p>") == 1


def test_what_was_hidden_has_not_passed(faults, glance):
    assert faults("<p class=faint hidden>Faint</p>") == 0
    glance.page.evaluate("document.querySelector('[hidden]').hidden = false")
    assert contrast(glance.page) == 1


def test_each_width_and_each_scheme_is_looked_at(faults, glance):
    assert faults("<p class=narrow>Narrow</p>") == 0
    glance.resize(320)
    assert contrast(glance.page) == 1
    glance.resize(1280)
    assert faults("<p class=dim>Dim</p>") == 0
    assert faults("<p class=dim>Dim</p>", color_scheme="dark") == 1
