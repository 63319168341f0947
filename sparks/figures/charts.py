"""Charts as SVG, drawn on the server by svg.py.

All places are in percent and all text is of the size that the page's style says, so that a chart
fits any width without its words growing or shrinking. A bar stands on its period, and is as wide:
years that nobody counted stay empty. Colours are in static/css/components/chart.css.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import svg
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .scales import BOTTOM, DAY, LEFT, RIGHT, TOP, Time, Values

THINNEST, GAP = 0.8, 0.4  # percent of the width: a day among years, and what is between two bars
NEAR, NEARER = 22.0, 9.0  # between two labels: on a phone, and where there is room
# How large numbers are shortened on the scale, from which value on.
SHORTENED = [
    (Decimal(2_000_000), Decimal(1_000_000), gettext_lazy("%(unit)s, in millions")),
    (Decimal(20_000), Decimal(1_000), gettext_lazy("%(unit)s, in thousands")),
    (Decimal(0), Decimal(1), gettext_lazy("%(unit)s")),
]


def draw(series, title: str) -> SafeString:
    """Draw `series`, data points in order of time, as bars."""
    largest = max(point.value for point in series)
    values, time = Values.of(largest), Time.of(series)
    label = _("Chart: %(title)s. The table has the same values.") % {"title": title}
    drawn = svg.SVG(
        class_=["chart__picture"],
        elements=[
            *_lines(values, largest),
            *_bars(series, values, time),
            *_breaks(series, time),
            *_labels(series, time),
        ],
        extra={"role": "img", "aria-label": escape(label)},
    )
    return mark_safe(drawn.as_str())  # noqa: S308 - numbers, and words that are escaped


def scale_words(series, unit: str) -> str:
    """Give what the upright scale counts: the unit, and in thousands or millions of it."""
    _divisor, words = _shortened(max(point.value for point in series))
    return str(words) % {"unit": unit}


def _shortened(largest: Decimal) -> tuple[Decimal, str]:
    return next((divisor, words) for start, divisor, words in SHORTENED if largest >= start)


def _lines(values: Values, largest: Decimal) -> Iterator[svg.Element]:
    """Draw the level lines with their numbers."""
    divisor, _words = _shortened(largest)
    for tick in values.ticks:
        y = _percent(values.y(tick))
        yield svg.Line(class_=["chart__line"], x1=_percent(LEFT), x2=_percent(RIGHT), y1=y, y2=y)
        number = number_format(f"{(tick / divisor).normalize():f}", force_grouping=True)
        yield _text("chart__tick", LEFT - 1.5, values.y(tick), number)


def _bars(series, values: Values, time: Time) -> Iterator[svg.Element]:
    for point in series:
        left, right = _span(point, time)
        top = values.y(point.value)
        yield svg.Rect(
            class_=["chart__bar"],
            x=_percent(left),
            y=_percent(top),
            width=_percent(right - left),
            height=_percent(BOTTOM - top),
        )


def _breaks(series, time: Time) -> Iterator[svg.Element]:
    """Draw a broken line where what comes after it was counted otherwise."""
    for before, after in pairwise(series):
        if after.breaks_before:
            x = _percent((time.x(before.ends_on + DAY) + time.x(after.starts_on)) / 2)
            y1, y2 = _percent(TOP - 7), _percent(BOTTOM)
            yield svg.Line(class_=["chart__break"], x1=x, x2=x, y1=y1, y2=y2)


def _labels(series, time: Time) -> Iterator[svg.Element]:
    """Write periods below their bars: as many as fit on a phone, and more where there is room."""
    narrow = wide = -NEAR
    for point in series:
        left, right = _span(point, time)
        middle = (left + right) / 2
        if middle - wide < NEARER:
            continue
        always = middle - narrow >= NEAR
        wide, narrow = middle, middle if always else narrow
        name = "chart__label" if always else "chart__label chart__label--more"
        yield _text(name, min(middle, RIGHT - 5), BOTTOM + 8, point.when)


def _span(point, time: Time) -> tuple[float, float]:
    """Give where a point's bar begins and ends."""
    left, right = time.x(point.starts_on) + GAP, time.x(point.ends_on + DAY) - GAP
    missing = max(THINNEST - (right - left), 0) / 2
    return left - missing, right + missing


def _text(name: str, x: float, y: float, words: str) -> svg.Text:
    return svg.Text(class_=[name], x=_percent(x), y=_percent(y), text=escape(words))


def _percent(place: float) -> svg.Length:
    return svg.Length(round(place, 2), "%")
