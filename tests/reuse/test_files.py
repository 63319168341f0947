"""Files of every listing: all that the filters leave, safe in spreadsheets."""

import csv
import io
import json

import pytest

from sparks.reuse.kinds import AT_ONCE
from sparks.taxonomy.models import Audience
from tests.factories import pages
from tests.factories.records import AudienceFactory

from .conftest import API

pytestmark = pytest.mark.django_db

LISTINGS = {
    "projects": "/en/projects/",
    "recommendations": "/en/recommendations/",
    "resources": "/en/resources/",
    "articles": "/en/news/",
    "events": "/en/events/",
    "newsletter-issues": "/en/newsletter/",
}


def text_of(response) -> str:
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def rows(response) -> list[dict]:
    text = text_of(response)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_every_listing_leads_to_its_files(public, visitor):
    for name, address in LISTINGS.items():
        context = visitor.get(address).context
        downloads = dict(context["downloads"])
        assert downloads["CSV"] == f"{API}{name}.csv"
        assert downloads["JSON"] == f"{API}{name}.json"
        shown = len(context["listing"].results)
        assert len(rows(visitor.get(downloads["CSV"]))) == shown > 0


def test_filters_and_order_come_along(project, project_index, visitor):
    for title in ("Zeta", "Alpha"):
        pages.ProjectPageFactory(parent=project_index, title=title, kind="campaign")
    context = visitor.get("/en/projects/?kind=campaign&sort=name&page=1").context
    downloads = dict(context["downloads"])
    assert downloads["CSV"] == f"{API}projects.csv?kind=campaign&sort=name"
    assert [row["title"] for row in rows(visitor.get(downloads["CSV"]))] == ["Alpha", "Zeta"]
    found = visitor.get(downloads["JSON"])
    assert [item["title"] for item in found_items(found)] == ["Alpha", "Zeta"]


def found_items(response) -> list[dict]:
    return json.loads(text_of(response))["items"]


def test_files_are_written_list_by_list_and_have_every_record_once(home, visitor):
    count = 2 * AT_ONCE + 1
    made = [AudienceFactory.build(sort_order=number) for number in range(count)]
    Audience.objects.bulk_create(made)
    keys = [row["id"] for row in rows(visitor.get(f"{API}audiences.csv"))]
    assert keys == [str(each.pk) for each in made]
    assert [item["id"] for item in found_items(visitor.get(f"{API}audiences.json"))] == [
        each.pk for each in made
    ]


def test_no_cell_is_a_formula_and_lists_can_be_read(project, visitor):
    project.title = '=HYPERLINK("https://evil.example")'
    project.save()
    [row] = rows(visitor.get(f"{API}projects.csv"))
    assert row["title"].startswith("'=")
    assert row["pillars"] == "prevention; detection; investigation; support"
    assert row["partners"] == "University of the North (BE, coordinator)"
    assert row["total_cost"] == ""


def test_an_empty_file_is_one_too(home, visitor):
    assert rows(visitor.get(f"{API}projects.csv")) == []
    assert found_items(visitor.get(f"{API}projects.json")) == []
