"""RSS and Atom of a listing, and of any filtered listing."""

import re
from datetime import UTC, date, datetime, time
from uuid import uuid5

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.translation import get_language

from .frame import frame_for
from .listing import Listing
from .listing.selection import Selection
from .seo import TITLE_SEPARATOR, absolute

# By the last step of the address: what readers call it, and what writes it.
FEEDS = {"feed.rss": ("RSS", Rss201rev2Feed), "feed.atom": ("Atom", Atom1Feed)}
NEWEST = 30
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def feed_links(listing: Listing) -> list[tuple[str, str]]:
    """Give (title, address) of the feeds of what the listing shows."""
    return _links(listing, listing.title, listing.selection.for_feed())


def all_feed_links(listing: Listing) -> list[tuple[str, str]]:
    """Give (title, address) of the feeds of the whole list, then of what the listing shows."""
    whole = _links(listing, listing.index.title, Selection())
    return [*whole, *feed_links(listing)] if listing.is_filtered else whole


def _links(listing: Listing, title: str, selection: Selection) -> list[tuple[str, str]]:
    return [
        (f"{title} ({name})", listing.url(selection, leaf)) for leaf, (name, _feed) in FEEDS.items()
    ]


def serve_feed(listing: Listing, request: HttpRequest, leaf: str) -> HttpResponse:
    """Give the newest items of `listing` as the feed that `leaf`, a key of FEEDS, names."""
    _name, feed_class = FEEDS[leaf]
    selection = listing.selection.for_feed()
    feed = feed_class(
        title=f"{listing.title}{TITLE_SEPARATOR}{frame_for(request).site_name}",
        link=absolute(listing.url(selection)),
        description=for_xml(listing.index.summary or listing.index.title),
        language=get_language(),
        feed_url=absolute(listing.url(selection, leaf)),
    )
    newest = F(listing.index.feed_date).desc(nulls_last=True)
    for item in listing.matches.order_by(newest, "-pk")[:NEWEST]:
        add_item(feed, item, listing.index.feed_date, request)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def add_item(feed: SyndicationFeed, item, feed_date: str, request: HttpRequest) -> None:
    """Write a page into a feed, under an id that no change of its address or title touches."""
    published = as_moment(getattr(item, feed_date)) or item.latest_revision_created_at
    feed.add_item(
        title=for_xml(item.title),
        link=absolute(item.get_url(request)),
        description=escape(for_xml(item.summary)),  # readers take it for HTML
        unique_id=uuid5(item.translation_key, get_language()).urn,
        unique_id_is_permalink=False,
        pubdate=published,
        updateddate=item.last_published_at or published,
    )


def as_moment(day: date | datetime | None) -> datetime | None:
    """Give a date as its first moment in UTC; a moment as it is."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time.min, UTC)


def for_xml(text: str) -> str:
    """Give `text` without the control characters that XML cannot hold (pasted from elsewhere)."""
    return NOT_IN_XML.sub(" ", text)
