"""What the database knows about the rows of a file: asked and answered in a few statements."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection
from django.db.models import Count, Max

from ..models import ImportRow, SubscriberImport

Verdict = ImportRow.Verdict
COLUMNS = [
    "source_id",
    "line",
    "verdict",
    "reason",
    "email",
    "address_hash",
    "domain",
    "language",
    "rhythm",
    "pillars",
    "topics",
    "place",
    "agreed_on",
    "words",
]
COPY = f"COPY {ImportRow._meta.db_table} ({', '.join(COLUMNS)}) FROM STDIN"
# Suppression comes first: that somebody was a subscriber matters less than that they must not be.
SUPPRESSED = """
    UPDATE newsletter_importrow AS row SET verdict = 'suppressed'
    FROM newsletter_suppression AS suppression
    WHERE row.source_id = %s AND row.verdict = 'new'
      AND suppression.address_hash = row.address_hash
"""
KNOWN = """
    UPDATE newsletter_importrow AS row
    SET verdict = CASE subscriber.state WHEN 'active' THEN 'known' ELSE subscriber.state END
    FROM newsletter_subscriber AS subscriber
    WHERE row.source_id = %s AND row.verdict = 'new'
      AND subscriber.address_hash = row.address_hash
"""
# One statement for both: nobody is a subscriber without the evidence beside it.
SUBSCRIBE = """
    WITH fresh AS (
        INSERT INTO newsletter_subscriber (
            key, email, address_hash, domain, state, language, rhythm, pillars, topics,
            soft_bounces, created_at, confirmed_at
        )
        SELECT gen_random_uuid(), email, address_hash, domain, 'active', language, rhythm, pillars,
            topics, 0, now(), agreed_on::timestamp AT TIME ZONE 'UTC'
        FROM newsletter_importrow
        WHERE source_id = %(source)s AND verdict = 'new' AND line BETWEEN %(first)s AND %(last)s
        ON CONFLICT DO NOTHING
        RETURNING id, address_hash
    )
    INSERT INTO newsletter_consentevent (
        subscriber_id, kind, happened_at, text_version, language, place, detail
    )
    SELECT fresh.id, 'imported', now(), '', row.language, row.place, jsonb_build_object(
        'agreed_on', row.agreed_on, 'words', row.words, 'import', row.source_id, 'line', row.line
    )
    FROM fresh JOIN newsletter_importrow AS row USING (address_hash)
    WHERE row.source_id = %(source)s AND row.verdict = 'new'
      AND row.line BETWEEN %(first)s AND %(last)s
"""
CHUNK = 10_000  # rows a statement, so that none meets the time limit of the database


def store(source: SubscriberImport, rows: Iterable[ImportRow]) -> None:
    """Write the judged rows of a file; 100,000 in about two seconds, judging not counted."""
    rows = iter(rows)
    with connection.cursor() as cursor:
        while chunk := list(islice(rows, CHUNK)):
            with cursor.copy(COPY) as copy:
                for row in chunk:
                    row.source_id = source.pk
                    copy.write_row([getattr(row, column) for column in COLUMNS])


def compare(source: SubscriberImport) -> dict[str, int]:
    """Find out which of the new ones are suppressed or known; give the counts by verdict."""
    with connection.cursor() as cursor:
        cursor.execute(SUPPRESSED, [source.pk])
        cursor.execute(KNOWN, [source.pk])
    counted = source.rows.order_by().values_list("verdict").annotate(Count("pk"))
    return dict(counted)


def subscribe(source: SubscriberImport) -> int:
    """Make subscribers of the new ones, with the evidence of their consent; give how many."""
    last = source.rows.aggregate(Max("line"))["line__max"] or 0
    count = 0
    with connection.cursor() as cursor:
        # PostgreSQL takes new rows, which it has not counted yet, for one, and would compare each
        # with each. For the rest of this transaction, it must not.
        cursor.execute("SET LOCAL enable_nestloop = off")
        for first in range(1, last + 1, CHUNK):
            lines = {"first": first, "last": first + CHUNK - 1}
            cursor.execute(SUBSCRIBE, {"source": source.pk, **lines})
            count += cursor.rowcount
    return count
