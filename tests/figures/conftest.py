"""A list of figures, at /en/figures/, and one figure in it."""

from datetime import date

import pytest

from sparks.figures.models import DataPoint
from tests.factories.figures import FigureFactory, FigureIndexPageFactory

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(f"{TODAY}T10:00:00+00:00", tick=False)


@pytest.fixture
def listing(home):
    return FigureIndexPageFactory(parent=home)


@pytest.fixture
def reports(listing):
    """Two values, the second counted otherwise."""
    figure = FigureFactory(title="Reports in the EU", slug="reports", values={"2010": 23000})
    DataPoint.objects.create(
        figure=figure,
        period="2019",
        value=725000,
        precision="more",
        breaks_before=True,
        note="Counted <anew>",
    )
    return figure
