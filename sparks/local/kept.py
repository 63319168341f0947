"""Tell whether a kept database still fits the migrations, without starting Django.

The database's comment says what it was made from, so the answer goes when the database goes.
"""

import hashlib

import psycopg
from psycopg import sql

from sparks.local.processes import ROOT

LOCK = ROOT / "requirements" / "dev.txt"


def fits(address: str) -> bool:
    """Tell whether the database exists and has the migrations as they are now, and no others."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    try:
        with psycopg.connect(address) as connection:
            found = connection.execute(query, [connection.info.dbname]).fetchone()
            return found == (_mark(connection),)
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable):
        return False


def remember(address: str) -> None:
    """Write on the database what it was made from."""
    comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
    with psycopg.connect(address) as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(comment.format(name, sql.Literal(_mark(connection))))


def _mark(connection: psycopg.Connection) -> str:
    """Give a mark of the migrations: ours, those of the locked packages, those applied here."""
    applied = "SELECT count(*) || '-' || max(id) FROM django_migrations"
    digest = hashlib.sha256(LOCK.read_bytes())
    for path in sorted((*ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/*/migrations/*.py"))):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return f"{digest.hexdigest()} {connection.execute(applied).fetchone()[0]}"
