"""The newsletter's desk in a real browser: policy, accessibility, small screens, fresh progress."""

import pytest
from playwright.sync_api import expect

from . import axe
from .newsletter import begin_sending, make_issue
from .people import signed_in

PAGES = [
    "/admin/newsletter/issues/",
    "/admin/newsletter/subscribers/",
    "/admin/newsletter/subscribers/export/",
    "/admin/newsletter/suppressed/",
    "/admin/newsletter/suppressed/new/",
    "/admin/newsletter/import/",
    "/admin/newsletter/statistics/",
]
# Of Wagtail's own frame around our pages, axe finds things that are not ours to mend.
OURS = "#main .nice-padding"


@pytest.fixture
def moderator(new_visit):
    return signed_in(new_visit(), "Moderators")


def faults(visit, path: str) -> list[str]:
    """Open a page; give what the browser, axe and a small screen find wrong with it."""
    visit.complaints.clear()
    status = visit.go(path).status
    page = visit.page
    page.wait_for_load_state("networkidle")
    axe.load(page)
    found = [*visit.complaints, *axe.in_light_and_dark(page, OURS)]
    visit.resize(320)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    visit.resize(1280)
    found += [f"status {status}"] * (status != 200) + ["wider than 320 pixels"] * wide
    return [f"{path}: {each}" for each in found]


def test_every_page_of_the_desk_is_sound(moderator):
    wrong = [line for path in PAGES for line in faults(moderator, path)]
    assert wrong == []
    assert moderator.strangers() == set()


def test_an_issue_is_looked_at_and_seen_on_its_way(moderator, running_site):
    issue = make_issue(running_site, "seen-on-its-way")
    place = f"/admin/newsletter/issues/{issue}/send/"
    assert faults(moderator, place) == []
    page = moderator.page
    expect(page.get_by_text("would get it now")).to_be_visible()

    begin_sending(running_site, issue)
    assert faults(moderator, place) == []
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "0")
    running_site.write("UPDATE newsletter_delivery SET state = 'sent' WHERE address_hash < '3'")
    expect(bar).to_have_attribute("value", "75")

    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.get_by_role("link", name="Cancel the sending…").click()
    assert faults(moderator, f"{place}cancel/") == []
    page.get_by_role("button", name="Yes, cancel the sending").click()
    expect(page.get_by_text("Cancelled").first).to_be_visible()
    assert faults(moderator, place) == []
    assert faults(moderator, f"/admin/newsletter/issues/{issue}/recipients/") == []


def test_progress_is_seen_without_scripts(new_visit, moderator, running_site):
    issue = make_issue(running_site, "seen-without-scripts")
    begin_sending(running_site, issue)
    plain = new_visit(java_script_enabled=False)
    plain.context.add_cookies(moderator.context.cookies())
    plain.go(f"/admin/newsletter/issues/{issue}/send/")
    bar = plain.page.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", "0")
    running_site.write("UPDATE newsletter_delivery SET state = 'sent'")
    plain.page.get_by_role("link", name="Refresh").click()
    expect(bar).to_have_attribute("value", "100")
