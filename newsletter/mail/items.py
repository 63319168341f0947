"""Pages of the site as an issue shows them: title, address, what it is, and why it matters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from wagtail.models import Page

from sparks.core.cards import cards
from sparks.core.seo import absolute

DAY, TIME = "l j F Y", "H:i"


@dataclass(frozen=True)
class Item:
    """One page in words.

    page: the page with what its card shows. url: its whole address.
    kicker: what it is and when. text: the editor's sentence, or the page's own summary; or "".
    note: the editor's sentence alone.
    """

    page: Page
    title: str
    url: str
    kicker: str
    text: str
    note: str


def item_of(page: Page | None, note: str = "") -> Item | None:
    """Give a chosen page as an item; None when it does not exist or is not open to all."""
    found = cards((page.pk,)) if page else ()
    return item(found[0], note) if found else None


def item(page: Page, note: str = "") -> Item:
    """Give an open page of any type as an item."""
    title = getattr(page, "social_title", page.title)
    summary = note or page.summary
    kicker = _KICKERS.get(page._meta.label, lambda _page: [])(page)
    return Item(
        page=page,
        title=title,
        url=absolute(page.url or ""),
        kicker=" · ".join(part for part in kicker if part),
        text="" if summary == title else summary,
        note=note,
    )


def in_one_line(titles: Iterable[str], limit: int) -> str:
    """Give titles as one line of at most `limit` characters, the last word whole."""
    text = " · ".join(titles)
    return text if len(text) <= limit else f"{text[: limit - 1].rsplit(' ', 1)[0]}…"


def _article(page) -> list[str]:
    return [page.kind_label, format_date(page.published_on, "j F Y"), page.source_name]


def _event(page) -> list[str]:
    place = ", ".join(part for part in (page.venue, page.city, page.country_name) if part)
    return [page.kind_label, when(page), place or (_("online") if page.is_online else "")]


def _recommendation(page) -> list[str]:
    return [page.kind_label, *(pillar.title for pillar in page.pillar_list), page.source_line]


def _resource(page) -> list[str]:
    return [page.kind_label, str(page.published_on.year) if page.published_on else ""]


def _project(page) -> list[str]:
    return [page.kind_label]


def _issue(page) -> list[str]:
    sent = page.first_published_at
    return [_("Newsletter"), format_date(sent, "j F Y") if sent else ""]


_KICKERS: dict[str, Callable[[Page], list[str]]] = {
    "news.ArticlePage": _article,
    "news.EventPage": _event,
    "projects.ProjectPage": _project,
    "recommendations.RecommendationPage": _recommendation,
    "resources.KitPage": _resource,
    "resources.ResourcePage": _resource,
    "newsletter.IssuePage": _issue,
}


def when(event) -> str:
    """Give when an event is, in words: its days, and its times with the zone they are in."""
    start, end = event.local_start, event.local_end
    first = format_date(start, DAY)
    one_day = end is None or end.date() == start.date()
    if event.all_day:
        return first if one_day else f"{first} – {format_date(end, DAY)}"
    zone = f"({event.time_zone.replace('_', ' ')})"
    if end is None:
        return f"{first}, {format_date(start, TIME)} {zone}"
    until = format_date(end, TIME if one_day else f"{DAY}, {TIME}")
    return f"{first}, {format_date(start, TIME)} – {until} {zone}"
