"""The editors' side of teams' texts in a real browser: sound pages, a review from end to end."""

import pytest
from playwright.sync_api import expect

from .people import signed_in
from .test_newsletter_desk import faults
from .texts import send_again, send_text


@pytest.fixture
def moderator(new_visit):
    return signed_in(new_visit(), "Moderators")


@pytest.fixture
def without_scripts(new_visit, moderator):
    """The same moderator, in a browser without scripts."""
    plain = new_visit(java_script_enabled=False)
    plain.context.add_cookies(moderator.context.cookies())
    return plain


def test_every_page_about_a_text_is_sound(moderator, running_site):
    text, page = send_text(running_site, "Sound Team")
    send_again(running_site, text)
    places = [
        "/admin/texts/",
        "/admin/texts/?where=closed",
        f"/admin/texts/{text}/",
        f"/admin/texts/{text}/compare/?from=live",
        f"/admin/texts/{text}/compare/?from=1",
        f"/admin/bulk/submissions/contribution/give/?id={text}",
        "/admin/reports/waiting-teams/",
    ]
    assert [line for path in places for line in faults(moderator, path)] == []
    moderator.complaints.clear()
    for path in (f"/admin/pages/{page}/edit/", f"/admin/texts/correct/{page}/"):
        assert moderator.go(path).status == 200
        moderator.page.wait_for_load_state("networkidle")
    assert moderator.complaints == []
    assert moderator.strangers() == set()


def test_the_conversation_stands_beside_the_page(moderator, running_site):
    _text, page = send_text(running_site, "Talking Team")
    moderator.go(f"/admin/pages/{page}/edit/")
    shown = moderator.page
    expect(shown.get_by_text("This page shows a text of “Talking Team”")).to_be_visible()
    shown.get_by_role("button", name="Toggle the conversation with the team").click()
    panel = shown.locator('[data-side-panel="texts"]')
    expect(panel.get_by_text("Is the picture still right?")).to_be_visible()
    panel.get_by_label("Comment").fill("Yes, it is.")
    panel.get_by_role("button", name="Send comment").click()
    expect(shown.get_by_text("The team can read your comment now.")).to_be_visible()
    assert moderator.path.startswith(f"/admin/pages/{page}/edit/")


def test_a_review_without_scripts(without_scripts, running_site):
    text, _page = send_text(running_site, "Plain Team")
    without_scripts.go(f"/admin/texts/{text}/")
    shown = without_scripts.page
    shown.get_by_role("button", name="Take it on").click()
    expect(shown.get_by_text("You have taken it on.")).to_be_visible()
    shown.get_by_label("What to change, and why").fill("Shorter.")
    shown.get_by_role("button", name="Add another change").click()
    rows = shown.get_by_label("What to change, and why")
    expect(rows).to_have_count(2)
    rows.nth(1).fill("Say who it is for.")
    shown.get_by_role("button", name="Ask for these changes").click()
    expect(shown.get_by_text("The team has got it back")).to_be_visible()
    expect(shown.locator("#changes-section").get_by_text("Say who it is for.")).to_be_visible()
