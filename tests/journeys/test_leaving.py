"""Leaving a sensitive page quickly.

Nothing outside is reached from here: where the way out leads, the browser's own page of errors
stands in for the neutral site.
"""

import http.client
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

TWICE = "To leave this site, press Shift two more times."
ONCE = "To leave this site, press Shift once more."


@pytest.fixture
def reader(visit):
    """Somebody on the page with help."""
    visit.go("/en/help/")
    visit.page.wait_for_load_state("networkidle")
    return visit


@contextmanager
def leaving(visit):
    """Wait until the browser has asked for something that is not ours, and shows it."""
    with visit.page.expect_event("requestfailed", lambda request: is_outside(request.url)):
        yield
    visit.page.wait_for_url("chrome-error://**")


def is_outside(url: str) -> bool:
    return urlsplit(url).hostname not in ("127.0.0.1", "localhost")


def press(visit, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)


def hold(visit) -> list:
    """Never answer where the way out leads through; give the requests that come."""
    held = []
    visit.page.route("**/leave/", lambda route: held.append(route))
    return held


def is_there(visit) -> bool:
    """Say whether the page still shows what it showed, after time enough to leave."""
    visit.page.wait_for_timeout(300)
    return visit.path == "/en/help/" and visit.page.locator("main").is_visible()


@pytest.mark.parametrize("path", ["/en/help/", "/en/support/"])
def test_the_way_out_comes_right_after_the_skip_link(visit, path):
    visit.go(path)
    focused = visit.page.locator(":focus")
    press(visit, "Tab")
    expect(focused).to_have_attribute("href", "#main")
    press(visit, "Tab")
    expect(focused).to_have_attribute("href", "/leave/")
    expect(focused).to_be_in_viewport()
    visit.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(focused).to_be_in_viewport()
    assert visit.document.header_value("cache-control") == "no-store"
    visit.page.emulate_media(media="print")
    expect(focused).to_be_hidden()


def test_other_pages_have_neither_the_link_nor_its_script(visit):
    visit.go("/en/about/")
    expect(visit.page.locator(".leave")).to_have_count(0)
    assert [each.url for each in visit.requests if "/leave" in each.url] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_link_leads_away_and_lets_the_browser_forget(new_visit, scripts):
    visit = new_visit(java_script_enabled=scripts)
    visit.go("/en/help/")
    with leaving(visit):
        visit.page.get_by_role("link", name="Leave this site").click(no_wait_after=True)
    connection = http.client.HTTPConnection(urlsplit(visit.address).netloc, timeout=10)
    connection.request("GET", "/leave/")
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 302
    assert urlsplit(answer.headers["Location"]).scheme == "https"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_shift_pressed_three_times_leads_away_and_says_how_often_is_left(reader):
    told = reader.page.locator("#announcer")
    press(reader, "Shift")
    expect(told).to_have_text(TWICE)
    press(reader, "Shift")
    expect(told).to_have_text(ONCE)
    with leaving(reader):
        press(reader, "Shift")


def test_the_page_is_blank_at_once_even_if_the_way_out_is_slow(reader):
    hold(reader)
    # While the browser waits for an answer, a page cannot be asked any more; so it tells.
    reader.page.evaluate(
        "new MutationObserver(() => console.log(`|${document.documentElement.innerHTML}|`))"
        ".observe(document, { childList: true, subtree: true })"
    )
    with reader.page.expect_console_message(lambda message: message.text == "||"):
        press(reader, "Shift", "Shift", "Shift")


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift", "a", "Shift"],
        ["Shift", "Shift", "Shift+A", "Shift"],
        ["Shift+A", "Shift+A", "Shift+A"],
        ["Shift", "Shift", "Shift+Tab", "Shift"],
        ["Control+Shift", "Control+Shift", "Control+Shift"],
    ],
    ids=lambda keys: "-".join(keys),
)
def test_another_key_or_shift_as_a_modifier_starts_over(reader, keys):
    press(reader, *keys)
    assert is_there(reader)


def test_a_click_with_shift_starts_over(reader):
    for _time in range(3):
        reader.page.locator("h1").click(modifiers=["Shift"])
    assert is_there(reader)


def test_holding_shift_down_is_one_press(reader):
    for _repeated in range(4):
        reader.page.keyboard.down("Shift")
    reader.page.keyboard.up("Shift")
    expect(reader.page.locator("#announcer")).to_have_text(TWICE)
    assert is_there(reader)


def test_a_press_counts_for_five_seconds(visit):
    visit.page.clock.install()
    visit.go("/en/help/")
    visit.page.wait_for_load_state("networkidle")
    press(visit, "Shift", "Shift")
    visit.page.clock.fast_forward(5100)
    press(visit, "Shift")
    assert is_there(visit)
    visit.page.clock.fast_forward(4000)
    press(visit, "Shift")
    with leaving(visit):
        press(visit, "Shift")


def test_keys_count_while_one_types(reader):
    reader.page.get_by_role("combobox").first.focus()
    with leaving(reader):
        press(reader, "Shift", "Shift", "Shift")


def test_back_does_not_bring_the_content_back(visit):
    visit.go("/en/about/")
    visit.go("/en/support/")
    visit.page.get_by_role("link", name="Talk to someone").first.click()
    visit.page.wait_for_url("**/en/help/#talk")
    visit.page.get_by_role("link", name="Report material").first.click()
    visit.page.wait_for_url("**/en/help/#report")
    with leaving(visit):
        press(visit, "Shift", "Shift", "Shift")
    visit.page.go_back()
    assert visit.path == "/en/about/"


def test_a_page_that_was_left_leads_away_again_if_the_browser_kept_it(reader):
    """Some browsers keep whole pages in memory; here the page is told that it was brought back."""
    held = hold(reader)
    reader.page.evaluate(
        "() => void setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow')), 700)"
    )
    press(reader, "Shift", "Shift", "Shift")
    reader.page.wait_for_timeout(400)
    assert len(held) == 1
    reader.page.wait_for_timeout(700)
    assert len(held) == 2
