"""Limits on how often something may be done, counted in PostgreSQL under keyed hashes.

No address is stored. Its hash is made with the site's secret and the day, so that it can neither
be turned back nor compared with that of another day.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import RateCount

NETWORK_BITS = {4: 24, 6: 48}
UNKNOWN = "unknown"

COUNT = """
    INSERT INTO {table} (scope, key, window_starts_at, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (scope, key, window_starts_at) DO UPDATE SET count = {table}.count + 1
    RETURNING count
"""


@dataclass(frozen=True)
class Limit:
    """`times` within each `window` for the same thing; windows begin at whole multiples of it."""

    scope: str
    times: int
    window: timedelta

    def hit(self, whom: str) -> int:
        """Count one time for `whom`; give 0, or the seconds to wait when it is one too many."""
        now = timezone.now()
        starts_at = window_start(now, self.window)
        key = hashed(whom, day=starts_at, scope=self.scope)
        with connection.cursor() as cursor:
            cursor.execute(
                COUNT.format(table=RateCount._meta.db_table), [self.scope, key, starts_at]
            )
            (count,) = cursor.fetchone()
        if count <= self.times:
            return 0
        return max(1, int((starts_at + self.window - now).total_seconds()))


def window_start(now: datetime, window: timedelta) -> datetime:
    """Give when the window around `now` began."""
    seconds = int(window.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)


def hashed(whom: str, *, day: datetime, scope: str) -> str:
    """Give the keyed hash of an address or a network for one day and one purpose, 64 digits."""
    return salted_hmac(f"rate:{scope}:{day:%Y-%m-%d}", whom.lower(), algorithm="sha256").hexdigest()


def client_address(request) -> str:
    """Give the visitor's address; behind TRUSTED_PROXIES proxies, as the outermost one saw it.

    Each proxy appends to X-Forwarded-For whom it heard from, so only the last entries can be
    believed: as many as there are proxies of ours.
    """
    proxies = settings.TRUSTED_PROXIES
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(seen) >= proxies:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def network_of(request) -> str:
    """Give the network a request comes from: a /24 of IPv4, a /48 of IPv6."""
    try:
        address = ip_address(client_address(request))
    except ValueError:
        return UNKNOWN
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, NETWORK_BITS[address.version]), strict=False))
