"""Writing many rows of one table at once, past what Django's `bulk_create` does.

It is several times as fast, and it writes one table of a page at a time, which Django refuses.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import AutoField, GeneratedField, Model
from psycopg import sql


def new_keys(model: type[Model], count: int) -> list[int]:
    """Take so many keys from the sequence of a table."""
    meta = model._meta
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [meta.db_table, meta.pk.column, count],
        )
        return [key for (key,) in cursor]


def copy_rows(model: type[Model], records: Iterable[Model]) -> None:
    """Write what `records` have in the table of `model`, and nothing they have in others.

    Nobody is told: no signals, no `save`. Records without a key get one from the table.
    """
    records = list(records)
    if not records:
        return
    has_key = records[0]._meta.pk.value_from_object(records[0]) is not None
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not isinstance(field, GeneratedField) and (has_key or not isinstance(field, AutoField))
    ]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for record in records:
            copy.write_row(
                [
                    field.get_db_prep_save(field.value_from_object(record), connection)
                    for field in fields
                ]
            )
