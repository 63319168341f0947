"""The response map as visitors see it."""

import csv
from datetime import date

import pytest

from sparks.core.models import Generation
from tests.counting import queries_after_a_change, queries_of
from tests.factories.many import copy_page
from tests.factories.pages import ProjectPageFactory
from tests.factories.records import (
    CapabilityFactory,
    FollowUpFactory,
    FrameworkFactory,
    ParticipationFactory,
    ThemeFactory,
)

URL = "/en/response/"


def table_of(visitor, query: str = ""):
    answer = visitor.get(f"{URL}{query}")
    assert answer.status_code == 200
    return answer.context_data["table"]


def counts(visitor, query: str = "") -> list[dict]:
    """Give the numbers of the two capabilities, without zeros."""
    rows = table_of(visitor, query).capabilities
    return [{key: n for key, n in row.counts.items() if n} for row in rows]


def test_a_capability_shows_what_bears_on_it_and_what_is_missing(visitor, page, work):
    first, second = table_of(visitor).capabilities
    assert {key: n for key, n in first.counts.items() if n} == {
        "projects_running": 1,
        "recommendations_no_action": 1,
        "resources": 1,
        "events": 1,
    }
    assert first.gaps == ["1 recommendation without known action"]
    assert second.gaps == ["nothing is listed"]
    assert (first.level, second.level) == ("running", "none")
    text = visitor.get(URL).text
    assert "1 recommendation without known action" in text
    assert "Nothing is listed" in text


def test_states_move_a_page_from_column_to_column(visitor, page, work):
    work["project"].end_on = date(2024, 12, 31)
    work["project"].save()
    FollowUpFactory(recommendation=work["recommendation"], status="under_way")
    Generation.bump()
    first = table_of(visitor).capabilities[0]
    assert (first.counts["projects_running"], first.counts["projects_ended"]) == (0, 1)
    assert first.counts["recommendations_in_progress"] == 1
    assert first.gaps == ["no running project"]
    assert first.level == "some"


@pytest.mark.parametrize("query", ["", "?year=2024", "?country=BE", "?country=ES&year=2024"])
def test_every_cell_leads_to_the_list_of_what_it_counts(visitor, page, work, query):
    table = table_of(visitor, query)
    rows = [row for row in [*table.pillars, *table.capabilities] if any(row.counts.values())]
    assert rows
    for cell in [cell for row in rows for cell in row.cells]:
        listing = visitor.get(cell.url).context_data["listing"]
        assert (listing.total, listing.is_filtered) == (cell.count, True), cell.url


def test_a_year_and_a_country_narrow_it(visitor, page, work, capabilities):
    assert counts(visitor, "?year=2023") == counts(visitor), "a year without anything is no choice"
    other = ProjectPageFactory(parent=work["project"].get_parent(), start_on=date(2020, 1, 1))
    other.capabilities = [capabilities[1]]
    other.save()
    assert counts(visitor, "?year=2020") == [{}, {"projects_other": 1}]
    assert counts(visitor, "?country=BE") == [{"projects_running": 1, "resources": 1}, {}]
    assert counts(visitor, "?country=ES") == [{"events": 1}, {}]
    answer = visitor.get(f"{URL}?country=BE&year=2024")
    assert f"{page.title}: 2024, Belgium" in answer.text
    assert "?country=BE&amp;year=2024" in answer.text.split('rel="canonical"')[1][:120]
    assert "Recommendations belong to no country" in answer.text
    assert "nobody is known to act on" not in answer.text
    assert "nobody is known to act on" in visitor.get(URL).text


@pytest.mark.parametrize("query", ["?year=abc%00&country=ZZ", "?year=&country=", "?nonsense=1"])
def test_what_makes_no_sense_chooses_nothing(visitor, page, work, query):
    assert counts(visitor, query) == counts(visitor)


def test_what_not_everybody_may_see_is_not_counted(visitor, page, work):
    for each in work.values():
        each.live = False
        each.save()
    assert counts(visitor) == [{}, {}]


@pytest.mark.parametrize(
    ("query", "queries", "first"), [("", 4, 21), ("?year=2024", 5, 20), ("?country=BE", 5, 20)]
)
@pytest.mark.parametrize("more", [0, 20])
def test_it_costs_the_same_however_much_there_is(visitor, page, work, query, queries, first, more):
    for each in work.values() if more else []:
        copy_page(each, more)
    assert len(queries_of(visitor, f"{URL}{query}")) == queries
    assert len(queries_after_a_change(visitor, f"{URL}{query}")) == first


