"""From an issue to finished messages: HTML, text and headers, once for each variant."""

from email.message import EmailMessage
from typing import NamedTuple

from django.conf import settings

from .letters import MARK, seal
from .links import preferences_url
from .models import IssuePage, MailingVariant

QP = "quoted-printable"


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
    message = EmailMessage()
    message["Subject"] = issue.title
    message["From"] = settings.NEWSLETTER_FROM
    language = issue.locale.language_code
    message.set_content(f"{issue.title}\n\n{preferences_url(MARK, language)}\n", cte=QP)
    message.add_alternative(
        f'<h1>{issue.title}</h1><a href="{preferences_url(MARK, language)}">.</a>',
        subtype="html",
        cte=QP,
    )
    return MailingVariant(
        mailing_id=mailing_id,
        language=language,
        selection=selection.key,
        subject=issue.title,
        message=seal(message),
    )


def content_mark(issue: IssuePage) -> str:
    """Give a digest (64 digits) of everything in all language variants that readers would see."""
    return f"{issue.pk:064}"
