"""From an issue to finished messages: HTML, text and headers, once for each variant."""

from email.headerregistry import Address
from email.message import EmailMessage
from hashlib import sha256
from json import dumps
from typing import NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import translation
from django.utils.translation import gettext as _

from sparks.core.seo import absolute

from .letters import MARK, seal
from .mail.bodies import bodies_of
from .mail.parts import parts_of
from .mail.selecting import chosen_blocks
from .mail.sender import Sender, sender
from .models import IssuePage, MailingVariant

MAX_BYTES = 102_000  # of HTML; from there on, Gmail cuts a mail off
LISTS = {"issue": "issues", "weekly": "weekly", "monthly": "monthly"}
KEY_LENGTH = 32


class Selection(NamedTuple):
    """Which blocks of an issue somebody gets. `key` is short and the same for the same blocks."""

    key: str
    blocks: tuple[str, ...]  # ids of the stream's blocks; empty: all of them


WHOLE = Selection("", ())


def selection_for(issue: IssuePage, pillars: list[str], topics: list[str]) -> Selection | None:
    """Give what of an issue goes to subscribers with these choices (slugs); None when nothing.

    Issues go out whole; digests are put together by what somebody is interested in (the rule:
    newsletter.mail.selecting).
    """
    if issue.kind == IssuePage.Kind.ISSUE:
        return WHOLE
    chosen, is_whole = chosen_blocks(issue, set(pillars), set(topics))
    if not chosen:
        return None
    if is_whole:
        return WHOLE
    return Selection(sha256(" ".join(chosen).encode()).hexdigest()[:KEY_LENGTH], chosen)


def render(issue: IssuePage, *, mailing_id: int, selection: Selection = WHOLE) -> MailingVariant:
    """Give the unsaved variant with the finished message in the issue's language.

    Raises ValueError with a sentence for editors when the issue cannot be mailed as it is.
    """
    if not issue.intro and not parts_of(issue, selection.blocks):
        raise ValueError(_("“%(title)s” has no content.") % {"title": issue.title})
    bodies = bodies_of(issue, token=MARK, block_ids=selection.blocks)
    size = len(bodies.html.encode())
    if size > MAX_BYTES:
        words = _("“%(title)s” is too long for a mail: %(size)d of %(limit)d kB. Take blocks out.")
        sizes = {"size": -(-size // 1000), "limit": MAX_BYTES // 1000}
        raise ValueError(words % {"title": issue.title, **sizes})
    with translation.override(issue.locale.language_code):
        message = _headed(issue, mailing_id, sender())
    message.set_content(bodies.text, cte="quoted-printable")
    message.add_alternative(bodies.html, subtype="html", cte="quoted-printable")
    # Last, for what describes content moves into its part with it.
    message["Content-Language"] = issue.locale.language_code
    return MailingVariant(
        mailing_id=mailing_id,
        language=issue.locale.language_code,
        selection=selection.key,
        subject=issue.title,
        message=seal(message),
    )


def size_of(issue: IssuePage) -> int:
    """Give how many bytes the HTML of an issue's mail has; more than MAX_BYTES are cut off."""
    return len(bodies_of(issue).html.encode())


def content_mark(issue: IssuePage) -> str:
    """Give a digest (64 digits) of everything in all language variants that readers would see."""
    seen = [_seen(variant) for variant in variants_of(issue)]
    return sha256(dumps(seen, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()


def variants_of(issue: IssuePage) -> list[IssuePage]:
    """Give the latest drafts of an issue in all its languages, by language."""
    pages = issue.get_translations(inclusive=True).select_related("locale", "latest_revision")
    drafts = [page.get_latest_revision_as_object() for page in pages.order_by("locale_id")]
    return sorted(drafts, key=lambda draft: draft.locale.language_code)


def _seen(variant: IssuePage) -> list:
    language = variant.locale.language_code
    with translation.override(language):
        parts = parts_of(variant)
    items = [part.item for part in parts if part.item]
    return [
        language,
        variant.title,
        variant.preheader,
        variant.intro,
        [[block["type"], block["value"]] for block in variant.body.raw_data],
        [[item.title, item.url, item.kicker, item.text] for item in items],
    ]


def _headed(issue: IssuePage, mailing_id: int, writer: Sender) -> EmailMessage:
    """Give an empty message with the headers that are the same for everybody."""
    name = LISTS[issue.kind]
    archive = issue.get_parent() if issue.pk else None
    message = EmailMessage()
    message["From"] = Address(writer.name, addr_spec=writer.address)
    if writer.reply_to:
        message["Reply-To"] = writer.reply_to
    message["Subject"] = " ".join(issue.title.split())
    message["List-Id"] = f'"{_phrase(writer, issue)}" <{name}.newsletter.{writer.host}>'
    if archive and archive.url:
        message["List-Archive"] = f"<{absolute(archive.url)}>"
    message["Precedence"] = "bulk"
    message["Feedback-ID"] = f"{mailing_id}:{issue.kind}:newsletter:{writer.host[:15]}"
    return message


def _phrase(writer: Sender, issue: IssuePage) -> str:
    return f"{writer.name}, {issue.get_kind_display()}".replace("\\", "").replace('"', "'")
