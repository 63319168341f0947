"""Writing the search's table: after every change to a page, and all of it at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Page, PageViewRestriction, Site

from sparks.core.bulk import copy_rows
from sparks.core.models import Generation, SitePage
from sparks.taxonomy.pages import SortedQuerySet

from .kinds import kind_of
from .models import SearchEntry, Word
from .texts import plain, words_in

CHUNK = 500
# As autovacuum would some minutes later. Until then, PostgreSQL would think the table to be as it
# was, and leaf through it and through what waits beside the indexes.
TIDY = """
    ANALYZE search_searchentry;
    SELECT gin_clean_pending_list(index::regclass)
    FROM unnest(ARRAY['search_entry_words', 'search_entry_names', 'search_entry_topics']) AS index;
"""
ADD_WORDS = """
    INSERT INTO search_word (language, word, documents)
    SELECT %s, * FROM unnest(%s::text[], %s::int[])
    ON CONFLICT DO NOTHING
"""


def reindex(pages) -> Iterator[list[SearchEntry]]:
    """Write the entries of `pages` (a queryset of Page) anew; give them chunk by chunk.

    Pages that not everybody may see lose their entry. Nothing happens until it is iterated.
    """
    keys = iter(pages.order_by("pk").values_list("pk", flat=True).iterator())
    while chunk := list(islice(keys, CHUNK)):
        with transaction.atomic():
            yield _write(chunk)


def update(pages) -> None:
    """Bring the entries of `pages` and the words in them up to date, in the caller's transaction.

    New words are only added: counting them at every publish would make editors wait for each
    other. `rebuild` counts them and forgets those no page uses any more.
    """
    for entries in reindex(pages):
        found = defaultdict(set)
        for entry in entries:
            found[entry.language] |= _words(entry)
        for language, words in found.items():
            _add_words(language, dict.fromkeys(words, 1))


def rebuild() -> Iterator[int]:
    """Write all entries and all words anew; give how many pages are done, chunk by chunk."""
    counts: dict[str, Counter] = defaultdict(Counter)
    done = 0
    for entries in reindex(Page.objects.all()):
        for entry in entries:
            counts[entry.language].update(_words(entry))
        done += len(entries)
        yield done
    with transaction.atomic():
        Word.objects.all()._raw_delete(Word.objects.db)
        for language, found in counts.items():
            _add_words(language, found)
        Generation.bump()
        _tidy()


def _write(keys: list[int]) -> list[SearchEntry]:
    """Write the entries of the pages with these keys, and remove those that must not be found."""
    shown = [_entry(page) for page in _public(keys)]
    SearchEntry.objects.filter(pk__in=keys)._raw_delete(SearchEntry.objects.db)
    copy_rows(SearchEntry, shown)
    return shown


def _public(keys: list[int]) -> Iterator[SitePage]:
    """Give the specific pages among these that everybody may see."""
    # The lock makes a page that is published meanwhile wait, or this reading wait for it.
    rows = list(
        Page.objects.select_for_update(of=("self",))
        .filter(pk__in=keys)
        .order_by("pk")
        .values_list("pk", "content_type_id", "live", "path", "url_path")
    )
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    roots = tuple(root.root_path for root in Site.get_site_root_paths())
    by_type = defaultdict(list)
    for pk, content_type, live, path, url_path in rows:
        if live and url_path.startswith(roots) and not path.startswith(restricted):
            by_type[content_type].append(pk)
    for content_type, found in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model and issubclass(model, SitePage) and model.in_search:
            yield from _specific(model, found)


def _specific(model: type[SitePage], keys: list[int]):
    """Give the pages of one type, with what an entry needs of them, in few queries."""
    pages = model.objects.filter(pk__in=keys).select_related("locale")
    return pages.as_cards().with_topics() if isinstance(pages, SortedQuerySet) else pages


def _entry(page: SitePage) -> SearchEntry:
    kind = kind_of(page)
    topics = {topic.slug: topic.name for topic in getattr(page, "topic_list", [])}
    pillars = getattr(page, "pillar_list", None) or [getattr(page, "pillar", None)]
    return SearchEntry(
        page_id=page.pk,
        language=page.locale.language_code,
        kind=kind.key,
        title=plain(page.title),
        acronym=plain(getattr(page, "acronym", "")),
        terms=plain(" ".join([getattr(page, "tagline", ""), *topics.values()])),
        summary=plain(page.summary),
        body=plain(page.search_text()),
        pillars=[pillar.slug for pillar in pillars if pillar],
        topics=sorted(topics),
        date=kind.dated(page),
    )


def _words(entry: SearchEntry) -> set[str]:
    return words_in(" ".join([entry.title, entry.terms, entry.summary, entry.body]))


def _add_words(language: str, counts: dict[str, int]) -> None:
    """Write words with how many pages use them; those that are there already stay as they are."""
    # In one order for everybody, so that two transactions never wait for each other in a circle.
    words = sorted(counts)
    with connection.cursor() as cursor:
        cursor.execute(ADD_WORDS, [language, words, [counts[word] for word in words]])


def _tidy() -> None:
    """Let searches be fast from the first one after so much was written."""
    with connection.cursor() as cursor:
        cursor.execute(TIDY)
