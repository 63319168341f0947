from datetime import date
from decimal import Decimal

from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sparks.core import outgoing
from sparks.core.listing import Sort
from sparks.core.seo import absolute
from sparks.figures.models import DataPoint, Figure, FigureIndexPage

from ..addresses import record_url
from ..kinds import Kind
from ..records import Record, Uri, one_of

NAME = "figures"


class ValueRecord(Record):
    """What was counted in one period."""

    period: str
    """As it is read: 2019, or 2019/20."""
    starts_on: date
    ends_on: date
    precision: one_of(DataPoint.Precision)
    """Whether the source says exactly, more than, or about."""
    value: Decimal
    note: str
    breaks_before: bool
    """From here on it is counted otherwise: not to be compared with what comes before."""

    def __str__(self):
        return f"{self.period}: {self.value}"


class FigureRecord(Record):
    """A number with its source and what it cannot say; never quote it without."""

    id: int
    api_url: Uri
    """This record."""
    url: Uri | None
    """The page for people to read: cite this address."""
    title: str
    definition: str
    """What is counted."""
    unit: str
    place: str
    source_name: str
    source_url: Uri | None
    caveat: str
    checked_on: date
    """When it was last compared with its source."""
    review_by: date
    values: list[ValueRecord]
    """In order of time."""


def written(items: list[Figure]) -> list[FigureRecord]:
    """Write figures that came with their values (no query)."""
    return [
        FigureRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            url=absolute(each.url) if each.url else None,
            title=each.title,
            definition=each.definition,
            unit=each.unit,
            place=each.place,
            source_name=each.source_name,
            source_url=outgoing.address(each.source_url) or None,
            caveat=each.caveat,
            checked_on=each.checked_on,
            review_by=each.review_by,
            values=[_value(point) for point in each.series],
        )
        for each in items
    ]


def _value(point: DataPoint) -> ValueRecord:
    return ValueRecord(
        period=point.when,
        starts_on=point.starts_on,
        ends_on=point.ends_on,
        precision=point.precision,
        value=Decimal(point.plain),
        note=point.note,
        breaks_before=point.breaks_before,
    )


KIND = Kind(
    name=NAME,
    title=_("Figures"),
    record=FigureRecord,
    items=Figure.objects.published,
    records=written,
    fetch=lambda items: items.as_cards(),
    facets=FigureIndexPage.facets,
    sorts=(Sort("name", _("A to Z"), (Lower("title"),)),),
    words_in=FigureIndexPage.words_in,
    is_translated=False,
)
