"""A worker's own connection to PostgreSQL, and the lock by which others know that it lives.

The lock belongs to the session: when the worker dies, however it dies, PostgreSQL ends the session
and frees the lock. A session that is lost is never replaced under its token. It must not go
through a pooler that shares sessions between clients.
"""

import secrets
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

# Fences have to be on disk before the dot is sent, whatever the server's default is. A machine that
# vanishes without a word is noticed by the server within about ten seconds.
SESSION = {
    "synchronous_commit": "on",
    "statement_timeout": "10s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
    "tcp_keepalives_idle": "4",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
}
BIGGEST_KEY = 2**31  # locks on two keys take 32-bit ones


def connect() -> psycopg.Connection:
    """Give a new connection to the site's database, each statement a transaction of its own."""
    wanted = connections[DEFAULT_DB_ALIAS].get_connection_params()
    for name in ("cursor_factory", "context", "prepare_threshold"):
        wanted.pop(name, None)
    connection = psycopg.connect(**wanted, autocommit=True, prepare_threshold=0)
    query = (
        "SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) s(name, value)"
    )
    connection.execute(query, [list(SESSION), list(SESSION.values())])
    return connection


class Session:
    """A connection with a token of its own, whose advisory lock it holds as long as it lives."""

    def __init__(self):
        self.connection = connect()
        self.token = 0
        while not self.token:
            self.token = self._locked(secrets.randbits(63))

    def _locked(self, token: int) -> int:
        query = "SELECT pg_try_advisory_lock(%s)"
        return token if token and self.connection.execute(query, [token]).fetchone()[0] else 0

    def take_slot(self, mailing_id: int) -> bool:
        """Take one of the places for workers at a mailing; say whether one was free."""
        query = "SELECT pg_try_advisory_lock(%s::int, %s::int)"
        return any(
            self.connection.execute(query, [mailing_id % BIGGEST_KEY, slot]).fetchone()[0]
            for slot in range(settings.NEWSLETTER_SLOTS)
        )


@contextmanager
def session():
    """Open a session and close it, and with it its locks, whatever happens."""
    opened = Session()
    try:
        yield opened
    finally:
        opened.connection.close()
