"""A directory of help, and services in it."""

from datetime import date

import pytest

from tests.factories.help import HelpIndexPageFactory

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(f"{TODAY}T10:00:00+00:00", tick=False)


@pytest.fixture
def page(home):
    """The directory, at /en/help/."""
    return HelpIndexPageFactory(parent=home)
