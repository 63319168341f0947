"""Files of a listing that rooms above the core offer below it."""

from collections.abc import Callable

from .listing import Listing

# Each gives (title, address) of what it makes of a listing; rooms add theirs when they are ready.
_offers: list[Callable[[Listing], list[tuple[str, str]]]] = []


def offer(links: Callable[[Listing], list[tuple[str, str]]]) -> None:
    """Let `links` add to what stands below every listing; a second time changes nothing."""
    if links not in _offers:
        _offers.append(links)


def offered(listing: Listing) -> list[tuple[str, str]]:
    """Give (title, address) of all files of what the listing shows."""
    return [link for links in _offers for link in links(listing)]
