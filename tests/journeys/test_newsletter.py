"""The newsletter from sign-up to inbox, with real workers, a real scheduler and a mail server."""

import re
import urllib.request
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from .people import signed_in
from .post import link_in

READER = "journey@sparks.example"
SUBJECT = "A letter with a journey behind it"
DRAFT = "SELECT id FROM wagtailcore_page WHERE slug = 'winter-letter'"
DIGEST_NOW = """
    UPDATE newsletter_newslettersettings
    SET digest_weekday = (extract(isodow FROM now() AT TIME ZONE 'UTC') - 1)::int,
        digest_hour = extract(hour FROM now() AT TIME ZONE 'UTC')::int
    RETURNING id
"""


def subscribe(visit, office) -> None:
    """Sign up in the footer of a page and press the button that the mail leads to."""
    visit.go("/en/projects/")
    visit.page.get_by_label("E-mail address for the newsletter").fill(READER)
    visit.page.locator("footer").get_by_role("button", name="Sign up").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    mail = office.wait_for(READER, "Please confirm")
    visit.page.goto(link_in(mail, "/confirm/"))
    visit.page.get_by_role("button", name="Yes, send me the newsletter").click()
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Welcome")
    visit.page.locator("main").get_by_role("link", name="Choose topics and how often").click()
    visit.page.get_by_label("Prevention", exact=True).check()
    visit.page.get_by_role("button", name="Save").click()
    visit.page.wait_for_url("**/?saved=choices")


def compose(page, visit, draft: int) -> None:
    """Rewrite the demo's draft and fill it with what is new on the site."""
    visit.go(f"/admin/pages/{draft}/edit/")
    page.fill("#id_title", SUBJECT)
    page.fill("#id_preheader", "Why to read on, in one sentence.")
    page.get_by_role("button", name="Save draft").first.click()
    page.wait_for_load_state()
    visit.go(f"/admin/newsletter/issue/{draft}/fill/")
    page.locator("main form").get_by_role("button").first.click()
    page.wait_for_url(f"**/admin/pages/{draft}/edit/**")


def look_at(page, visit, draft: int) -> None:
    """Open all previews."""
    for mode in ("", "mail", "mail-dark", "mail-phone", "text"):
        answer = visit.go(f"/admin/pages/{draft}/view_draft/?mode={mode}")
        assert answer.status == 200
        assert SUBJECT in page.content()


def soon() -> datetime:
    """Give a full minute that is at least ten seconds away."""
    now = datetime.now(UTC) + timedelta(seconds=10)
    return now.replace(second=0, microsecond=0) + timedelta(minutes=1)


def test_from_sign_up_to_inbox(new_visit, running_site, office):
    reader = new_visit()
    subscribe(reader, office)

    desk = signed_in(new_visit(), "Moderators")
    page = desk.page
    [(draft,)] = running_site.rows(DRAFT)
    compose(page, desk, draft)
    look_at(page, desk, draft)
    sending = f"/admin/newsletter/issues/{draft}/send/"
    desk.go(sending)
    page.get_by_label("Send a test to").fill("moderator@sparks.example")
    page.get_by_role("button", name="Send the test").click()
    assert office.wait_for("moderator@sparks.example", SUBJECT)

    desk.go(sending)
    page.get_by_label("At this time:").check()
    page.get_by_label("Date and time").fill(soon().strftime("%Y-%m-%dT%H:%M"))
    page.get_by_role("button", name="Release").click()
    expect(page.get_by_text("The sending is planned.")).to_be_visible()

    progress = page.locator("progress")
    pause = page.get_by_role("button", name="Pause")
    for _attempt in range(100):
        if pause.count():
            break
        page.wait_for_timeout(1000)
        desk.go(sending)
    pause.click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    page.wait_for_timeout(1000)
    arrived = len(office.mails("", SUBJECT))
    page.wait_for_timeout(2000)
    assert len(office.mails("", SUBJECT)) == arrived
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("What became of it")).to_be_visible(timeout=60_000)
    assert progress.count() == 0
    assert desk.complaints == []
    [(audience,)] = running_site.rows(
        "SELECT audience_count FROM newsletter_mailing WHERE title = %s", SUBJECT
    )
    to = [mail["To"] for mail in office.mails("", SUBJECT) if "[" not in mail["Subject"]]
    assert len(to) == len(set(to)) == audience

    mail = office.wait_for(READER, SUBJECT)
    web = link_in(mail, "/newsletter/")
    reader.page.goto(web)
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(SUBJECT)

    receive_digest(reader, running_site, office, link_in(mail, "/subscription/"))
    unsubscribe(running_site, mail)
    assert reader.context.cookies() == []
    assert reader.complaints == []


def receive_digest(reader, running_site, office, link: str) -> None:
    """Change to the weekly digest and get one."""
    reader.page.goto(link.removesuffix("unsubscribe/"))
    reader.page.get_by_label("Weekly digest").check()
    reader.page.get_by_role("button", name="Save").click()
    reader.page.wait_for_url("**/?saved=choices")
    assert running_site.rows(DIGEST_NOW)
    office.hurry("newsletter.tasks.digests.write_digests")
    digest = office.wait_for(READER, "What was new")
    assert SUBJECT in digest.get_body(["plain"]).get_content()


def unsubscribe(running_site, mail) -> None:
    """Leave as mail programs do: one POST to the address in the header, and nothing else."""
    address = re.search(r"<(https?://[^>]+)>", mail["List-Unsubscribe"])[1]
    body = b"List-Unsubscribe=One-Click"
    with urllib.request.urlopen(urllib.request.Request(address, body)) as answer:
        assert answer.status == 200
        assert answer.url == address
        assert answer.headers["Set-Cookie"] is None
    state = "SELECT state FROM newsletter_subscriber WHERE email = %s"
    assert running_site.rows(state, READER) == [("left",)]
