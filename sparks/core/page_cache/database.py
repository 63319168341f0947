"""A connection of the page cache's own to PostgreSQL, beside Django's."""

from typing import LiteralString
from uuid import UUID

import psycopg
from django.db import connection as of_django

# Told by a trigger with each new stamp: migrations/0003_generation_told.py
CHANNEL: LiteralString = "sparks_generation"
STAMP = "SELECT stamp FROM core_generation"


def connected() -> psycopg.Connection:
    """Connect in autocommit; raise psycopg.OperationalError when there is no database."""
    of = of_django.settings_dict
    options = {name: value for name, value in of["OPTIONS"].items() if name != "pool"}
    return psycopg.connect(
        host=of["HOST"] or None,
        port=of["PORT"] or None,
        dbname=of["NAME"],
        user=of["USER"] or None,
        password=of["PASSWORD"] or None,
        application_name="page cache",
        autocommit=True,
        **options,
    )


def stamp(connection: psycopg.Connection) -> UUID | None:
    """Give the stamp of the present generation; None before there was any."""
    row = connection.execute(STAMP).fetchone()
    return row[0] if row else None
