"""Figures with values, and the page that lists them."""

from datetime import date
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from sparks.figures.models import DataPoint, Figure, FigureIndexPage

from .pages import page_factory

FigureIndexPageFactory = page_factory(
    FigureIndexPage, "Figures", slug="figures", lead="Numbers to quote."
)


class FigureFactory(DjangoModelFactory):
    """A figure checked in January 2026; `values={"2019": 5}` are its values by period."""

    class Meta:
        model = Figure
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Figure {n}")
    slug = factory.Sequence(lambda n: f"figure-{n}")
    definition = "What counts as one."
    unit = "reports"
    place = "European Union"
    source_name = "A source"
    source_url = "https://source.example/"
    caveat = "What it leaves out."
    checked_on = date(2026, 1, 10)
    review_by = date(2027, 6, 1)

    @factory.post_generation
    def values(figure, create, extracted, **kwargs):
        for period, value in (extracted or {}).items():
            DataPoint.objects.create(figure=figure, period=period, value=Decimal(value))
