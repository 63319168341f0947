"""From an issue to finished messages: HTML, text and headers, once for each variant."""

from typing import NamedTuple

from .models import IssuePage, MailingVariant


class Selection(NamedTuple):
    """Which blocks of an issue somebody gets. `key` is short and the same for the same blocks."""

    key: str
    blocks: tuple[str, ...]  # ids of the stream's blocks; empty: all of them


WHOLE = Selection("", ())


def selection_for(issue: IssuePage, pillars: list[str], topics: list[str]) -> Selection | None:
    """Give what of an issue goes to subscribers with these choices (slugs); None when nothing.

    Issues go out whole; digests are put together by what somebody is interested in.
    """
    raise NotImplementedError


def render(issue: IssuePage, *, mailing_id: int, selection: Selection = WHOLE) -> MailingVariant:
    """Give the unsaved variant with the finished message in the issue's language.

    Raises ValueError with a sentence for editors when the issue cannot be mailed as it is.
    """
    raise NotImplementedError


def content_mark(issue: IssuePage) -> str:
    """Give a digest (64 digits) of everything in all language variants that readers would see."""
    raise NotImplementedError
