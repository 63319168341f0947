"""Time zones of events."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

DEFAULT_ZONE = "Europe/Brussels"


@cache
def zones() -> frozenset[str]:
    """Give the names in the IANA time zone database; Python reads hundreds of files for them."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """Say whether `name` is in the IANA time zone database."""
    return name in zones()


def local(moment: datetime, zone: str) -> datetime:
    """Give `moment` as wall-clock time of `zone`; UTC when the zone is unknown."""
    return moment.astimezone(ZoneInfo(zone) if is_zone(zone) else UTC)


def at_wall_clock(moment: datetime, zone: str) -> datetime:
    """Give the moment at which a clock in `zone` shows the digits of `moment`."""
    return moment.replace(tzinfo=ZoneInfo(zone))
