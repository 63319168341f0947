"""Hears of commits anywhere, and rings the bell of this host for them."""

import logging
import time
from collections.abc import Callable
from threading import Thread

import psycopg
from psycopg import sql

from . import database
from .bell import Bell

LOOK_SECONDS = 1  # how often the stamp is looked at besides, should a message be lost
RETRY_SECONDS = 1

logger = logging.getLogger(__name__)


class Watch(Thread):
    """A thread that waits for PostgreSQL's messages; `every_second` is called between them."""

    def __init__(self, bell: Bell, every_second: Callable[[], None]):
        super().__init__(name="page cache watch", daemon=True)
        self.heard_at = time.monotonic()
        self._bell = bell
        self._every_second = every_second

    def run(self) -> None:
        """Listen for as long as the process lives, on a new connection when one is lost."""
        while True:
            try:
                with database.connected() as connection:
                    self._listen(connection)
            except psycopg.Error:
                logger.warning("The page cache does not hear PostgreSQL; it will try again")
            except Exception:  # whatever it is: without this thread, other hosts' changes come late
                logger.exception("The watch of the page cache failed; it begins anew")
            self._every_second()
            time.sleep(RETRY_SECONDS)

    def silent_for(self) -> float:
        """Give for how many seconds nothing was heard of PostgreSQL."""
        return time.monotonic() - self.heard_at

    def _listen(self, connection: psycopg.Connection) -> None:
        connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(database.CHANNEL)))
        known = object()  # equal to no stamp: what happened before we listened is news
        while True:
            found = database.stamp(connection)
            self.heard_at = time.monotonic()
            if found != known:
                known = found
                self._bell.ring()
            self._every_second()
            for _ in connection.notifies(timeout=LOOK_SECONDS, stop_after=1):
                self._bell.ring()
