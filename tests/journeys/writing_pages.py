"""The pages on which teams write, in their states, as members of the demo's teams see them."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from playwright.sync_api import Page

from .account_pages import SESSION
from .shown import Shown

WRITER = "contributor@sparks.example"
BEGINNER = "viewer@sparks.example"  # writes in the team without a page
KEY = "00000000-0000-4000-8000-{:012d}"
SALVUS, LANTERN = (KEY.format(number) for number in (1, 3))
ASKED, READ, WORK, DRAFT = (KEY.format(number) for number in (104, 105, 108, 109))


def add_part(page: Page, kind: str) -> None:
    """Add a part to a text, without saving it."""
    parts = page.locator("fieldset.part")
    before = parts.count()
    page.get_by_role("group", name="Add a part").get_by_role("button", name=kind).click()
    parts.nth(before).wait_for()


def save_wrongly(page: Page) -> None:
    """Save an address that is none."""
    page.get_by_label("Website").fill("not an address")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".error-summary").wait_for()


def write_at_once(page: Page) -> None:
    """Save what somebody else changed meanwhile, too."""
    other = page.context.new_page()
    other.goto(page.url)
    for each, words in ((other, f"Theirs {uuid4()}"), (page, "Ours")):
        each.get_by_label("One sentence").fill(words)
        each.get_by_role("button", name="Save", exact=True).click()
        each.locator(".writing__saved, .both").first.wait_for()
    other.close()
    page.locator(".both").wait_for()


def choose_nothing(page: Page) -> None:
    """Save again without saying whose words should stay."""
    write_at_once(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".both__missing").wait_for()


def begin(page: Page, kind: str, path: str) -> None:
    """Open the team's empty text of a kind, beginning it if need be, and go on to `path`."""
    begun = page.locator(".start-list").get_by_role("link", name=kind, exact=True)
    (begun.or_(page.get_by_role("button", name=kind, exact=True))).first.click()
    page.wait_for_url("**/edit/in-short/")
    page.goto(page.url.replace("edit/in-short/", path))


def add_file(page: Page) -> None:
    """Open the empty output of the team, and add a row for a file."""
    begin(page, "Resource", "edit/files/")
    parts = page.locator("fieldset.part")
    before = parts.count()  # rows that an earlier visit left are still there
    page.get_by_role("button", name="Add a language").click()
    parts.nth(before).wait_for()


def work_on_it(page: Page) -> None:
    """Say on the page of a recommendation that one works on it."""
    page.get_by_role("link", name="We work on this").click()
    page.wait_for_url("**/work-on/*/")


def shown(name: str, template: str, path: str, act: Callable | None = None, **more) -> Shown:
    """Give a state of one of these pages."""
    path, who = f"/en/portal/texts/{path}", more.get("who", WRITER)
    if not template.endswith(".html"):
        template = f"submissions/writing/{template}.html"
    return Shown(name, template, path, more.get("status", 200), act, who, SESSION)


NEW = f"new/{SALVUS}/"
WRITING = [
    shown("begin to write", "start", NEW),
    shown("begin to write, searched", "start", f"{NEW}?q=help"),
    shown("begin to write, in vain", "start", f"{NEW}?q=zzzz"),
    shown("begin without a page", "start", f"new/{LANTERN}/", who=BEGINNER),
    shown("section with wishes", "section", f"{ASKED}/edit/in-one-minute/"),
    shown("section of parts", "section", f"{ASKED}/edit/story/"),
    shown(
        "section, picture added",
        "section",
        f"{ASKED}/edit/story/",
        partial(add_part, kind="Picture"),
    ),
    shown("section of facts", "section", f"{ASKED}/edit/facts/"),
    shown("section of boxes", "section", f"{ASKED}/edit/where-it-belongs/"),
    shown("section with errors", "section", f"{ASKED}/edit/facts/", save_wrongly, status=422),
    shown("section of files", "section", NEW, add_file),
    shown("section of times", "section", NEW, partial(begin, kind="Event", path="edit/when/")),
    Shown(
        "work on it, from the recommendation",
        "submissions/writing/work_on.html",
        "/en/recommendations/help-before-harm/",
        200,
        work_on_it,
        WRITER,
        SESSION,
    ),
    shown("work on a recommendation", "section", f"{WORK}/edit/what/"),
    shown(
        "two wrote at once",
        "section",
        f"{DRAFT}/edit/in-one-minute/",
        write_at_once,
        who=BEGINNER,
        status=409,
    ),
    shown(
        "two wrote, nothing chosen",
        "section",
        f"{DRAFT}/edit/in-one-minute/",
        choose_nothing,
        who=BEGINNER,
        status=422,
    ),
    shown("text closed", "closed", f"{READ}/edit/", status=409),
    shown(
        "too early for a preview", "too_early", NEW, partial(begin, kind="Event", path="preview/")
    ),
    shown("preview", "projects/project_page.html", f"{ASKED}/preview/"),
    shown("versions", "versions", f"{ASKED}/versions/?from=base"),
    shown("version", "version", f"{ASKED}/versions/1/"),
    shown("take in", "merge", f"{ASKED}/merge/"),
    shown("delete a draft", "discard", f"{DRAFT}/discard/", who=BEGINNER),
]
