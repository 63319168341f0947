"""Editors who bring projects from CORDIS: a file, a search, a look, and a draft."""

import re

import pytest
from playwright.sync_api import expect

from tests.projects.cordis.dumps import PARTNER, PROJECT, table, zipped

from .people import signed_in
from .post import PATIENCE
from .test_newsletter_desk import faults

PAGES = "SELECT live FROM wagtailcore_page WHERE title = %s"


@pytest.fixture
def dump(tmp_path):
    """The path of a file with two projects."""
    other = {**PROJECT, "id": "101000002", "title": "Another", "acronym": "OTHER"}
    tables = {"project": table(PROJECT, other), "organization": table(PARTNER)}
    return zipped(tmp_path / "horizon.zip", **tables)


def test_a_project_comes_from_a_file_and_stays_a_draft(visit, dump, office, running_site):
    page = signed_in(visit, "Editors").page
    page.get_by_role("link", name="Import from CORDIS").click()
    page.get_by_role("link", name="Bring a file from CORDIS").click()
    page.set_input_files("[name=file]", dump)
    page.get_by_role("button", name="Keep the file").click()
    expect(page.get_by_text("Nothing is imported yet.")).to_be_visible()
    page.get_by_label("Grant agreement numbers").fill("no number")
    page.locator("#main").get_by_role("button", name="Search").click()
    expect(page.get_by_label("Grant agreement numbers")).to_have_value("no number")
    page.get_by_label("Grant agreement numbers").fill("101000001")
    page.locator("#main").get_by_role("button", name="Search").click()

    # The page looks for itself whether the worker has read the file.
    row = page.get_by_role("row", name=re.compile("101000001 EXAMPLE"))
    expect(row).to_contain_text("An example", timeout=PATIENCE * 1000)
    assert faults(visit, visit.path) == []
    assert running_site.rows(PAGES, PROJECT["title"]) == []
    row.get_by_role("checkbox").check()
    page.get_by_role("button", name="Import the chosen ones as drafts").click()
    link = page.get_by_role("link", name=re.compile("101000001 EXAMPLE"))
    link.wait_for(timeout=PATIENCE * 1000)
    assert running_site.rows(PAGES, PROJECT["title"]) == [(False,)]
    link.click()
    expect(page.locator("[name=title]")).to_have_value(PROJECT["title"])
    assert visit.complaints == []
