"""What is new on the site: published since a moment, or coming soon, by pillar."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from news.models import ArticlePage, EventPage
from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from resources.models import ResourcePage
from sparks.taxonomy.store import pillars

from .models import IssuePage, Mailing

FIRST_TIME = timedelta(days=30)  # what counts as new when nothing was sent before
SOON = timedelta(days=30)
OF_A_KIND = 3  # pages of one kind in a section; an import may publish hundreds
# By the name of the block that shows them, in the order of a section.
KINDS = {
    "article": ArticlePage,
    "event": EventPage,
    "recommendation": RecommendationPage,
    "resource": ResourcePage,
    "project": ProjectPage,
}


@dataclass
class Section:
    """What is new in one pillar. pages: (kind of block, page); more: how many were left out."""

    title: str
    of_a_kind: int = OF_A_KIND
    pages: list[tuple[str, Page]] = field(default_factory=list)
    more: int = 0

    def add(self, kind: str, page: Page) -> None:
        """Take a page in, or count it when there are enough of its kind."""
        if sum(each == kind for each, _page in self.pages) < self.of_a_kind:
            self.pages.append((kind, page))
        else:
            self.more += 1

    def blocks(self) -> Iterator[tuple[str, object]]:
        """Give the section as blocks of an issue, its heading first."""
        yield "heading", self.title
        for kind, page in self.pages:
            yield kind, {"page": page.page_ptr, "note": ""}


def what_is_new(
    since: datetime,
    language: str,
    *,
    until: datetime | None = None,
    soon: timedelta | None = None,
    skip: Collection[int] = (),
    of_a_kind: int = OF_A_KIND,
) -> list[Section]:
    """Give what was first published after `since` (and not after `until`), by pillar.

    A page stands in its first pillar; those without one come last. Events that are over are left
    out; `soon` also takes in those that begin within that time, whenever they were published.
    `skip` holds keys of pages that are known already. Of each kind, a section shows `of_a_kind`
    pages at most and counts the others.
    """
    with translation.override(language):
        sections = {pillar.slug: Section(pillar.title, of_a_kind) for pillar in pillars()}
        rest = Section(_("Also new") if sections else _("New on the site"), of_a_kind)
        for kind in KINDS:
            for page in _new(kind, since, until or timezone.now(), soon):
                if page.pk not in skip:
                    first = next(iter(page.pillar_list), None)
                    sections.get(first.slug if first else "", rest).add(kind, page)
    return [section for section in (*sections.values(), rest) if section.pages]


def since_the_last(kind: str = IssuePage.Kind.ISSUE) -> datetime:
    """Give when the last mailing of a kind was finished, or a moment 30 days ago."""
    finished = Mailing.objects.filter(kind=kind, state=Mailing.State.FINISHED)
    last = finished.order_by("-finished_at").values_list("finished_at", flat=True).first()
    return last or timezone.now() - FIRST_TIME


def proposal(issue: IssuePage) -> list[Section]:
    """Give what is new since the last mailing of this kind and not in `issue` (a draft) yet."""
    return what_is_new(
        since_the_last(issue.kind),
        issue.locale.language_code,
        soon=SOON,
        skip=pages_in(issue),
    )


def pages_in(issue: IssuePage) -> set[int]:
    """Give the keys of the pages that an issue shows."""
    return {
        block["value"]["page"]
        for block in issue.body.raw_data
        if block["type"] in KINDS and block["value"].get("page")
    }


def _new(kind: str, since: datetime, until: datetime, soon: timedelta | None):
    published = Q(first_published_at__gt=since, first_published_at__lte=until)
    pages = KINDS[kind].objects.in_active_language().as_cards()
    if kind != "event":
        return pages.filter(published).order_by("-first_published_at")
    if soon is not None:
        published |= Q(starts_at__gt=until, starts_at__lte=until + soon)
    return pages.coming().filter(published)
