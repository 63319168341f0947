"""A communication kit in the browser: copied, taken away, and counted while somebody writes."""

from zipfile import ZipFile

from playwright.sync_api import expect

from .people import signed_in

KIT = "/en/resources/communication-kit/"
KEY = "SELECT id FROM wagtailcore_page WHERE url_path = '/start/resources/communication-kit/'"


def test_a_post_is_copied_and_everything_is_taken_away(new_visit):
    visit = new_visit(permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    visit.go(KIT)
    page.get_by_role("button", name="X: Copy", exact=True).click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Three years of research")
    assert copied.endswith("\n\n#SparksInTheDark #UnitedAgainstCSAE")
    with page.expect_download() as download:
        page.get_by_role("link", name="Everything as one file").click()
    assert download.value.suggested_filename == "communication-kit.zip"
    with ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 10
    assert visit.complaints == []


def test_nothing_offers_to_copy_where_it_cannot(plain_visit):
    plain_visit.go(KIT)
    expect(plain_visit.page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(plain_visit.page.get_by_text("Three years of research")).to_be_visible()


def test_a_post_is_counted_while_it_is_written(visit, running_site):
    page = signed_in(visit, "Editors").page
    [(key,)] = running_site.rows(KEY)
    visit.go(f"/admin/pages/{key}/edit/")
    page.locator(".kit-post [contenteditable=true]").nth(1).click()
    counter = page.locator(".post-counter")
    expect(counter).to_contain_text("of 280 characters, as X counts")
    page.keyboard.insert_text("a" * 300)
    expect(counter).to_contain_text("Too long by")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("hashtags included").first).to_be_visible()
    expect(page.locator(".kit-post [contenteditable=true]").nth(1)).to_contain_text("a" * 300)
