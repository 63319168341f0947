"""Digests: issues that write themselves."""

from sparks.core.tasks import recurring

from .. import digests


@recurring
def write_digests() -> None:
    """Write and plan the digests whose hour has come; an empty one is not written."""
    digests.write_due()
