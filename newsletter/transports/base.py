"""What the sending engine asks of a transport.

The engine commits its fence between `prepare` and `commit`. So `prepare` may do anything but what
makes the other side accept, and `commit` is the one step after which a message may be delivered.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from ..letters import Letter


@dataclass(frozen=True)
class Reply:
    """What the other side said: a code as in SMTP (2xx, 4xx, 5xx) and a line of text."""

    code: int
    text: str


class Refused(Exception):
    """The other side said no before the message was handed over: it certainly has it not.

    named: whether the recipient had been named, so that the answer may be about them; otherwise
    it is about us, and says nothing about any delivery.
    """

    def __init__(self, code: int, text: str, *, named: bool):
        super().__init__(code, text)
        self.reply, self.named = Reply(code, text), named


class Lost(Exception):
    """The connection ended, or nothing was answered in time."""


class Transport(ABC):
    """One connection to whoever takes our mail; used by one worker, for one letter after another.

    After Lost, or a Refused that does not name the recipient, it has to be opened again.
    """

    @abstractmethod
    def open(self) -> None:
        """Connect, unless it is connected. Raises Refused (unnamed) or Lost."""

    @abstractmethod
    def prepare(self, letter: Letter) -> None:
        """Do everything before the step that hands the letter over. Raises Refused or Lost."""

    @abstractmethod
    def commit(self, following: Letter | None = None) -> Reply:
        """Hand the prepared letter over. Raises Lost when it is not known what became of it.

        following: the letter that is prepared next, when that is known. What leads up to it may be
        sent along; `prepare` or `abandon` comes after.
        """

    @abstractmethod
    def abandon(self) -> None:
        """Drop what is prepared, or led up to, so that it is certainly not delivered."""

    @abstractmethod
    def close(self) -> None:
        """Part politely."""
