"""Editors look after figures: list, form, pasted values, review, and what is in use."""

from datetime import date

import pytest
from django.urls import reverse

from sparks.core.attention import attention_rows
from sparks.figures.models import Figure
from tests.factories.figures import FigureFactory
from tests.factories.pages import StandardPageFactory

NAME = "wagtailsnippets_figures_figure"
FIELDS = {
    "title": "Hotlines",
    "definition": "Members of a network.",
    "unit": "hotlines",
    "place": "Worldwide",
    "source_name": "The network",
    "source_url": "https://network.example/",
    "caveat": "Some countries have two.",
    "checked_on": "2026-11-20",
    "review_by": "2027-11-20",
    "slug": "",
    "pasted": "",
    "points-TOTAL_FORMS": "0",
    "points-INITIAL_FORMS": "0",
    "points-MIN_NUM_FORMS": "0",
    "points-MAX_NUM_FORMS": "1000",
}


def rows(*rows: dict) -> dict:
    """Give the fields of the form for values; those with an id are there already."""
    fields = {
        "points-TOTAL_FORMS": len(rows),
        "points-INITIAL_FORMS": sum("id" in row for row in rows),
    }
    usual = {"precision": "exact", "label": "", "note": "", "id": "", "DELETE": ""}
    for number, row in enumerate(rows):
        fields |= {f"points-{number}-{name}": value for name, value in (usual | row).items()}
    return fields


def names(answer) -> list[str]:
    return sorted(each.title for each in answer.context["object_list"])


@pytest.fixture
def figures(listing):
    return [
        FigureFactory(title="Fine", place="Worldwide"),
        FigureFactory(title="Soon", review_by=date(2026, 12, 25)),
        FigureFactory(title="Late", review_by=date(2026, 11, 1)),
        FigureFactory(title="In time", review_by=date(2026, 12, 26)),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Fine", "In time", "Late", "Soon"]),
        ({"q": "lat"}, ["Late"]),
        ({"place": "Worldwide"}, ["Fine"]),
        ({"review": "due"}, ["Late", "Soon"]),
        ({"review": "fine"}, ["Fine", "In time"]),
    ],
    ids=str,
)
def test_figures_are_searched_and_filtered(editor, figures, asked, found):
    assert names(editor.get(reverse(f"{NAME}:list"), asked)) == found


def test_figures_are_exported(editor, figures):
    answer = editor.get(reverse(f"{NAME}:list"), {"export": "csv", "review": "due"})
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 3


def test_editors_are_told_what_is_due_for_review(editor, figures, rf):
    answer = editor.get(reverse("report_figures_to_review"))
    assert names(answer) == ["Late", "Soon"]
    assert "Due for review" in answer.text
    request = rf.get("/admin/")
    request.user = editor.user
    [row] = [row for row in attention_rows(request) if "due for review" in row.words]
    assert (row.count, row.url) == (2, reverse("report_figures_to_review"))


def test_an_editor_adds_a_figure_with_values_typed_and_pasted(editor, listing):
    typed = {"period": "2014-2020", "value": "7", "breaks_before": "on"}
    pasted = {"pasted": "2021\t8\n2022\t9,5"}
    answer = editor.post(reverse(f"{NAME}:add"), FIELDS | rows(typed) | pasted)
    assert answer.status_code == 302
    figure = Figure.objects.get()
    assert figure.slug == "hotlines"
    assert [(each.period, each.plain) for each in figure.series] == [
        ("2014/2020", "7"),
        ("2021", "8"),
        ("2022", "9.5"),
    ]
    assert figure.series[0].breaks_before


def test_a_pasted_value_takes_the_place_of_the_old_one(editor, reports):
    points = [
        {"id": point.pk, "period": point.period, "value": point.plain} for point in reports.series
    ]
    data = FIELDS | rows(*points) | {"title": "Reports in the EU", "pasted": "2010;24000"}
    assert editor.post(reverse(f"{NAME}:edit", args=[reports.pk]), data).status_code == 302
    assert [each.plain for each in Figure.objects.get().series] == ["24000", "725000"]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"caveat": ""}, "This field is required"),
        ({"source_url": ""}, "This field is required"),
        ({"checked_on": "2026-11-26", "review_by": "2027-01-01"}, "still to come"),
        ({"review_by": "2026-11-20"}, "has to come after"),
        ({"title": "???"}, "Give the address"),
        ({"pasted": "2010\tmany"}, "Line 1: “many” is no number"),
        (rows({"period": "soon", "value": "1"}), "is no period"),
        (rows({"period": "2019", "value": "-1"}), "greater than or equal to 0"),
        (
            rows({"period": "2014-2020", "value": "1"}, {"period": "2014–2020", "value": "2"}),
            "duplicate",
        ),
    ],
    ids=str,
)
def test_a_figure_has_to_make_sense(editor, listing, changes, complaint):
    answer = editor.post(reverse(f"{NAME}:add"), FIELDS | changes)
    assert answer.status_code == 200
    assert complaint in answer.text
    assert not Figure.objects.exists()


@pytest.fixture
def used(home, reports):
    """A page that names a value of the figure."""
    page = StandardPageFactory(parent=home, title="Tells it")
    html = f'<p><embed embedtype="figure" id="{reports.pk}" period="2010"/></p>'
    page.body = [{"type": "text", "value": {"html": html}}]
    page.save_revision().publish()
    return reports


def test_a_figure_in_use_is_not_deleted_and_one_sees_where_it_is_used(editor, used):
    editor.user.groups.get().permissions.filter(codename="delete_figure").get()
    for answer in (
        editor.post(reverse(f"{NAME}:delete", args=[used.pk]), follow=True),
        editor.post(
            reverse("wagtail_bulk_action", args=["figures", "figure", "delete"]) + f"?id={used.pk}",
            follow=True,
        ),
    ):
        assert "take it out there before you delete it" in answer.text
        assert "Tells it" in answer.text
    assert Figure.objects.get() == used


def test_a_figure_that_nothing_uses_is_deleted(editor, reports):
    assert editor.post(reverse(f"{NAME}:delete", args=[reports.pk])).status_code == 302
    assert not Figure.objects.exists()


@pytest.mark.parametrize("change", [{"DELETE": "on"}, {"period": "2011"}], ids=str)
def test_a_value_that_a_text_names_stays(editor, used, change):
    old, new = used.series
    points = [
        {"id": old.pk, "period": "2010", "value": "23000"} | change,
        {"id": new.pk, "period": "2019", "value": "725000"},
    ]
    data = FIELDS | rows(*points) | {"title": "Reports in the EU"}
    answer = editor.post(reverse(f"{NAME}:edit", args=[used.pk]), data)
    assert "This value is used in texts (1)" in answer.text
    assert sorted(used.points.values_list("period", flat=True)) == ["2010", "2019"]


def test_an_editor_sees_the_chart_while_writing(editor, listing):
    url = reverse(f"{NAME}:preview_on_add")
    data = FIELDS | rows({"period": "2010", "value": "1"}, {"period": "2011", "value": "2"})
    assert editor.post(url, data).json() == {"is_valid": True, "is_available": True}
    answer = editor.get(f"{url}?in_preview_panel=true")
    assert "chart__picture" in answer.text
    assert "Some countries have two." in answer.text
