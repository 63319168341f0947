"""How the API speaks: caches, methods, other sites, and what it refuses."""

import pytest
from django.test import Client

from tests.factories import pages
from tests.factories.help import HelpServiceFactory

from .conftest import API

pytestmark = pytest.mark.django_db

PATHS = ["", "openapi.json", "projects", "projects.csv", "nowhere", "projects/999999"]


def problem(response, status: int) -> dict:
    """Give a problem as it is described, after a look at how it came."""
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status
    return found


def test_who_has_the_answer_gets_it_again_only_when_it_changed(project, project_index, visitor):
    first = visitor.get(f"{API}projects")
    etag = first.headers["ETag"]
    again = visitor.get(f"{API}projects", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    pages.ProjectPageFactory(parent=project_index).save_revision().publish()
    after = visitor.get(f"{API}projects", headers={"if-none-match": etag})
    assert after.status_code == 200
    assert after.headers["ETag"] != etag


def test_the_day_is_part_of_the_answer(project, visitor, time_machine):
    project.start_on, project.end_on = "2026-01-01", "2026-06-30"
    project.save()
    tags, states = [], []
    for day in ("2026-06-30", "2026-07-01"):
        time_machine.move_to(f"{day}T12:00:00+00:00", tick=False)
        response = visitor.get(f"{API}projects/{project.pk}")
        tags.append(response.headers["ETag"])
        states.append(response.json()["item"]["status"])
    assert states == ["running", "ended"]
    assert tags[0] != tags[1]


def test_answers_say_when_and_for_how_long(project, visitor):
    headers = visitor.get(f"{API}projects").headers
    assert headers["Last-Modified"] == "Sun, 01 Mar 2026 12:00:00 GMT"
    assert headers["Cache-Control"] == "public, max-age=60"
    assert headers["Content-Language"] == "en"


def test_help_services_are_kept_nowhere(home, visitor):
    HelpServiceFactory()
    for path in ("help-services", "help-services.csv"):
        assert visitor.get(f"{API}{path}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PATHS)
def test_any_site_may_read_and_nobody_gets_a_cookie(home, visitor, path):
    response = visitor.get(f"{API}{path}", headers={"origin": "https://elsewhere.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert not response.cookies


def test_pages_of_the_site_stay_closed_to_other_sites(project, visitor):
    headers = visitor.get("/en/projects/").headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(home, method):
    visitor = Client(enforce_csrf_checks=True)
    for path in PATHS:
        response = getattr(visitor, method)(f"{API}{path}")
        problem(response, 405)
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_browsers_are_told_what_scripts_may_do(home, visitor):
    response = visitor.options(f"{API}projects")
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert response.headers["Access-Control-Allow-Headers"] == "If-None-Match"


def test_head_says_what_get_would(project, visitor):
    for path in ("projects", "projects.csv"):
        asked, got = visitor.head(f"{API}{path}"), visitor.get(f"{API}{path}")
        assert asked.getvalue() == b""
        assert {**asked.headers} == {**got.headers}


@pytest.mark.parametrize(
    ("query", "parameter", "known"),
    [
        ("colour=red", "colour", "pillar"),
        ("pillar=nonsense", "pillar", "prevention"),
        ("pillar=prevention&pillar=", "pillar", "support"),
        ("sort=best", "sort", "newest"),
        ("lang=xx", "lang", "en"),
        ("page=0", "page", ""),
        ("page=two", "page", ""),
        ("page=%D9%A1", "page", ""),
        ("page=1&page=2", "page", ""),
        ("page_size=101", "page_size", ""),
        ("page_size=-1", "page_size", ""),
        ("q=" + "x" * 101, "q", ""),
    ],
)
def test_what_is_not_understood_is_refused(home, pillars, visitor, query, parameter, known):
    found = problem(visitor.get(f"{API}projects?{query}"), 400)
    [error] = found["errors"]
    assert error["parameter"] == parameter
    assert known in error["known"] or not known


def test_files_have_no_pages(home, visitor):
    [error] = problem(visitor.get(f"{API}projects.csv?page=2"), 400)["errors"]
    assert error["parameter"] == "page"


@pytest.mark.parametrize(
    "path",
    [
        "projects/999999999999999999",
        "projects/0",
        "projects/abc",
        "nowhere",
        "nowhere/1",
        "nowhere.csv",
        "projects.xml",
        "projects?page=2",
        "a/b/c",
    ],
)
def test_what_is_not_there_is_said_in_json(home, visitor, path):
    assert problem(visitor.get(f"{API}{path}"), 404)["detail"]


def test_a_record_of_another_type_is_not_found(project, visitor):
    problem(visitor.get(f"{API}articles/{project.pk}"), 404)
