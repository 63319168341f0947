"""Who gets an issue, and in which words: counted before it is sent, written down when it is."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from ..models import IssuePage, Subscriber
from ..models.subscribers import Rhythm
from ..rendering import WHOLE, Selection, selection_for

DIGESTS = {IssuePage.Kind.WEEKLY: Rhythm.WEEKLY, IssuePage.Kind.MONTHLY: Rhythm.MONTHLY}


@dataclass(frozen=True)
class Group:
    """Subscribers who get the same: `language` is that of the issue's variant, not their own."""

    language: str
    pillars: tuple[str, ...]
    topics: tuple[str, ...]
    count: int


def language_variants(issue: IssuePage) -> dict[str, IssuePage]:
    """Give the newest draft of the issue in each language it was written in, by language code."""
    pages = issue.get_translations(inclusive=True).select_related("locale")
    return {
        page.locale.language_code: page.get_latest_revision_as_object()
        for page in pages
        if page.alias_of_id is None  # an alias is a copy that waits for its translation
    }


def audience(issue: IssuePage) -> QuerySet[Subscriber]:
    """Give the subscribers an issue is for, each with the language of their variant, `gets`."""
    own = issue.locale.language_code
    return readers(
        rhythms=_rhythms(issue),
        pillars=_slugs(issue.audience_pillars),
        topics=_slugs(issue.audience_topics),
        fallback=own,
        others=[language for language in language_variants(issue) if language != own],
    )


def readers(
    *, rhythms: list[str], pillars: list[str], topics: list[str], fallback: str, others: list[str]
) -> QuerySet[Subscriber]:
    """Give reachable subscribers with one of the rhythms, interested in one of each that is named.

    Who chose nothing is interested in all. `gets`: their language, when it is among the others.
    """
    found = Subscriber.objects.reachable().filter(rhythm__in=rhythms).order_by()
    for field, slugs in (("pillars", pillars), ("topics", topics)):
        if slugs:
            found = found.filter(Q(**{field: []}) | Q(**{f"{field}__overlap": slugs}))
    gets = [When(language=language, then=Value(language)) for language in others]
    return found.annotate(gets=Case(*gets, default=Value(fallback), output_field=CharField()))


def groups(issue: IssuePage) -> dict[Group, Selection]:
    """Give what each group gets. Who would get an empty digest is in none of them."""
    people = audience(issue)
    if issue.kind not in DIGESTS:
        rows = people.values("gets").annotate(count=Count("pk")).values_list("gets", "count")
        return {Group(language, (), (), count): WHOLE for language, count in rows}
    pages = language_variants(issue)
    chosen = people.values("gets", "pillars", "topics").annotate(count=Count("pk"))
    found = {}
    for row in chosen.values_list("gets", "pillars", "topics", "count"):
        language, pillars, topics, count = row
        if selection := selection_for(pages[language], pillars, topics):
            found[Group(language, tuple(pillars), tuple(topics), count)] = selection
    return found


def audience_by_language(issue: IssuePage) -> dict[str, int]:
    """Give how many would get the issue now, by the language they would get it in."""
    counts = defaultdict(int)
    for group in groups(issue):
        counts[group.language] += group.count
    return dict(counts)


def audience_count(issue: IssuePage) -> int:
    """Give how many would get the issue now."""
    return sum(audience_by_language(issue).values())


def _rhythms(issue: IssuePage) -> list[str]:
    if issue.audience_rhythms:
        return issue.audience_rhythms
    return [DIGESTS.get(issue.kind, Rhythm.ISSUES)]


def _slugs(terms) -> list[str]:
    return sorted({term.slug for term in terms.all()})
