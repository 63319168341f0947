"""The pages of the portal in their states, as members of the demo's teams see them."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from .account_pages import SESSION
from .shown import Shown

OWNER, VIEWER = "owner@sparks.example", "viewer@sparks.example"
WRITER = "contributor@sparks.example"  # in one team; an editor of another
NOBODY = "applicant@sparks.example"  # in no team
DRAFT, GIVEN_BACK = "Lantern (example)", "Ensuring SAfer justice outcomes"
CHECKED, DATED = "Checklist: before a project page goes live", "What a teacher asked us"
LIVE, DECLINED = "Why we write our page ourselves", "Open hour for other project teams"


def press(page: Page, *names: str) -> None:
    """Press one link after the other; of those with the same name, the first."""
    for name in names:
        _follow(page, page.locator("main").get_by_role("link", name=name).first)


def read(page: Page, title: str, *names: str) -> None:
    """Go from the overview to a text, and from there on."""
    _follow(page, page.locator(".portal-list__title", has_text=title))
    press(page, *names)


def _follow(page: Page, link: Locator) -> None:
    here = page.url
    link.click()
    page.wait_for_url(lambda url: url.split("#")[0] != here)


def send_too_early(page: Page) -> None:
    """Send a draft in which something is missing."""
    read(page, DRAFT)
    page.get_by_role("button", name="Send it to the editors").click()
    page.locator(".error-summary").wait_for()


def comment_nothing(page: Page) -> None:
    """Send the form of the conversation without a word."""
    read(page, CHECKED)
    page.get_by_role("button", name="Add the comment").click()
    page.locator(".error-summary").wait_for()


def take_down_without_reason(page: Page) -> None:
    """Ask for a page to go, and say nothing more."""
    press(page, "SALVUS", "Pages", "Ask to take it down")
    page.get_by_role("button", name="Ask the editors").click()
    page.locator(".error-summary").wait_for()


def save(page: Page) -> None:
    """Save the choices as they are."""
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/?saved=1")


def shown(name: str, template: str, who: str, act: Callable | None = None, **more) -> Shown:
    """Give a state of a page that one comes to from the overview."""
    path = f"/en/portal/{more.get('path', '')}"
    status = more.get("status", 200)
    return Shown(name, f"submissions/portal/{template}.html", path, status, act, who, SESSION)


def text(title: str, *names: str) -> Callable[[Page], None]:
    """Give an act: go to a text, and on from there."""
    return lambda page: read(page, title, *names)


def team(*names: str) -> Callable[[Page], None]:
    """Give an act: go to a team, and on from there."""
    return lambda page: press(page, *names)


PORTAL = [
    shown("overview of an owner", "dashboard", OWNER),
    shown("overview of a viewer", "dashboard", VIEWER),
    shown("overview without a team", "dashboard", NOBODY),
    shown("text, a draft", "text", OWNER, text(DRAFT)),
    shown("text, not complete", "text", OWNER, send_too_early, status=422),
    shown("text, changes asked for", "text", OWNER, text(GIVEN_BACK)),
    shown("text, being read", "text", WRITER, text(CHECKED)),
    shown("text, comment without words", "text", WRITER, comment_nothing, status=422),
    shown("text, with a date", "text", WRITER, text(DATED)),
    shown("text, live", "text", VIEWER, text(LIVE)),
    shown("text, declined", "text", WRITER, text(DECLINED)),
    shown("take a text back", "withdraw", WRITER, text(CHECKED, "Take it back")),
    shown("pages of a team", "pages", OWNER, team("SALVUS", "Pages")),
    shown("pages of a team none", "pages", OWNER, team(DRAFT, "Pages")),
    shown("take a page down", "take_down", OWNER, take_down_without_reason, status=422),
    shown("notifications", "notifications", OWNER, path="notifications/"),
    shown("notifications none", "notifications", NOBODY, path="notifications/"),
    shown("portal preferences", "preferences", WRITER, path="preferences/"),
    shown("portal preferences saved", "preferences", WRITER, save, path="preferences/"),
]