def test_it_stands_without_any_framework(visitor, home, page, capabilities):
    page.framework = None
    page.save()
    for each in capabilities:
        each.delete()
    theme = ThemeFactory._meta.model.objects.get()
    theme.framework.is_current = False
    theme.framework.save()
    assert "No framework of capabilities has been loaded yet" in visitor.get(URL).text


def test_another_framework_has_a_map_of_its_own(visitor, page, work):
    other = FrameworkFactory(slug="other", name="Safe schools", version="2", is_current=False)
    theme = ThemeFactory(framework=other, number=1, title="School")
    bell = CapabilityFactory(theme=theme, number=1, title="A bell for help")
    work["project"].capabilities.add(bell)
    work["project"].save()
    assert [row.title for row in table_of(visitor).capabilities] == [
        "Early warning",
        "Late warning",
    ]
    page.framework = other
    page.save()
    [row] = table_of(visitor).capabilities
    assert (row.title, row.counts["projects_running"]) == ("A bell for help", 1)
    assert "Capabilities after the Safe schools (2)" in visitor.get(URL).text


def test_the_table_is_given_as_csv(visitor, page, work):
    answer = visitor.get(f"{URL}response.csv?year=2024")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(answer.text.splitlines()))
    assert [row["kind"] for row in rows] == ["pillar"] * 4 + ["capability"] * 2
    assert (rows[4]["title"], rows[4]["projects_running"]) == ("Early warning", "1")
    assert rows[5]["gaps"] == "nothing is listed"


def test_no_cell_is_a_formula(visitor, page, capabilities):
    capabilities[0].title = "=1+1"
    capabilities[0].save()
    rows = list(csv.DictReader(visitor.get(f"{URL}response.csv").text.splitlines()))
    assert rows[4]["title"] == "'=1+1"


def test_all_of_it_is_given_as_json(visitor, page, work):
    data = visitor.get(f"{URL}response.json?country=BE").json()
    assert data["framework"] == {"name": "Response", "version": "1"}
    assert (data["year"], data["country"]) == (None, "BE")
    [row] = [row for row in data["rows"] if row["title"] == "Early warning"]
    assert (row["theme"], row["projects_running"], row["resources"]) == ("Technology", 1, 1)
    assert "recommendations_no_action" not in row
    belgium = {"code": "BE", "name": "Belgium", "projects": 1, "organisations": 1}
    assert data["partner_countries"] == [belgium]


def test_partner_countries_are_drawn_and_listed(visitor, page, work):
    ParticipationFactory(project=work["project"], organisation__country="SN")
    Generation.bump()
    answer = visitor.get(URL)
    drawing = answer.context_data["drawing"]
    assert [tile.partner.name for tile in drawing.elsewhere] == ["Senegal"]
    [belgium] = [tile for tile in drawing.tiles if tile.partner.code == "BE"]
    assert (belgium.partner.projects, belgium.partner.level) == (1, "few")
    assert 'href="/en/projects/?country=SN"' in answer.text
    rows = list(csv.DictReader(visitor.get(f"{URL}countries.csv").text.splitlines()))
    assert [row["name"] for row in rows] == ["Belgium", "Senegal"]


def test_it_is_a_dataset_to_search_engines(visitor, page):
    [data] = page.json_ld(visitor.get(URL).context_data["request"])
    assert data["@type"] == "Dataset"
    assert [each["contentUrl"].rpartition("/")[2] for each in data["distribution"]] == [
        "response.csv",
        "response.json",
        "countries.csv",
    ]


def test_the_home_page_shows_a_strip_of_it(visitor, home, page, work):
    home.sections = [("response_strip", {"title": "Where the gaps are", "text": ""})]
    home.save()
    text = visitor.get(home.url).text
    assert 'class="square square--running"' in text
    assert "Late warning. Nothing is listed" in text
    assert f'href="{URL}"' in text
    few = queries_of(visitor, home.url)
    copy_page(work["project"], 20)
    assert len(queries_of(visitor, home.url)) == len(few) == 2
