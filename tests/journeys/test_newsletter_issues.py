"""Editors compose an issue in a real browser, and see the mail as readers will."""

import re

import pytest
from playwright.sync_api import expect

from .newsletter import make_issue
from .people import signed_in
from .test_admin import complaints

# In this order, the words change their colour with every mode: so one knows that it is shown.
MODES = {
    "mail": "rgb(28, 26, 40)",
    "mail-dark": "rgb(242, 236, 225)",
    "mail-phone": "rgb(28, 26, 40)",
}
ON_NIGHT = "rgb(249, 242, 229)"
PHONE = 375


@pytest.fixture
def editor(visit, running_site):
    """An editor in the form of the issue "First light"."""
    [(pk,)] = running_site.rows(
        "SELECT id FROM wagtailcore_page WHERE slug = 'first-light' AND depth = 4"
    )
    signed_in(visit, "Editors")
    visit.go(f"/admin/pages/{pk}/edit/")
    return visit


def open_preview(page) -> None:
    """Open the preview panel, and wait until it shows something: before, it hears of no mode."""
    page.click("[aria-label='Toggle preview']")
    page.frame_locator("iframe[title='Preview']").first.locator("h1").wait_for()


def show(page, mode: str):
    """Choose a mode in the preview panel, and give the frame once it shows a mail."""
    page.select_option("[data-w-preview-target='mode'], [data-preview-mode-select]", mode)
    frame = page.frame_locator("iframe[title='Preview']").first
    frame.get_by_text("Unsubscribe").first.wait_for()
    return frame


def test_the_mail_is_seen_in_both_schemes_and_on_a_phone(editor):
    page = editor.page
    open_preview(page)
    for mode, colour in MODES.items():
        frame = show(page, mode)
        expect(frame.locator(".ink div").first).to_have_css("color", colour)
        expect(frame.locator("h1")).to_have_css("color", ON_NIGHT)
        if mode == "mail-phone":
            width = frame.locator("body").evaluate("each => each.getBoundingClientRect().width")
            assert width <= PHONE
    assert complaints(editor) == []
    assert editor.strangers() == set()


def test_the_text_part_is_seen(editor):
    page = editor.page
    open_preview(page)
    frame = show(page, "text")
    assert re.search(r"={10,}\n", frame.locator("pre").inner_text())
    assert complaints(editor) == []


def test_the_subject_is_counted_and_pages_are_proposed(editor, running_site):
    draft = make_issue(running_site, "spring-letter")
    page = editor.page
    editor.go(f"/admin/pages/{draft}/edit/")
    page.locator("#id_title").focus()
    page.get_by_text(re.compile(r"^\d+ of 78 characters$")).wait_for()
    page.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Fill with what is new").first.click()
    page.get_by_role("heading", name="Fill with what is new").first.wait_for()
    assert complaints(editor) == []
