"""Charts: what is drawn where, and that nothing in them is a style or a stranger's tag."""

from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from sparks.figures import charts
from sparks.figures.models import DataPoint
from sparks.figures.scales import BOTTOM, LEFT, RIGHT, TOP, Values

SVG = "{http://www.w3.org/2000/svg}"


def point(period: str, value, **more) -> DataPoint:
    made = DataPoint(period=period, value=Decimal(value), **more)
    made.place_in_time()
    return made


def drawn(series, title="Title") -> ElementTree.Element:
    return ElementTree.fromstring(charts.draw(series, title))


def places(element, *names: str) -> list[float]:
    return [float(element.get(name).removesuffix("%")) for name in names]


def of_class(root, name: str) -> list:
    return [each for each in root.iter() if (each.get("class") or "").split(" ")[0] == name]


@pytest.mark.parametrize(
    ("largest", "last", "count"),
    [("725000", "800000", 5), ("32000000", "40000000", 5), ("3", "3", 4), ("0.07", "0.08", 5)],
)
def test_the_scale_has_round_numbers_and_begins_at_zero(largest, last, count):
    values = Values.of(Decimal(largest))
    assert values.ticks[0] == 0
    assert values.ticks[-1] == Decimal(last)
    assert len(values.ticks) == count
    assert values.y(Decimal(0)) == BOTTOM
    assert values.y(values.ticks[-1]) == TOP


def test_a_bar_is_as_wide_as_its_period_and_as_high_as_its_value():
    bars = of_class(drawn([point("2010", 10), point("2014/2020", 40)]), "chart__bar")
    narrow, wide = (places(bar, "x", "width", "height") for bar in bars)
    assert wide[1] > 6 * narrow[1]
    assert wide[2] == pytest.approx(4 * narrow[2], rel=0.01)
    assert narrow[0] == pytest.approx(LEFT, abs=1)
    assert wide[0] + wide[1] == pytest.approx(RIGHT, abs=1)


def test_years_that_nobody_counted_stay_empty():
    first, last = of_class(drawn([point("2010", 10), point("2019", 40)]), "chart__bar")
    x, width = places(first, "x", "width")
    assert places(last, "x")[0] - (x + width) > 7 * width


def test_a_break_is_drawn_between_the_two_values():
    root = drawn([point("2019", 10), point("2020", 40, breaks_before=True)])
    [line] = of_class(root, "chart__break")
    before, after = of_class(root, "chart__bar")
    x, width = places(before, "x", "width")
    assert x + width < places(line, "x1")[0] < places(after, "x")[0]


def test_labels_keep_their_distance():
    root = drawn([point(str(year), 5) for year in range(1990, 2026)])
    labels = of_class(root, "chart__label")
    always = [each for each in labels if each.get("class") == "chart__label"]
    for found, distance in ((labels, charts.NEARER), (always, charts.NEAR)):
        middles = [places(each, "x")[0] for each in found]
        gaps = [after - before for before, after in pairwise(middles)]
        assert min(gaps) >= distance - 5  # the last one is moved in from the edge
    assert len(labels) > len(always) > 1


def test_a_title_and_a_label_are_only_words():
    rude = '"><script>alert(1)</script>'
    root = drawn([point("2010", 1, label=rude), point("2011", 0)], rude)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {"svg", "line", "text", "rect"}
    assert root.get("aria-label").startswith(f"Chart: {rude}")
    assert not any(each.get("style") for each in root.iter())


def test_a_series_of_nothing_can_be_drawn():
    assert len(of_class(drawn([point("2010", 0), point("2011", 0)]), "chart__bar")) == 2
