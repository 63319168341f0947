"""A scratch database beside the site's, gone afterwards."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection, connections
from psycopg import sql


@contextmanager
def scratch_database() -> Iterator[str]:
    """Make a database on the site's server, let Django use it, give its name; drop it at the end.

    The site's own tables are never touched.
    """
    name = f"bench_newsletter_{secrets.token_hex(4)}"
    wanted = connection.get_connection_params()
    for option in ("cursor_factory", "context", "prepare_threshold"):
        wanted.pop(option, None)
    site = connection.settings_dict["NAME"]
    with psycopg.connect(**wanted, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        _use(name)
        try:
            yield name
        finally:
            _use(site)
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            server.execute(drop)


def _use(name: str) -> None:
    connections.close_all()
    connection.close_pool()
    connection.settings_dict["NAME"] = name
