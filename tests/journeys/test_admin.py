"""Editors at work in a real browser: our policy blocks nothing, nothing comes from elsewhere."""

import re

import pytest

from .people import signed_in

LISTINGS = [
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/add/",
    "/admin/documents/multiple/add/",
    "/admin/contact_messages/",
    "/admin/snippets/projects/organisation/",
    "/admin/snippets/projects/organisation/add/",
    "/admin/snippets/figures/figure/",
    "/admin/snippets/figures/figure/add/",
    "/admin/snippets/glossary/term/",
    "/admin/snippets/glossary/term/add/",
    "/admin/snippets/help_directory/helpservice/",
    "/admin/snippets/help_directory/helpservice/add/",
    "/admin/snippets/news/milestone/",
    "/admin/snippets/news/milestone/add/",
    "/admin/snippets/taxonomy/topic/",
    "/admin/snippets/taxonomy/programme/add/",
    "/admin/snippets/taxonomy/capability/add/",
    "/admin/snippets/core/menu/",
    "/admin/snippets/core/menu/add/",
    "/admin/snippets/core/sitetexts/",
    "/admin/settings/core/sitesettings/",
    "/admin/reports/pages-to-review/",
    "/admin/reports/projects-to-confirm/",
    "/admin/reports/figures-to-review/",
    "/admin/reports/help-to-verify/",
    "/admin/reports/wording/",
    "/admin/reports/pictures-without-text/",
    "/admin/reports/aging-pages/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/site-history/",
    "/admin/redirects/",
    "/admin/redirects/add/",
    "/admin/workflows/list/",
    "/admin/workflows/edit/1/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/groups/new/",
    "/admin/account/",
]
ONE_OF_EACH_TYPE = """
    SELECT DISTINCT ON (type.model) page.id, type.app_label, type.model, parent.id
    FROM wagtailcore_page page
    JOIN django_content_type type ON type.id = page.content_type_id
    JOIN wagtailcore_page parent
      ON parent.path = substr(page.path, 1, length(page.path) - 4)
    WHERE page.depth > 1 ORDER BY type.model, page.id
"""
DRAFT = "SELECT title, go_live_at::text FROM wagtailcore_page WHERE title = %s"


@pytest.fixture
def administrator(visit):
    return signed_in(visit, "Administrators")


@pytest.fixture
def editor(visit):
    return signed_in(visit, "Editors")


def complaints(visit) -> list[str]:
    """Give what the browser complained about, but for features to forbid that it does not know."""
    return [each for each in visit.complaints if "Permissions-Policy" not in each]


def faults(visit, path: str) -> list[str]:
    """Open a page and give what was wrong with it."""
    visit.complaints.clear()
    status = visit.go(path).status
    visit.page.wait_for_load_state("networkidle")
    wrong = [f"{path}: {complaint}" for complaint in complaints(visit)]
    return wrong if status == 200 else [f"{path}: {status}", *wrong]


def test_no_page_of_the_admin_breaks_our_policy(administrator):
    wrong = [line for path in LISTINGS for line in faults(administrator, path)]
    assert "\n".join(wrong) == ""
    assert administrator.strangers() == set()


def test_no_editor_of_a_page_type_breaks_our_policy(administrator, running_site):
    wrong = []
    for pk, app, model, parent in running_site.rows(ONE_OF_EACH_TYPE):
        wrong += faults(administrator, f"/admin/pages/{pk}/edit/")
        if "index" not in model and model not in ("homepage", "contactpage"):
            wrong += faults(administrator, f"/admin/pages/add/{app}/{model}/{parent}/")
    assert "\n".join(wrong) == ""
    assert administrator.strangers() == set()


def test_an_editor_writes_previews_and_schedules_a_page(editor, running_site):
    home = running_site.rows("SELECT id FROM wagtailcore_page WHERE depth = 2")[0][0]
    page = editor.page
    editor.go(f"/admin/pages/add/home/standardpage/{home}/")
    page.fill("#id_title", "Written in a browser")
    page.get_by_text("20 of 255 characters").wait_for()
    page.fill("#id_lead", "What it says.")
    page.click("[aria-label='Toggle preview']")
    preview = page.frame_locator("#w-preview-iframe, [data-preview-iframe], iframe").first
    preview.get_by_role("heading", name="Written in a browser", level=1).wait_for()
    page.click("[aria-label='Toggle status']")
    page.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    page.fill("#id_go_live_at", "2035-01-02T09:30")
    page.get_by_role("button", name="Save schedule").click()
    page.wait_for_url(re.compile(r"/edit/$"))
    page.get_by_text("2035").first.wait_for(state="attached")
    assert page.locator("#id_go_live_at").input_value() == "2035-01-02T09:30"
    assert complaints(editor) == []
    assert editor.strangers() == set()


def test_repeated_forms_and_choosers_start_without_inline_scripts(administrator):
    page = administrator.page
    administrator.go("/admin/snippets/core/menu/add/")
    page.click("#id_items-ADD")
    page.locator("#id_items-0-label").wait_for()
    page.locator("#id_items-0-page-chooser .unchosen [data-chooser-action-choose]").click()
    page.locator(".modal-content").get_by_text("Choose a page").first.wait_for()
    assert complaints(administrator) == []
