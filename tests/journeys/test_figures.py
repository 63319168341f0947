"""An editor puts a value into a sentence: under our policy, and stored as a reference."""

from playwright.sync_api import expect

from .people import signed_in

ARTICLE = "SELECT id FROM wagtailcore_page WHERE slug = 'what-32-million-means'"
DRAFT = """
    SELECT content->>'body' FROM wagtailcore_revision
    WHERE object_id = %s ORDER BY id DESC LIMIT 1
"""
WRITTEN = """
    () => [...document.querySelectorAll("[name$=-value-html]")]
        .some(({value}) => value.includes('"2010"'))
"""


def test_an_editor_puts_a_value_into_a_sentence(visit, running_site):
    page = signed_in(visit, "Editors").page
    [(article,)] = running_site.rows(ARTICLE)
    visit.go(f"/admin/pages/{article}/edit/")
    values = page.locator(".TooltipEntity")
    expect(values).to_have_text(["more than 725,000 reports"])
    text = page.locator(".Draftail-Editor [contenteditable=true]").first
    text.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("It was /figu")
    page.get_by_role("option", name="Figure").click()
    chooser = page.locator(".value-chooser")
    chooser.get_by_label("Find a figure").fill("reports EU")
    chooser.get_by_role("button", name="Find").click()
    chooser.get_by_role("button", name="2010: 23,000 reports").click()
    expect(values.first).to_have_text("23,000 reports")
    page.wait_for_function(WRITTEN)  # Draftail hands over what is written a moment later
    page.get_by_role("button", name="Save draft").click()
    expect(page.locator(".messages")).to_contain_text("has been updated")
    [(body,)] = running_site.rows(DRAFT, str(article))
    assert 'period=\\"2010\\"' in body
    assert "23,000" not in body
    assert [each for each in visit.complaints if "Permissions-Policy" not in each] == []
