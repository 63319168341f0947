"""Template tags of figures: the chart, and a value with its unit."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from sparks.figures import charts

register = template.Library()


@register.inclusion_tag("figures/chart.html")
def chart(figure) -> dict:
    """Draw the values of `figure`; nothing for a single one, which a number tells as well."""
    series = figure.series
    if len(series) < 2:
        return {}
    return {
        "picture": charts.draw(series, figure.title),
        "scale": charts.scale_words(series, figure.unit),
        "has_breaks": any(point.breaks_before for point in series[1:]),
    }


@register.simple_tag
def value(point, unit: str = "") -> SafeString:
    """Write the value of `point`, with its unit if given; without blanks around it."""
    context = {"point": point, "unit": unit}
    return mark_safe(render_to_string("figures/value.html", context).strip())  # noqa: S308


@register.filter
def at_period(figure, period: str):
    """Give the value of `figure` for a period's key, the newest for none; None if there is none."""
    return figure.point(period or "") if figure else None
