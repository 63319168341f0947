"""What visitors come for, from the first page to the last, with and without scripts."""

import re
from xml.etree import ElementTree

import icalendar
import pytest
from playwright.sync_api import expect

ATOM = "{http://www.w3.org/2005/Atom}"


def count(page) -> int:
    """Give the number of results that the listing says it has."""
    return int(re.search(r"\d+", page.locator("[data-count]").inner_text())[0])


def test_filters_work_in_place(visit):
    page = visit.page
    visit.go("/en/projects/")
    everything, documents = count(page), len(visit.documents)
    box = page.locator("[name=pillar][value=prevention]")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/en/projects/?pillar=prevention")
    expect(page.locator("[data-count]")).not_to_have_text(re.compile(rf"^{everything} "))
    assert count(page) == page.locator("#results article").count() < everything
    assert page.evaluate("document.activeElement.value") == "prevention"
    expect(page.locator("#announcer")).to_have_text(page.locator("[data-count]").inner_text())
    assert len(visit.documents) == documents
    page.go_back()
    page.wait_for_url("**/en/projects/")
    expect(page.locator("[data-count]")).to_have_text(re.compile(rf"^{everything} "))
    assert not page.locator("[name=pillar][value=prevention]").is_checked()
    page.go_forward()
    page.wait_for_url("**/?pillar=prevention")
    page.get_by_role("list", name="Chosen filters").get_by_role("link").click()
    page.wait_for_url("**/en/projects/")
    assert len(visit.documents) == documents
    assert visit.complaints == []


def test_a_beginning_leads_to_a_page_by_keyboard(visit):
    page = visit.page
    visit.go("/en/")
    field = page.locator("#hero-search")
    field.press_sequentially("forM")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("FORMOBILE")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#announcer")).to_have_text(f"Suggestions: {options.count()}")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")  # back to what was typed
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(options).to_have_count(0)
    assert field.input_value() == "forM"
    field.press_sequentially("o")
    expect(options.first).to_contain_text("FORMOBILE")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/en/projects/formobile/")
    assert visit.complaints == []


def test_a_suggestion_is_clicked_and_words_without_one_are_searched_for(visit):
    page = visit.page
    visit.go("/en/search/")
    field = page.locator("#search-words")
    field.press_sequentially("formob")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/en/projects/formobile/")
    visit.go("/en/search/")
    field.press_sequentially("pr")
    page.get_by_role("option").first.wait_for()
    page.get_by_role("heading", level=1).click()  # anywhere else
    expect(page.get_by_role("option")).to_have_count(0)
    field.fill("training")
    page.get_by_role("option").first.wait_for()
    field.press("Enter")
    page.wait_for_url("**/en/search/?q=training")
    assert visit.complaints == []


def test_filters_work_without_scripts(plain_visit):
    page = plain_visit.page
    plain_visit.go("/en/projects/")
    everything = count(page)
    page.locator("[name=pillar][value=prevention]").check()
    page.get_by_role("button", name="Show results").click()
    page.wait_for_url("**/en/projects/?q=&pillar=prevention")
    assert page.locator("[name=pillar][value=prevention]").is_checked()
    assert 0 < count(page) == page.locator("#results article").count() < everything


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_from_the_door_to_a_project_and_what_came_of_it(new_visit, scripts):
    visit = new_visit(java_script_enabled=scripts)
    page = visit.page
    visit.go("/en/")
    page.locator("main").get_by_role("link", name="Find projects").click()
    page.wait_for_url("**/en/projects/")
    page.locator("#results").get_by_role("link", name=re.compile("ARICA")).first.click()
    page.wait_for_url("**/en/projects/arica/")
    outputs = page.locator("section", has=page.get_by_role("heading", name="Outputs"))
    outputs.get_by_role("link").first.click()
    page.wait_for_url("**/en/resources/*/")
    assert visit.document.status == 200


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_typo_still_finds(new_visit, scripts):
    visit = new_visit(java_script_enabled=scripts)
    page = visit.page
    visit.go("/en/")
    page.get_by_label("Search the site").fill("preventoin")
    page.get_by_label("Search the site").press("Enter")
    page.wait_for_url("**/en/search/?q=preventoin")
    page.locator(".search-note").get_by_role("link", name="prevention").click()
    page.wait_for_url("**/en/search/?q=prevention")
    assert page.locator(".hit mark").first.inner_text().lower().startswith("prevent")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_who_is_lost_can_search(new_visit, scripts):
    visit = new_visit(java_script_enabled=scripts)
    page = visit.page
    visit.go("/en/nowhere/at-all/")
    assert visit.document.status == 404
    page.get_by_label("What are you looking for?").fill("hash")
    page.locator("main").get_by_role("button", name="Search").click()
    page.wait_for_url("**/en/search/?q=hash")
    expect(page.locator(".hit").first).to_be_visible()


def fetched(visit, link) -> bytes:
    """Give what a link leads to, as a program that subscribes to it gets it."""
    response = visit.context.request.get(visit.address + link.get_attribute("href"))
    assert response.ok
    return response.body()


def test_events_go_into_a_calendar(visit):
    visit.go("/en/events/")
    link = visit.page.locator(".feeds").get_by_role("link", name="Calendar")
    calendar = icalendar.Calendar.from_ical(fetched(visit, link))
    assert len(calendar.walk("VEVENT")) == count(visit.page)
    visit.go("/en/events/editorial-hour/")
    link = visit.page.locator("main a[href$='.ics']").first
    [event] = icalendar.Calendar.from_ical(fetched(visit, link)).walk("VEVENT")
    assert event["SUMMARY"] == visit.page.locator("h1").inner_text()


def test_a_filtered_list_can_be_subscribed_to(visit):
    visit.go("/en/projects/?pillar=detection")
    link = visit.page.locator(".feeds a[href*='feed.atom']").first
    feed = ElementTree.fromstring(fetched(visit, link))
    assert feed.tag == f"{ATOM}feed"
    assert len(feed.findall(f"{ATOM}entry")) == count(visit.page)


def test_the_menu_of_a_phone_opens_by_keyboard(visit):
    visit.resize(320)
    visit.go("/en/")
    menu = visit.page.get_by_role("navigation", name="Main menu")
    expect(menu).to_be_hidden()
    visit.page.locator(".menu-toggle summary").focus()
    visit.page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.closest('.site-menu') !== null")
    menu.get_by_role("link", name="Events").press("Enter")
    visit.page.wait_for_url("**/en/events/")
