"""The response map, whole and narrowed, and the page of a capability."""

from playwright.sync_api import Page

from .shown import Shown

TEMPLATE = "home/response_page.html"


def choose_belgium(page: Page) -> None:
    """Choose a country in the form."""
    page.get_by_label("Country", exact=True).select_option("BE")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/response/?*country=BE")


RESPONSE = [
    Shown("response map", TEMPLATE, "/en/response/"),
    Shown("response map of a country", TEMPLATE, "/en/response/", 200, choose_belgium),
    Shown("capability", "home/capability_page.html", "/en/response/officers-and-prosecutors/"),
]
