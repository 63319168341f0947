"""An issue in the running site, and its mailing on its way: made by `manage.py shell` there."""

from .site import RunningSite

ISSUE = """
from newsletter.models import IssuePage, NewsletterIndexPage
issue = IssuePage(title="A browser's issue", slug="{slug}", preheader="What is new.", live=False)
issue.intro = "<p>Something is new.</p>"
NewsletterIndexPage.objects.get().add_child(instance=issue)
issue.save_revision()
"""
MAILING = """
from datetime import timedelta
from django.utils import timezone
from newsletter.models import Delivery, IssuePage, Mailing, MailingVariant
mailing = Mailing.objects.create(
    issue=IssuePage.objects.get(pk={issue}), title="A browser's issue", state="sending",
    frozen_at=timezone.now(), expires_at=timezone.now() + timedelta(days=2),
    audience_count=4,
)
variant = MailingVariant.objects.create(
    mailing=mailing, language="en", subject="x", message=b"x"
)
for number in range(4):
    # Not due for a while: no worker takes them.
    Delivery.objects.create(
        mailing=mailing, variant=variant, address_hash=str(number), domain="example.org",
        not_before=timezone.now() + timedelta(days=1),
    )
"""
FOUND = "SELECT id FROM wagtailcore_page WHERE slug = %s"


def make_issue(site: RunningSite, slug: str) -> int:
    """Write an issue that nobody has planned; give its number."""
    site.shell(ISSUE.format(slug=slug))
    return site.rows(FOUND, slug)[0][0]


def begin_sending(site: RunningSite, issue: int) -> None:
    """Let an issue be on its way to four people, none of whom has it yet."""
    site.shell(MAILING.format(issue=issue))
