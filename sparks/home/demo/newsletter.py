"""Demo newsletter: issues that were sent, one that is being written, and who reads them."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils import timezone
from wagtail.models import Page, Site

from newsletter import consent
from newsletter.models import (
    ConsentEvent,
    DayCount,
    Delivery,
    IssuePage,
    Mailing,
    NewsletterIndexPage,
    NewsletterSettings,
    Subscriber,
)
from newsletter.models.mailings import EXPIRES_AFTER
from newsletter.rendering import content_mark, render

from ..foundation import add_page
from .read import Linker, days_away, rows

READERS = 48
NAMES = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # where the keys of made-up readers come from
RHYTHMS = ["issues", "issues", "issues", "weekly", "monthly"]
INTERESTS = [[], [], ["prevention"], ["detection", "investigation"], ["support"]]
PLACE = "/en/subscription/"
# What came of one delivery in so many; the rest was delivered.
TROUBLES = {
    17: (Delivery.State.FAILED, 550, "5.1.1 No such mailbox"),
    29: (Delivery.State.UNCERTAIN, None, ""),
    37: (Delivery.State.SKIPPED, None, ""),
}
MONTHS = 12


def load_newsletter(home: Page, linker: Linker) -> int:
    """Load what is missing of the newsletter and give how many issues there are."""
    data = rows("newsletter")
    index = NewsletterIndexPage.objects.child_of(home).get()
    if IssuePage.objects.child_of(index).exists():
        return 0
    index.lead = data["index"]["lead"]
    index.save_revision().publish()
    _load_readers(data["subscriber"])
    _load_counts()
    _load_imprint()
    for row in [*data["issue"], *data["digest"]]:
        _send(_issue(index, row, linker), days_away(row["days_from_today"]))
    for row in data["draft"]:
        page = _issue(index, row, linker)
        index.add_child(instance=page)
        page.save_revision()
    return IssuePage.objects.child_of(index).count()


def _issue(index: NewsletterIndexPage, row: dict, linker: Linker) -> IssuePage:
    return IssuePage(
        slug=row["slug"],
        title=row["title"],
        preheader=row["preheader"],
        intro=linker.html(row.get("intro", "")),
        kind=row.get("kind", IssuePage.Kind.ISSUE),
        audience_rhythms=[row["kind"]] if "kind" in row else [],
        body=linker.body(row["body"]),
        locale=index.locale,
        live=False,
    )


def _send(page: IssuePage, day) -> None:
    """Publish an issue as it was sent on that day, and write down who got it."""
    index = NewsletterIndexPage.objects.get()
    sent_at = datetime.combine(day, time(8, 0), timezone.now().tzinfo)
    page.first_published_at = sent_at
    add_page(index, page)
    Page.objects.filter(pk=page.pk).update(first_published_at=sent_at, last_published_at=sent_at)
    mailing = Mailing.objects.create(
        issue=page,
        title=page.title,
        kind=page.kind,
        state=Mailing.State.FINISHED,
        scheduled_at=sent_at,
        content_mark=content_mark(page),
        frozen_at=sent_at,
        finished_at=sent_at + timedelta(minutes=1),
        expires_at=sent_at + EXPIRES_AFTER,
        audience_count=0,
    )
    Mailing.objects.filter(pk=mailing.pk).update(created_at=sent_at)
    variant = render(page, mailing_id=mailing.pk)
    variant.save()
    rhythm = page.audience_rhythms[0] if page.audience_rhythms else "issues"
    readers = Subscriber.objects.active().filter(rhythm=rhythm)
    deliveries = [
        _delivery(mailing, variant, reader, place, sent_at) for place, reader in enumerate(readers)
    ]
    Delivery.objects.bulk_create(deliveries)
    mailing.audience_count = len(deliveries)
    mailing.save(update_fields=["audience_count"])


def _delivery(mailing, variant, reader: Subscriber, place: int, sent_at: datetime) -> Delivery:
    state, code, reply = next(
        (trouble for each, trouble in TROUBLES.items() if place % each == each - 1),
        (Delivery.State.SENT, 250, "2.0.0 Ok: queued"),
    )
    return Delivery(
        mailing=mailing,
        variant=variant,
        subscriber=reader,
        address_hash=reader.address_hash,
        domain=reader.domain,
        state=state,
        attempts=0 if state == Delivery.State.SKIPPED else 1,
        code=code,
        reply=reply,
        changed_at=sent_at,
    )


def _load_readers(named: list[dict]) -> None:
    """Create the subscribers that the file names, and others without a face."""
    made_up = [
        {
            "key": str(uuid5(NAMES, f"reader-{number}")),
            "email": f"reader-{number}@post{number % 4}.example",
            "state": "pending" if number % 12 == 11 else "active",
            "rhythm": RHYTHMS[number % len(RHYTHMS)],
            "pillars": INTERESTS[number % len(INTERESTS)],
        }
        for number in range(READERS)
    ]
    for place, row in enumerate([*named, *made_up]):
        _load_reader(row, asked_at=timezone.now() - timedelta(days=6 + place * 7, hours=place))


def _load_reader(row: dict, *, asked_at: datetime) -> None:
    state = row["state"]
    if state == Subscriber.State.PENDING:
        asked_at = timezone.now() - timedelta(days=2)
    confirmed_at = None if state == Subscriber.State.PENDING else asked_at + timedelta(minutes=9)
    left_at = asked_at + timedelta(days=30) if state == Subscriber.State.LEFT else None
    reader = Subscriber.objects.create(
        **{**row, "key": UUID(row["key"])},
        created_at=asked_at,
        confirmed_at=confirmed_at,
        left_at=left_at,
    )
    kinds = ConsentEvent.Kind
    for kind, moment in [
        (kinds.ASKED, asked_at),
        (kinds.CONFIRMED, confirmed_at),
        (kinds.LEFT, left_at),
    ]:
        if moment:
            ConsentEvent.objects.create(
                subscriber=reader,
                kind=kind,
                happened_at=moment,
                text_version=consent.VERSION,
                language="en",
                place=PLACE,
            )


def _load_counts() -> None:
    """Write a year of counts, so that the statistics have a shape."""
    what = DayCount.What
    for month in range(MONTHS):
        day = days_away(-30 * month)
        for kind, count in [
            (what.ASKED, 9 + (month * 5) % 7),
            (what.CONFIRMED, 7 + (month * 5) % 6),
            (what.EXPIRED, 1 + month % 2),
            (what.LEFT, month % 3),
            (what.BOUNCED, month % 4 // 3),
            (what.SENT, 60 - 4 * month),
        ]:
            if count:
                DayCount.objects.get_or_create(day=day, what=kind, defaults={"count": count})


def _load_imprint() -> None:
    settings = NewsletterSettings.for_site(Site.objects.get(is_default_site=True))
    if not settings.imprint:
        settings.imprint = "Sparks in the Dark (demo content), 1 Example Street, Brussels, Belgium"
        settings.save(update_fields=["imprint"])
