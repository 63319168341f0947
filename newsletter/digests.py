"""Digests: issues that write themselves from what was published, once for each period.

A digest is due at its hour; for a day it may still be late. What it covers begins where the digest
before it ended, so that nothing is told twice, and nothing is left out by an outage or by a change
of the day.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.dateformat import format as format_date
from django.utils.html import format_html
from django.utils.translation import gettext as _

from .mail.items import in_one_line
from .mail.sender import newsletter_settings
from .models import IssuePage, Mailing, NewsletterIndexPage, NewsletterSettings
from .news import OF_A_KIND, Section, what_is_new
from .rendering import MAX_BYTES, content_mark, size_of

LOCK = 0x6E6C6467  # a key of our own among PostgreSQL's advisory locks
LATE = timedelta(hours=24)
KINDS = (IssuePage.Kind.WEEKLY, IssuePage.Kind.MONTHLY)
LONGEST = {"weekly": timedelta(days=14), "monthly": timedelta(days=62)}
USUAL = {"weekly": timedelta(days=7), "monthly": timedelta(days=31)}


def write_due(now: datetime | None = None) -> list[Mailing]:
    """Write and plan the digests whose hour has come; give their mailings.

    Safe to run any number of times and side by side: a lock lets one run at a time, and a period
    that has a mailing has had its digest. Where nothing was published, nothing is written.
    """
    now = now or timezone.now()
    conf = newsletter_settings()
    if not conf.sends_digests:
        return []
    written = (_write_once(kind, due_at(kind, conf, now), now) for kind in KINDS)
    return [mailing for mailing in written if mailing]


def due_at(kind: str, conf: NewsletterSettings, now: datetime) -> datetime:
    """Give the last moment, not after `now`, at which a digest of this kind was due (UTC)."""
    at_hour = now.replace(hour=conf.digest_hour, minute=0, second=0, microsecond=0)
    if kind == IssuePage.Kind.WEEKLY:
        due = at_hour - timedelta(days=(now.weekday() - conf.digest_weekday) % 7)
        return due if due <= now else due - timedelta(days=7)
    due = at_hour.replace(day=1)
    return due if due <= now else (due - timedelta(days=1)).replace(day=1)


@transaction.atomic
def _write_once(kind: str, due: datetime, now: datetime) -> Mailing | None:
    if now - due >= LATE:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    mailings = Mailing.objects.filter(kind=kind).order_by("-created_at")
    last = mailings.values_list("created_at", flat=True).first()
    if last and last >= due:
        return None
    since = last if last and now - last <= LONGEST[kind] else due - USUAL[kind]
    issue = _write(kind, since, now)
    return issue and _plan(issue, now)


def _write(kind: str, since: datetime, until: datetime) -> IssuePage | None:
    """Write the digest in each language that has news; give the one that is sent."""
    indexes = NewsletterIndexPage.objects.live().select_related("locale").order_by("locale_id")
    key, first = uuid4(), None
    for index in indexes:
        issue = _issue(kind, index, since, until)
        if issue:
            issue.translation_key = key
            index.add_child(instance=issue)
            issue.save_revision()
            first = first or issue
    return first


def _issue(kind: str, index: NewsletterIndexPage, since, until) -> IssuePage | None:
    """Give the unsaved digest of one language; None when nothing was published in it."""
    for of_a_kind in range(OF_A_KIND, 0, -1):
        issue = _composed(kind, index, since, until, of_a_kind)
        if issue is None or size_of(issue) <= MAX_BYTES:
            break
    return issue


def _composed(kind: str, index: NewsletterIndexPage, since, until, of_a_kind) -> IssuePage | None:
    language = index.locale.language_code
    sections = what_is_new(since, language, until=until, of_a_kind=of_a_kind)
    with translation.override(language):
        blocks = [*_blocks(sections), *_issue_blocks(index, since, until)]
        if not blocks:
            return None
        days = {"start": format_date(since, "j F"), "end": format_date(until, "j F Y")}
        return IssuePage(
            title=_("What was new, %(start)s to %(end)s") % days,
            slug=f"{kind}-{until:%Y-%m-%d}",
            kind=kind,
            preheader=_preheader(sections),
            body=blocks,
            audience_rhythms=[kind],
            locale=index.locale,
            live=False,
        )


def _blocks(sections: list[Section]) -> list[tuple[str, object]]:
    blocks = []
    for section in sections:
        blocks += section.blocks()
        if section.more:
            words = _("On our site, there are %(more)d more.") % {"more": section.more}
            blocks.append(("text", format_html("<p>{}</p>", words)))
    return blocks


def _issue_blocks(index: NewsletterIndexPage, since, until) -> list[tuple[str, object]]:
    """Give the issues that went out meanwhile, for those who do not get them by mail."""
    sent = IssuePage.objects.live().child_of(index).filter(kind=IssuePage.Kind.ISSUE)
    sent = sent.filter(first_published_at__gt=since, first_published_at__lte=until)
    blocks = [("issue", {"page": page.page_ptr, "note": ""}) for page in sent.order_by("pk")]
    return [("heading", _("Our newsletter")), *blocks] if blocks else []


def _preheader(sections: list[Section]) -> str:
    """Say the first titles, as many as there is room for."""
    titles = [page.social_title for section in sections for _kind, page in section.pages]
    limit = IssuePage._meta.get_field("preheader").max_length
    return in_one_line(titles, limit) or _("The newsletter, to read on our site.")


def _plan(issue: IssuePage, now: datetime) -> Mailing:
    """Plan the sending for now; nobody has to approve what was published already."""
    return Mailing.objects.create(
        issue=issue,
        title=issue.title,
        kind=issue.kind,
        state=Mailing.State.SCHEDULED,
        scheduled_at=now,
        content_mark=content_mark(issue),
    )
