"""Demo services of the help directory. All are made up, and say so in their names."""

from sparks.help.models import HelpService

from ..models import HomePage
from .read import days_away, rows


def load_help(home: HomePage) -> int:
    """Create the services unless there is one; give how many there are now."""
    if not HelpService.objects.exists():
        for row in rows("help")["service"]:
            days = row.pop("verified_days", None)
            HelpService.objects.create(
                locale=home.locale, verified_on=None if days is None else days_away(days), **row
            )
    return HelpService.objects.count()
