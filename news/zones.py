"""Time zones of events."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

DEFAULT_ZONE = "Europe/Brussels"


def is_zone(name: str) -> bool:
    """Say whether `name` is in the IANA time zone database."""
    return name in available_timezones()


def local(moment: datetime, zone: str) -> datetime:
    """Give `moment` as wall-clock time of `zone`; UTC when the zone is unknown."""
    return moment.astimezone(ZoneInfo(zone) if is_zone(zone) else UTC)


def at_wall_clock(moment: datetime, zone: str) -> datetime:
    """Give the moment at which a clock in `zone` shows the digits of `moment`."""
    return moment.replace(tzinfo=ZoneInfo(zone))
