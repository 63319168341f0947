"""`make demo-reset`: start over with an empty database and the demo content."""

import os
import sys
from urllib.parse import urlsplit

import psycopg

from sparks.local import run, servers
from sparks.local.folder import DataFolder
from sparks.local.processes import interrupt_once
from sparks.local.trouble import Trouble, told


def main() -> int:
    """Empty the data folder (a database of one's own only after asking) and fill it again."""
    interrupt_once()
    folder = DataFolder(os.environ.get("SPARKS_DATA", ".data"))
    own_database = os.environ.get("DATABASE_URL")
    try:
        if own_database:
            ask(own_database)
        with servers.running(folder, fresh=True) as addresses:
            if own_database:
                empty_database(own_database)
            run.prepare(folder, run.environment(folder, run.wanted_port(), addresses))
    except KeyboardInterrupt:
        print("\nStopped half-way. Run the same command again to start over.")
        return 130
    print("Done. `make run` starts the site.")
    return 0


def ask(address: str) -> None:
    """Have the name of the caller's own database typed; raise Trouble unless it is."""
    name, host = urlsplit(address).path.lstrip("/"), urlsplit(address).hostname or "this machine"
    warning = f"DATABASE_URL names the database {name} on {host}."
    if not sys.stdin.isatty():
        raise Trouble(
            f"{warning} It is emptied only when somebody at a terminal says so. "
            "Unset DATABASE_URL to start over with the one in the data folder."
        )
    print(f"{warning} Everything in it will be deleted.")
    if input("Type its name to go on: ").strip() != name:
        raise Trouble("Nothing was changed.")


def empty_database(address: str) -> None:
    """Drop every table of the database, and leave its roles and settings alone."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


if __name__ == "__main__":
    sys.exit(told(main))
