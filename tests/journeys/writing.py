"""What a team does with its texts: writing, files, sending, answering."""

import re
from datetime import date

from playwright.sync_api import expect

from .joining import follow, heading, press

ALT = "A grey slope that turns lighter towards the bottom."


def begin(visit, team: str, what: str) -> str:
    """Begin a text by the name of its button; gives the path of its page."""
    visit.go(team.replace("/portal/teams/", "/portal/texts/new/"))
    press(visit, what)
    return visit.path.partition("edit/")[0]


def save(visit) -> None:
    press(visit, "Save")
    expect(visit.page.locator(".writing__saved")).to_have_text("Saved.")


def write(visit, text: str, section: str, **fields: str) -> None:
    """Fill fields of a section in, and save."""
    visit.go(f"{text}edit/{section}/")
    for name, words in fields.items():
        visit.page.fill(f"main [name={name}]", words)
    save(visit)


def upload(visit, team: str, name: str, kind: str, content: bytes, *, is_picture=False) -> None:
    """Add a file to the team's, and wait until it has been checked."""
    visit.go(f"{team}files/new/")
    page = visit.page
    page.set_input_files("[name=file]", {"name": name, "mimeType": kind, "buffer": content})
    page.fill("[name=title]", name)
    page.fill("[name=credit]", "Example project")
    page.select_option("[name=licence]", "CC BY 4.0")
    if is_picture:
        page.fill("[name=alt_text]", ALT)
        page.check("[name=no_child_confirmed]")
    press(visit, "Upload")
    expect(heading(visit)).to_have_text(name)
    expect(page.locator(".upload-state h2")).to_have_text("Ready, not public", timeout=60_000)


def write_article(visit, text: str, *, title: str, picture: str, document: str) -> None:
    """Fill an article in: its words, a picture for the page, and both files in the text."""
    page = visit.page
    today = date.today().isoformat()  # noqa: DTZ011
    lead = "What we found out, and who can use it."
    write(visit, text, "in-short", title=title, published_on=today, lead=lead)
    visit.go(f"{text}edit/text/")
    for label in ("Text", "Picture", "File"):
        press(visit, label, within="[role=group][aria-label='Add a part']")
    parts = page.locator("fieldset.part")
    expect(parts).to_have_count(3)
    parts.nth(0).get_by_role("textbox").fill("We asked **forty** practitioners.")
    _choose(parts.nth(1), picture)
    _choose(parts.nth(2), document)
    save(visit)
    visit.go(f"{text}edit/picture/")
    _choose(page.locator("main form[data-writing]"), picture)
    save(visit)


def preview(visit, text: str, *words: str) -> None:
    """See the page as it would look."""
    visit.go(f"{text}preview/")
    expect(visit.page.get_by_text("Preview: only your team and the editors")).to_be_visible()
    for each in words:
        expect(visit.page.locator("main").get_by_text(each).first).to_be_visible()


def send(visit, text: str, note: str = "") -> None:
    """Send a text to the editors."""
    visit.go(text)
    visit.page.fill("[name=note]", note)
    press(visit, "Send it again" if visit.page.locator(".checklist").count() else FIRST)
    expect(visit.page.get_by_role("button", name="Send it")).to_have_count(0)
    expect(visit.page.locator("main").get_by_role("link", name="Take it back")).to_be_visible()


FIRST = "Send it to the editors"


def answer_changes(visit, text: str, answers: dict[str, str]) -> None:
    """Do each thing that editors asked for, by the words they asked with, and tick it off."""
    page = visit.page
    for asked, words in answers.items():
        visit.go(text)
        item = page.locator(".checklist__item").filter(has_text=asked)
        with page.expect_navigation():
            item.get_by_role("link", name="Go to this part").click()
        expect(page.locator(".asked")).to_contain_text(asked)
        page.locator(f"#{page.url.partition('#')[2]}").fill(words)
        save(visit)
        visit.go(text)
        with page.expect_navigation():
            item.get_by_role("button", name="Tick off").click()
        expect(item).to_have_class("checklist__item checklist__item--done")


def ask_to_take_down(visit, team: str, title: str, reason: str) -> None:
    """Ask the editors to take a page of the team's down, and say why."""
    visit.go(f"{team}pages/")
    follow(visit, re.compile(f"Ask to take it down.*{re.escape(title)}"))
    press(visit, "Ask the editors")
    expect(visit.page.locator(".error-summary")).to_be_visible()
    visit.page.fill("[name=reason]", reason)
    press(visit, "Ask the editors")
    expect(visit.page.get_by_text("asked for the page to be taken down")).to_be_visible()


def _choose(place, title: str) -> None:
    """Choose a file by the beginning of its name, for its state stands behind."""
    select = place.locator("select").first
    value = select.locator("option").filter(has_text=title).get_attribute("value")
    select.select_option(value)
