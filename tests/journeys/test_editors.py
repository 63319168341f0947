"""Editors at work: from an idea to a page that everybody can read."""

import re
from io import BytesIO

from PIL import Image as Drawing
from playwright.sync_api import expect

from .people import signed_in

TITLE = "A journey told by its browser"
NEWS = "SELECT id FROM wagtailcore_page WHERE url_path = '/start/news/'"


def picture() -> bytes:
    drawing = BytesIO()
    Drawing.new("RGB", (60, 40), "midnightblue").save(drawing, "PNG")
    return drawing.getvalue()


def test_an_article_is_written_approved_and_read(new_visit, running_site):
    editor = signed_in(new_visit(), "Editors")
    [(news,)] = running_site.rows(NEWS)
    page = editor.page
    editor.go(f"/admin/pages/add/news/articlepage/{news}/")
    page.fill("#id_title", TITLE)
    page.fill("#id_lead", "What happened, in two sentences.")
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name=re.compile("Submit to")).click()
    page.wait_for_load_state()
    assert editor.complaints == []
    reader = new_visit()
    assert reader.go("/en/news/a-journey-told-by-its-browser/").status == 404

    moderator = signed_in(new_visit(), "Moderators")
    moderator.page.get_by_role("link", name=TITLE).first.click()
    moderator.page.get_by_role("button", name="More actions").last.click()
    moderator.page.get_by_role("button", name="Approve and Publish").first.click()
    moderator.page.wait_for_load_state("networkidle")
    assert moderator.complaints == []
    assert reader.go("/en/news/a-journey-told-by-its-browser/").status == 200
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    reader.go("/en/news/")
    expect(reader.page.locator("#results").get_by_role("link", name=TITLE)).to_be_visible()


def test_a_picture_without_words_is_refused_kindly(visit, running_site):
    page = signed_in(visit, "Editors").page
    visit.go("/admin/images/add/")
    file = {"name": "sky.png", "mimeType": "image/png", "buffer": picture()}
    page.set_input_files("#id_file", file)
    page.fill("#id_title", "Sky")
    page.fill("#id_credit", "Sparks in the Dark, CC BY 4.0")
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_label("Description")).to_have_attribute("aria-invalid", "true")
    # Until its scripts have seen that there is a title, Wagtail makes one from the file's name.
    page.wait_for_load_state()
    assert running_site.rows("SELECT 1 FROM core_siteimage WHERE title = 'Sky'") == []
    page.get_by_label("Description").fill("A dark sky")
    page.set_input_files("#id_file", file)
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url(re.compile(r"/admin/images/$"))
    assert len(running_site.rows("SELECT 1 FROM core_siteimage WHERE title = 'Sky'")) == 1
    assert visit.complaints == []
