from django.utils.translation import gettext_lazy as _

from newsletter.models import IssuePage, NewsletterIndexPage

from ..kinds import Kind
from ..pages import common, plain, text_of
from ..records import PageRecord, one_of

NAME = "newsletter-issues"


class NewsletterIssue(PageRecord):
    """An issue of the newsletter that was sent, as everybody got it."""

    kind: one_of(IssuePage.Kind)
    preheader: str
    intro: str
    text: str


def written(items: list[IssuePage]) -> list[NewsletterIssue]:
    """Write issues (no query)."""
    return [
        NewsletterIssue(
            **common(page, NAME),
            kind=page.kind,
            preheader=page.preheader,
            intro=plain(page.intro),
            text=text_of(page.body),
        )
        for page in items
    ]


KIND = Kind.of_listing(
    NewsletterIndexPage,
    name=NAME,
    title=_("Newsletter issues"),
    record=NewsletterIssue,
    records=written,
)
