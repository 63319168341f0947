"""Leaving a sensitive page quickly."""

import http.client
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/en/help/", "/en/support/"])
def test_the_way_out_comes_right_after_the_skip_link(visit, path):
    visit.go(path)
    focused = visit.page.locator(":focus")
    visit.page.keyboard.press("Tab")
    expect(focused).to_have_attribute("href", "#main")
    visit.page.keyboard.press("Tab")
    expect(focused).to_have_attribute("href", "/leave/")
    expect(focused).to_be_in_viewport()
    visit.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(focused).to_be_in_viewport()
    assert visit.document.header_value("cache-control") == "no-store"


def test_other_pages_have_no_such_link(visit):
    visit.go("/en/about/")
    expect(visit.page.locator(".leave")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_link_leads_away_and_lets_the_browser_forget(new_visit, scripts):
    visit = new_visit(java_script_enabled=scripts)
    # Nothing outside is reached from here: the browser's own page of errors ends the journey.
    visit.go("/en/help/")
    with visit.page.expect_request(lambda request: "127.0.0.1" not in request.url):
        visit.page.get_by_role("link", name="Leave this site").click(no_wait_after=True)
    connection = http.client.HTTPConnection(urlsplit(visit.address).netloc, timeout=10)
    connection.request("GET", "/leave/")
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 302
    assert urlsplit(answer.headers["Location"]).scheme == "https"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"
