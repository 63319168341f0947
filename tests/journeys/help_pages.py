"""The help directory in its states."""

from playwright.sync_api import Page

from .shown import Shown

TEMPLATE = "help/help_index_page.html"


def choose_germany(page: Page) -> None:
    """Choose a country in the form."""
    page.get_by_label("Where do you need help?").select_option("DE")
    page.get_by_role("button", name="Show help").click()
    page.wait_for_url("**/help/?country=DE")


HELP = [
    Shown("help, sensitive", TEMPLATE, "/en/help/"),
    Shown("help in a country", TEMPLATE, "/en/help/", 200, choose_germany),
    Shown("help in a country without", TEMPLATE, "/en/help/?country=IE"),
]
