"""Words: explained beside a text, and pointed out while an editor writes."""

from playwright.sync_api import expect

from .people import signed_in

TERM = "a.term"


def test_a_term_is_explained_on_focus_and_is_a_link_without_scripts(visit, plain_visit):
    visit.go("/en/detection/")
    term, note = visit.page.locator(TERM).first, visit.page.get_by_role("tooltip")
    term.focus()
    expect(note).to_have_text(term.get_attribute("data-term"))
    expect(term).to_have_attribute("aria-describedby", "term-note")
    visit.page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(term).to_be_focused()
    term.hover()
    note.hover()
    expect(note).to_be_visible()
    plain_visit.go("/en/detection/")
    plain_visit.page.locator(TERM).first.click()
    assert plain_visit.path.startswith("/en/glossary/")


def test_the_wording_panel_follows_what_an_editor_writes(visit, running_site):
    editor = signed_in(visit, "Editors")
    [[about]] = running_site.rows("SELECT id FROM wagtailcore_page WHERE slug = 'about'")
    page = editor.page
    editor.go(f"/admin/pages/{about}/edit/")
    editor.complaints.clear()
    page.fill("#id_lead", "What is known of child porn.")
    toggle = page.get_by_role("button", name="Toggle wording")
    toggle.click()
    panel = page.locator("[data-wording]")
    expect(panel.get_by_role("heading", name="Lead")).to_be_visible()
    expect(panel.locator("mark", has_text="child porn")).to_be_visible()
    expect(panel).to_contain_text("Better: child sexual abuse material")
    before = int(toggle.locator("[data-side-panel-toggle-counter]").inner_text())
    page.fill("#id_lead", "What is known of child sexual abuse material.")
    panel.get_by_role("button", name="Check what I have written").click()
    expect(panel.locator("mark", has_text="child porn")).to_have_count(0)
    counter = toggle.locator("[data-side-panel-toggle-counter]")
    expect(counter).to_have_text(str(before - 1))
    assert [each for each in editor.complaints if "Permissions-Policy" not in each] == []
