"""Digests: issues that write themselves."""

from sparks.core.tasks import recurring


@recurring
def write_digests() -> None:
    """Write and plan the digests whose hour has come; an empty one is not written."""
