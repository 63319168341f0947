"""What matches: how many, for each choice too, and the page of results; all from one statement."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import ExpressionWrapper
from django.utils import timezone

from .expressions import WEIGHTS
from .matching import Matching

PER_PAGE = 20
# Words that so many pages have say little about any of them: those come by date.
MOST_RANKED = 2000
# What this year's pages gain over old ones: 1.25 this year, 1.125 last year, then ever less.
RECENCY = 0.25

Chosen = Mapping[str, tuple[str, ...]]

# What each facet asks of a match.
FITS = {
    "kind": "kind = ANY(%s::text[])",
    "pillar": "pillars && %s::varchar[]",
    "year": "year = ANY(%s::int[])",
    "topic": "topics && %s::varchar[]",
}
ORDERS = {
    "best": "exactness DESC, rank DESC, date DESC NULLS LAST, page_id",
    "newest": "date DESC NULLS LAST, page_id",
}
# PostgreSQL does not reckon with the words of an entry lying beside it, and takes leafing through
# all of them for cheap. In one message with the statement, this holds for it alone.
BY_INDEX = "SET LOCAL enable_seqscan = off; {statement}; RESET enable_seqscan"
# The index is asked once, and everything else is told from what it gave. Not by cover density:
# there, ten mentions in a text outweigh the one in a title.
ANSWER = """
    WITH found AS MATERIALIZED (
        SELECT *, extract(year FROM date)::int AS year FROM ({found}) AS matching
    ), whatever_topic AS (
        SELECT * FROM found WHERE {whatever_topic}
    ), fitting AS (
        SELECT * FROM whatever_topic WHERE {topic}
    ), groups AS (
        SELECT kind, pillars, year, {topic} AS has_topic, count(*) AS size
        FROM found GROUP BY 1, 2, 3, 4
    ), topics AS (
        SELECT topic, sum(size)::int AS size
        FROM (SELECT topics, count(*) AS size FROM whatever_topic GROUP BY 1) AS sets,
            unnest(topics) AS topic
        GROUP BY 1
    ), sorted AS (
        SELECT *, CASE WHEN (SELECT count(*) FROM fitting) <= %s THEN
            ts_rank(%s::real[], words, asked)
            * (1 + coalesce(%s / (1 + greatest(0, %s - year)), 0))
        ELSE 0 END AS rank
        FROM fitting
    )
    SELECT
        (SELECT json_agg(json_build_array(kind, pillars, year, has_topic, size)) FROM groups),
        (SELECT json_object_agg(topic, size) FROM topics),
        ARRAY(
            SELECT page_id FROM sorted ORDER BY {order} LIMIT %s
            OFFSET least(%s, (SELECT greatest(count(*) - 1, 0) / %s * %s FROM fitting))
        )
"""


@dataclass(frozen=True)
class Group:
    """Entries that are alike in everything one can filter by, but for their topics."""

    values: Mapping[str, frozenset[str]]
    has_topic: bool
    size: int

    def fits(self, chosen: Chosen, but: str = "") -> bool:
        """Say whether the entries fit what is chosen, one facet left out."""
        return all(
            self.has_topic if name == "topic" else not self.values[name].isdisjoint(values)
            for name, values in chosen.items()
            if name != but
        )


@dataclass(frozen=True)
class Answer:
    """Everything the search page says of what matches the words.

    groups: all of it, whatever is chosen.
    topics: how many entries each topic would leave, the other facets applied.
    keys: the page of results that was asked for, or the last one if there are not so many.
    """

    groups: list[Group]
    topics: Mapping[str, int]
    keys: list[int]

    def __bool__(self) -> bool:
        return bool(self.groups)

    def total(self, chosen: Chosen) -> int:
        """Give how many entries fit what is chosen."""
        return sum(group.size for group in self.groups if group.fits(chosen))

    def counts(self, facet: str, chosen: Chosen) -> Mapping[str, int]:
        """Give how many entries each value of a facet would leave, the other facets applied."""
        if facet == "topic":
            return self.topics
        counts: Counter = Counter()
        for group in self.groups:
            if group.fits(chosen, but=facet):
                counts.update(dict.fromkeys(group.values[facet], group.size))
        return counts


def answer(matching: Matching, chosen: Chosen, sort: str, page: int) -> Answer:
    """Ask for what matches; `sort` is a word of ORDERS, `page` counts from 1."""
    entries = matching.entries.annotate(
        exactness=matching.exactness, asked=ExpressionWrapper(matching.asked, SearchQueryField())
    )
    columns = ("page_id", "kind", "pillars", "topics", "date", "words", "exactness", "asked")
    found, found_params = entries.values_list(*columns).query.sql_with_params()
    others, others_params = _fits(chosen, ("kind", "pillar", "year"))
    topic, topic_params = _fits(chosen, ("topic",))
    ranked = [MOST_RANKED, WEIGHTS, RECENCY, timezone.localdate().year]
    place = [PER_PAGE, (page - 1) * PER_PAGE, PER_PAGE, PER_PAGE]
    statement = ANSWER.format(found=found, whatever_topic=others, topic=topic, order=ORDERS[sort])
    params = [*found_params, *others_params, *topic_params, *topic_params, *ranked, *place]
    with connection.cursor() as cursor:
        if matching.has_words:
            cursor.execute(BY_INDEX.format(statement=statement), params)
            cursor.nextset()
        else:
            cursor.execute(statement, params)
        groups, topics, keys = cursor.fetchone()
    return Answer([_group(*row) for row in groups or ()], topics or {}, keys)


def _fits(chosen: Chosen, facets: Iterable[str]) -> tuple[str, list[list[str]]]:
    """Give the condition that what is chosen in these facets makes, with its parameters."""
    names = [name for name in facets if chosen.get(name)]
    condition = " AND ".join(FITS[name] for name in names) or "true"
    return condition, [list(chosen[name]) for name in names]


def _group(kind: str, pillars: list[str], year: int | None, has_topic: bool, size: int) -> Group:
    values = {
        "kind": frozenset([kind]),
        "pillar": frozenset(pillars),
        "year": frozenset([str(year)] if year else []),
    }
    return Group(values, has_topic, size)
