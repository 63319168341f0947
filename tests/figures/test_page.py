"""What visitors see of figures, and take away."""

import csv
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sparks.core.seo import absolute
from sparks.figures.models import DataPoint, Figure
from tests.counting import queries_of
from tests.factories.figures import FigureFactory

URL = "/en/figures/reports/"


def test_a_figure_never_stands_without_year_source_and_caveat(client, reports):
    text = client.get(URL).text
    for words in ("2019", "A source", "https://source.example/", "What it leaves out.", "reports"):
        assert words in text
    assert "10 January 2026" in text
    assert "more than" in text
    assert '<data value="725000">725,000</data>' in text


def test_a_break_in_the_series_is_drawn_and_said(client, reports):
    text = client.get(URL).text
    assert 'class="chart__break"' in text
    assert "cannot be compared" in text
    assert text.count("Break in the series") == 2
    assert "Counted &lt;anew&gt;" in text
    assert ">Note</th>" in text
    DataPoint.objects.update(breaks_before=False, note="")
    text = client.get(URL).text
    assert "chart__break" not in text
    assert "Break in the series" not in text
    assert ">Note</th>" not in text


def test_the_page_has_an_address_a_reference_and_structured_data(client, reports):
    text = client.get(URL).text
    assert f'<link rel="canonical" href="{absolute(URL)}">' in text
    assert '"@type": "Dataset"' in text
    assert "A source (2019): Reports in the EU." in text
    assert client.get(f"{URL}cite.bib").text.startswith("@misc{figure-reports,")


def test_figures_are_in_the_sitemap_while_their_list_is_public(client, reports, listing):
    address = f"<loc>{absolute(URL)}</loc>"
    assert address in client.get("/sitemap.xml").text
    listing.unpublish()
    assert address not in client.get("/sitemap.xml").text


def test_data_are_taken_away_with_source_and_caveat(client, reports):
    answer = client.get(f"{URL}data.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(answer.text.splitlines()))
    told = [(row["period"], row["value"]) for row in rows]
    assert told == [("2010", "23000"), ("2019", "725000")]
    assert rows[1]["break_before"] == "yes"
    assert {row["caveat"] for row in rows} == {"What it leaves out."}
    told = json.loads(client.get(f"{URL}data.json").text)
    assert told[1]["precision"] == "more"
    assert told[1]["ends_on"] == "2019-12-31"


def test_a_cell_is_no_formula(client, listing):
    FigureFactory(title="=1+1", slug="rude", values={"2019": 1})
    assert "'=1+1" in client.get("/en/figures/rude/data.csv").text


def test_the_list_is_narrowed_and_so_are_its_data(client, reports):
    FigureFactory(title="Elsewhere", place="Worldwide", values={"2019": 5})
    FigureFactory(title="Without values")
    text = client.get("/en/figures/").text
    assert "Reports in the EU" in text
    assert "Elsewhere" in text
    assert "Without values" not in text
    narrowed = client.get("/en/figures/", {"place": "Worldwide"}).text
    assert "Reports in the EU" not in narrowed
    assert "/en/figures/data.csv?place=Worldwide" in narrowed
    rows = client.get("/en/figures/data.csv?place=Worldwide").text.splitlines()
    assert len(rows) == 2
    assert len(client.get("/en/figures/data.csv").text.splitlines()) == 4


@pytest.mark.parametrize(
    "path", ["nothing/", "nothing/data.csv", "without/", "reports/data.xml", "reports/data.csv/x/"]
)
def test_what_is_not_there_is_not_found(client, reports, path):
    FigureFactory(slug="without")
    assert client.get(f"/en/figures/{path}").status_code == 404


def test_an_empty_list_says_so(client, listing):
    assert "Nothing here yet" in client.get("/en/figures/").text


def test_a_page_costs_the_same_with_many_values_and_many_figures(client, reports):
    few = queries_of(client, "/en/figures/"), queries_of(client, URL)
    for number in range(19):
        FigureFactory(values={str(year): number for year in range(2000, 2004)})
    DataPoint.objects.bulk_create(
        DataPoint(
            figure=reports,
            period=f"{year}",
            starts_on=f"{year}-01-01",
            ends_on=f"{year}-12-31",
            value=year,
        )
        for year in range(1700, 2000)
    )
    many = queries_of(client, "/en/figures/"), queries_of(client, URL)
    assert [len(each) for each in many] == [len(each) for each in few]
    assert [len(each) for each in many] == [6, 6]


@pytest.mark.parametrize(
    "wrong",
    [
        {"caveat": ""},
        {"source_name": ""},
        {"source_url": ""},
        {"unit": ""},
        {"review_by": "2026-01-10"},
    ],
    ids=str,
)
def test_the_database_refuses_a_figure_that_does_not_say_all(db, wrong):
    with transaction.atomic(), pytest.raises(IntegrityError):
        FigureFactory(**wrong)
    assert not Figure.objects.exists()


def test_the_database_refuses_values_that_make_no_sense(reports):
    for wrong in ({"period": "2010", "value": 1}, {"period": "2011", "value": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DataPoint.objects.create(figure=reports, **wrong)
    with pytest.raises(ValidationError):
        DataPoint.objects.create(figure=reports, period="soon", value=1)
    assert reports.points.count() == 2
