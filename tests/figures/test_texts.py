"""Figures in running text: the block, and the value in a sentence that is written once."""

import json

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import StructBlockValidationError
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from sparks.core.blocks.figures import FigureBlock
from sparks.core.blocks.text import PLAIN_RICH_TEXT
from sparks.figures.models import DataPoint
from tests.counting import queries_of
from tests.factories.figures import FigureFactory
from tests.factories.pages import StandardPageFactory


def value(figure, period: str) -> str:
    return f'<embed embedtype="figure" id="{figure.pk}" period="{period}"/>'


def in_text(figure, period: str) -> dict:
    html = f"<p>It was {value(figure, period)} then.</p>"
    return {"type": "text", "value": {"html": html}}


def block(figure, form: str = "chart", period: str = "") -> dict:
    return {
        "type": "figure",
        "value": {"figure": figure.pk, "form": form, "period": period},
    }


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, slug="about")


def with_body(page, *blocks) -> None:
    page.body = list(blocks)
    page.save_revision().publish()


def test_a_value_is_written_out_with_its_unit_and_leads_to_its_figure(reports):
    html = expand_db_html(f"<p>It was {value(reports, '2010')} then.</p>")
    assert html == (
        '<p>It was <a class="figure-value" href="/en/figures/reports/">'
        '<data value="23000">23,000</data> reports</a> then.</p>'
    )


def test_the_newest_value_says_of_when_it_is(reports):
    html = expand_db_html(value(reports, "latest"))
    assert html.endswith('more than <data value="725000">725,000</data> reports</a> (2019)')


def test_a_value_that_is_gone_leaves_the_figure_and_a_figure_that_is_gone_nothing(reports):
    html = expand_db_html(f"{value(reports, '1999')}")
    assert html == '<a class="figure-value" href="/en/figures/reports/">Reports in the EU</a>'
    for rude in ('id="999"', 'id="x"', 'id="³"', ""):
        assert expand_db_html(f'a<embed embedtype="figure" {rude} period="2019"/>b') == "ab"


def test_a_number_is_written_once_and_never_goes_stale(client, page, reports):
    with_body(page, in_text(reports, "2010"), block(reports, "number", "2010"))
    assert client.get("/en/about/").text.count('<data value="23000">') == 2
    point = reports.points.get(period="2010")
    point.value = 24000
    point.save()
    text = client.get("/en/about/").text
    assert text.count('<data value="24000">24,000</data>') == 2
    assert "23,000" not in text


def test_a_block_shows_chart_and_table_or_one_number_with_source_and_caveat(client, page, reports):
    with_body(page, block(reports))
    text = client.get("/en/about/").text
    for part in ("chart__picture", "<table>", "What it leaves out.", "A source", "chart__break"):
        assert part in text
    with_body(page, block(reports, "number", "2010"))
    text = client.get("/en/about/").text
    assert "<svg" not in text.split('class="figure-block"')[1].split("</figure>")[0]
    assert "2010, European Union" in text
    assert "What it leaves out." in text


def test_a_page_costs_the_same_with_many_figures(client, page, reports):
    with_body(page, block(reports), in_text(reports, "2019"))
    few = queries_of(client, "/en/about/")
    others = [FigureFactory(values={"2019": 1, "2020": 2}) for _ in range(20)]
    with_body(page, *map(block, others), *(in_text(each, "2019") for each in others))
    assert len(queries_of(client, "/en/about/")) == len(few)


def test_a_period_without_a_value_is_refused(reports):
    kit = FigureBlock()
    value = kit.to_python({"figure": reports.pk, "form": "number", "period": "2012"})
    with pytest.raises(StructBlockValidationError) as caught:
        kit.clean(value)
    assert "There are: 2010, 2019" in str(caught.value.block_errors["period"])


@pytest.mark.parametrize("inside", ["<p>{} more</p>", "<ul><li>so <b>{}</b></li></ul>"])
def test_the_editor_shows_a_value_and_stores_the_reference(reports, inside):
    converter = ContentstateConverter(features=PLAIN_RICH_TEXT)
    html = inside.format(value(reports, "2019"))
    state = json.loads(converter.from_database_format(html))
    [entity] = state["entityMap"].values()
    assert (entity["type"], entity["mutability"]) == ("FIGURE", "IMMUTABLE")
    [shown] = [each for each in state["blocks"] if each["entityRanges"]]
    assert "more than 725,000 reports" in shown["text"]
    stored = converter.to_database_format(json.dumps(state))
    assert value(reports, "2019") in stored
    assert "725" not in stored


def test_uses_of_figures_and_values_are_known(page, reports):
    with_body(page, in_text(reports, "2010"))
    old, new = DataPoint.objects.order_by("starts_on")
    assert ReferenceIndex.get_references_to(reports).count() == 1
    assert ReferenceIndex.get_references_to(old).count() == 1
    assert ReferenceIndex.get_references_to(new).count() == 0


def test_an_editor_picks_a_value_from_a_list(editor, reports):
    FigureFactory(title="Something else", values={"2020": 1})
    told = editor.get(reverse("figures_choose_value"), {"q": "reports EU"}).json()
    assert told["step"] == "choose"
    assert "Reports in the EU" in told["html"]
    assert "Something else" not in told["html"]
    for period in ("latest", "2010", "2019"):
        assert f'data-period="{period}"' in told["html"]
    assert 'data-text="more than 725,000 reports"' in told["html"]


def test_visitors_have_no_list_to_pick_from(visitor, reports):
    assert visitor.get(reverse("figures_choose_value")).status_code == 302
