"""Organisations in the admin."""

import pytest
from django.urls import reverse

from tests.factories import pages, records


@pytest.fixture
def organisations(home):
    return [
        records.OrganisationFactory(name="Hotline Athens", country="GR", kind="ngo"),
        records.OrganisationFactory(name="University of Ghent", country="BE", kind="research"),
    ]


def _names(answer):
    return [each.name for each in answer.context["object_list"]]


def test_organisations_are_searched(admin_search, editor, organisations):
    answer = editor.get(reverse("wagtailsnippets_projects_organisation:list"), {"q": "athen"})
    assert _names(answer) == ["Hotline Athens"]


def test_organisations_are_filtered(editor, organisations):
    answer = editor.get(reverse("wagtailsnippets_projects_organisation:list"), {"kind": "research"})
    assert _names(answer) == ["University of Ghent"]


def test_organisations_are_exported(editor, organisations):
    answer = editor.get(reverse("wagtailsnippets_projects_organisation:list"), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 3
    assert "Hotline Athens" in lines[1]


def test_an_organisation_is_chosen_in_a_window(editor, organisations):
    url = reverse("wagtailsnippetchoosers_projects_organisation:choose")
    assert "Hotline Athens" in editor.get(url).json()["html"]


def test_projects_to_confirm_are_listed(editor, project_index):
    page = pages.ProjectPageFactory(parent=project_index, title="Not yet confirmed")
    answer = editor.get(reverse("report_projects_to_confirm"))
    assert [each.pk for each in answer.context["object_list"]] == [page.pk]
