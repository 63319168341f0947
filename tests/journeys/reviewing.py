"""What an editor does with the texts of teams, in the admin."""

from playwright.sync_api import expect

from .joining import press

SINCE_I_LOOKED = "What changed since I last looked"


def open_text(desk, title: str, what: str) -> None:
    """Find a text in the queue by its title and by what it is, and open it."""
    desk.go("/admin/texts/")
    row = desk.page.get_by_role("row").filter(has_text=title).filter(has_text=what)
    row.get_by_role("link", name=title).first.click()
    expect(desk.page.get_by_text("Text from a team").first).to_be_visible()


def claim(desk) -> None:
    press(desk, "Take it on")
    expect(desk.page.get_by_text("You have taken it on.")).to_be_visible()


def request_changes(desk, asked: dict[str, str]) -> None:
    """Ask for changes: what is wrong, by the name of the field."""
    page = desk.page
    for number, (field, words) in enumerate(asked.items()):
        if number:
            press(desk, "Add another change")
        page.select_option(f"[name=changes-{number}-field]", label=field)
        page.fill(f"[name=changes-{number}-text]", words)
    press(desk, "Ask for these changes")
    expect(page.get_by_text("The team has got it back")).to_be_visible()


def approve(desk, *, told: str = "Visitors see it now.") -> None:
    press(desk, "Approve")
    expect(desk.page.get_by_text(told)).to_be_visible()


def compare(desk, words: str = SINCE_I_LOOKED) -> None:
    """Open a comparison, by the words of its link."""
    with desk.page.expect_navigation():
        desk.page.locator("main").get_by_role("link", name=words).click()
    expect(desk.page.locator(".texts-diff").first).to_be_visible()
