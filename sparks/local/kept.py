"""Tell whether a kept test database still fits the migrations; its comment says what it was
made from, so that the answer goes when the database goes."""

import hashlib
import os

import psycopg
from psycopg import sql

from sparks.local.processes import ROOT

LOCK = ROOT / "requirements" / "dev.txt"


def fits(database: str) -> bool:
    """Tell whether the database exists and was made from the migrations as they are now."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        return connection.execute(query, [database]).fetchone() == (_mark(),)


def remember(database: str) -> None:
    """Write on the database what it was made from."""
    comment = sql.SQL("COMMENT ON DATABASE {} IS {}")
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(comment.format(sql.Identifier(database), sql.Literal(_mark())))


def _mark() -> str:
    """Give a mark that changes with our migrations and with those of the locked packages."""
    digest = hashlib.sha256(LOCK.read_bytes())
    for path in sorted((*ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/*/migrations/*.py"))):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
