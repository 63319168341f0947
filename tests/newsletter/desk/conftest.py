"""Issues and mailings in every state, as the desk's pages meet them."""

import pytest
from django.utils import timezone
from wagtail.models import Site

from newsletter.models import Delivery, Mailing, MailingVariant, NewsletterSettings
from newsletter.rendering import content_mark
from tests.factories import pages, records

FROZEN = {"sending", "paused", "finished"}


@pytest.fixture
def issue(newsletter_index):
    """An issue that nobody has planned, with a draft as the editor would have saved it."""
    page = pages.IssuePageFactory(parent=newsletter_index, title="News of May", live=False)
    page.body = [("text", "<p>Something is new.</p>")]
    page.save_revision()
    return page


@pytest.fixture
def two_people(home):
    """The site demands that a second person approves."""
    settings = NewsletterSettings.for_site(Site.objects.get(is_default_site=True))
    settings.needs_second_person = True
    settings.save()


@pytest.fixture
def mailing_in(issue):
    """Give a function that makes the issue's mailing in a state, with deliveries by state."""

    def make(state: str, counts: dict[str, int] | None = None, **fields) -> Mailing:
        total = sum((counts or {}).values())
        frozen = {"frozen_at": timezone.now(), "audience_count": total}
        mark = {"content_mark": content_mark(issue.get_latest_revision_as_object())}
        fields = {**mark, **(frozen if state in FROZEN else {}), **fields}
        mailing = Mailing.objects.create(issue=issue, title=issue.title, state=state, **fields)
        variant = MailingVariant.objects.create(
            mailing=mailing, language="en", subject="x", message=b"x"
        )
        for name, count in (counts or {}).items():
            for _each in range(count):
                deliver(mailing, variant, name)
        return mailing

    return make


def deliver(mailing: Mailing, variant: MailingVariant, state: str, **fields) -> Delivery:
    """Make one delivery to somebody new."""
    person = records.SubscriberFactory()
    owner = 1 if state in ("leased", "handoff") else None
    return Delivery.objects.create(
        mailing=mailing,
        variant=variant,
        subscriber=person,
        address_hash=person.address_hash,
        domain=person.domain,
        state=state,
        owner=owner,
        **fields,
    )
