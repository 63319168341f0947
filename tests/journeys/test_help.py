"""Finding help: from any page, on a phone, by keyboard, without scripts, on paper."""

import io

import pikepdf
import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("words", "part"), [("Report material", "report"), ("Talk to", "talk")])
def test_the_strip_leads_to_its_part_on_a_phone_and_by_keyboard(visit, words, part):
    visit.resize(320)
    visit.go("/en/about/")
    link = visit.page.get_by_role("link", name=words).first
    expect(link).to_be_in_viewport(ratio=1)
    link.focus()
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url(f"**/en/help/#{part}")
    expect(visit.page.locator(f"#{part} h3")).to_be_in_viewport()


def test_a_country_is_chosen_without_scripts_and_kept_nowhere(plain_visit):
    plain_visit.go("/en/help/")
    plain_visit.page.get_by_label("Where do you need help?").select_option(label="Germany")
    plain_visit.page.get_by_role("button", name="Show help").click()
    assert plain_visit.path == "/en/help/?country=DE"
    expect(plain_visit.page.get_by_role("heading", name="Help: Germany")).to_be_visible()
    call = plain_visit.page.get_by_role("link", name="030 23125 010")
    expect(call).to_have_attribute("href", "tel:03023125010")
    assert plain_visit.context.cookies() == []
    plain_visit.go("/en/help/")
    expect(
        plain_visit.page.get_by_role("heading", name="Help in several countries")
    ).to_be_visible()


def test_a_country_fits_on_one_sheet(visit):
    visit.go("/en/help/?country=DE")
    with pikepdf.open(io.BytesIO(visit.page.pdf(format="A4"))) as sheets:
        assert len(sheets.pages) == 1
    visit.page.emulate_media(media="print")
    for shown in ("Help: Germany", "Survivors for Survivors (example)", "Printed on"):
        expect(visit.page.get_by_text(shown).first).to_be_visible()
    for hidden in (".help__choose", ".help__jump", ".help-leaving", ".site-footer", ".leave"):
        expect(visit.page.locator(hidden)).to_be_hidden()
