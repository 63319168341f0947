"""“Has this been done?”: the pages that have most in common with a text that somebody pastes.

A word counts by how few pages use it, once for each page, more in a title than elsewhere, and less
in a long page than in a short one: BM25 without repetitions, since a pasted text is short. Compared
with what else was tried in docs/decisions/likeness.md.
"""

from dataclasses import dataclass
from math import log

from django.db import connection

from .models import SearchEntry, Word
from .texts import WORD, plain

LONGEST = 5000  # characters that are read
FEWEST = 3  # words that pages know, below which nothing can be said
MOST = 30  # words that are looked for: the rarest
RESULTS = 6  # of each kind
COMMON = 0.25  # words that a larger share of the pages has say nothing
IN_TITLE = 1.0  # what a word gains in a title
BY_LENGTH = 0.4  # how much a page loses by being long; 0: nothing
SHOWN_WORDS = 6

# Words of one stem are one word. The index is asked for each word, so nothing is scanned.
ALIKE = """
    WITH asked AS (
        SELECT min(word) AS word, max(rarity) AS rarity, q,
            (string_agg(DISTINCT q::text, '') || ':A')::tsquery AS in_title
        FROM (
            SELECT word, rarity, plainto_tsquery(sparks_text_config(%(language)s), word) AS q
            FROM unnest(%(words)s::text[], %(rarities)s::float8[]) AS typed(word, rarity)
        ) AS stemmed
        WHERE numnode(q) = 1
        GROUP BY q
    ), alike AS (
        SELECT entry.page_id, entry.kind, sum(rarity) AS weight,
            array_agg(asked.word ORDER BY rarity DESC, asked.word) AS words
        FROM asked JOIN search_searchentry AS entry ON entry.words @@ asked.q
        WHERE entry.language = %(language)s AND entry.kind = ANY(%(kinds)s)
        GROUP BY entry.page_id HAVING count(*) >= %(shared)s
    ), pool AS (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY weight DESC, page_id) AS place
        FROM alike
    ), scored AS (
        SELECT pool.page_id, pool.kind, pool.words, (
            weight + %(in_title)s * coalesce(
                (SELECT sum(rarity) FROM asked WHERE entry.words @@ asked.in_title), 0
            )
        ) / (1 + %(by_length)s * ln(1 + length(entry.words) / 100.0)) AS score
        FROM pool JOIN search_searchentry AS entry USING (page_id) WHERE place <= %(pool)s
    ), ordered AS (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY score DESC, page_id) AS rank,
            max(score) OVER () AS best
        FROM scored
    )
    SELECT page_id, words FROM ordered WHERE rank <= %(limit)s AND score >= %(weak)s * best
    ORDER BY score DESC, page_id
"""
POOL = 50  # pages of each kind whose title and length are looked at
WEAK = 0.4  # of the best page's score: what has less is not near
SHARED = 2  # words that a page must share to be named


@dataclass(frozen=True)
class Likeness:
    """A page that is like the text: its entry, and the words both have, the rarest first."""

    entry: SearchEntry
    words: list[str]


# How many pages have a word in another form than it was typed in; counting ends where it is common.
IN_OTHER_FORMS = """
    SELECT word, (
        SELECT count(*) FROM (
            SELECT 1 FROM search_searchentry AS entry
            WHERE entry.language = %(language)s AND entry.words @@ q LIMIT %(most)s
        ) AS found
    )
    FROM (
        SELECT word, plainto_tsquery(sparks_text_config(%(language)s), word) AS q
        FROM unnest(%(words)s::text[]) AS typed(word)
    ) AS stemmed
    WHERE numnode(q) = 1
"""
OTHER_FORMS = 25  # words that are looked up by their stem


def known_words(text: str, language: str) -> dict[str, float]:
    """Give the words of `text` that pages use, the rarest first, each with how much it says."""
    typed = {word.lower() for word in WORD.findall(plain(text[:LONGEST]))}
    known = Word.objects.filter(language=language, word__in=typed)
    documents = dict(known.values_list("word", "documents"))
    pages = max(SearchEntry.objects.filter(language=language).count(), 1)
    common = max(int(pages * COMMON), 3)
    documents |= _in_other_forms(sorted(typed - set(documents)), language, common + 1)
    rarity = {
        word: log(1 + pages / count) for word, count in documents.items() if 0 < count <= common
    }
    return dict(sorted(rarity.items(), key=lambda item: (-item[1], item[0]))[:MOST])


def most_alike(
    words: dict[str, float], language: str, kinds: tuple[str, ...], limit: int = RESULTS
) -> list[Likeness]:
    """Give the pages most like a text with these words, best first: so many of each kind."""
    asked = {
        "language": language,
        "words": list(words),
        "rarities": list(words.values()),
        "kinds": list(kinds),
        "in_title": IN_TITLE,
        "by_length": BY_LENGTH,
        "shared": SHARED,
        "pool": POOL,
        "weak": WEAK,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, asked)
        shared = {page: both[:SHOWN_WORDS] for page, both in cursor.fetchall()}
    entries = SearchEntry.objects.as_cards().in_bulk(list(shared))
    return [Likeness(entries[page], both) for page, both in shared.items() if page in entries]


def _in_other_forms(words: list[str], language: str, most: int) -> dict[str, int]:
    """Give for words that no page has as they were typed how many have one of their stem."""
    if not words:
        return {}
    asked = {"language": language, "words": words[:OTHER_FORMS], "most": most}
    with connection.cursor() as cursor:
        cursor.execute(IN_OTHER_FORMS, asked)
        return dict(cursor.fetchall())
