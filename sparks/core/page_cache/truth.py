"""Which generation of the site is the present one, as far as this process can know."""

import logging
import time
from threading import Lock
from uuid import UUID

import psycopg

from . import database
from .bell import Bell

RETRY_SECONDS = 2  # until PostgreSQL is asked again after it did not answer

logger = logging.getLogger(__name__)


class Truth:
    """Asks PostgreSQL for the stamp after the bell was rung, and not before.

    The bell is read before the question is put: a change between the two rings once more and is
    asked for again.
    """

    def __init__(self, bell: Bell):
        self._bell = bell
        self._sound = b""  # of the ring that was last answered; none yet
        self._stamp: UUID | None = None
        self._connection: psycopg.Connection | None = None
        self._retry_at = 0.0
        self._lock = Lock()

    def stamp(self) -> UUID | None:
        """Give the stamp, the last known one while PostgreSQL is away; None when there is none."""
        if self._bell.sound() != self._sound:
            with self._lock:
                self._ask()
        return self._stamp

    def _ask(self) -> None:
        sound = self._bell.sound()
        if sound == self._sound or time.monotonic() < self._retry_at:
            return  # another thread has just asked
        try:
            self._stamp = self._answer()
        except psycopg.Error:
            logger.warning("The page cache could not ask PostgreSQL for the stamp")
            self._retry_at = time.monotonic() + RETRY_SECONDS
            return
        self._sound = sound

    def _answer(self) -> UUID | None:
        """Ask on the kept connection, or on a new one when the server has closed that."""
        if self._connection is not None:
            try:
                return database.stamp(self._connection)
            except psycopg.OperationalError:
                self._connection.close()
                self._connection = None
        self._connection = database.connected()
        return database.stamp(self._connection)
