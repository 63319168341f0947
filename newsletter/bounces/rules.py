"""What follows from a bounce or a complaint."""

from dataclasses import dataclass

from ..models import Feedback


@dataclass(frozen=True)
class Report:
    """What somebody told us about a message, already understood.

    kind: a Feedback.Kind. status: an enhanced status code such as 5.1.1, or "".
    source: "smtp", "mailbox" or "webhook". fingerprint: the same for the same report told twice.
    """

    kind: Feedback.Kind
    source: str
    fingerprint: str
    delivery_id: int | None = None
    email: str = ""
    status: str = ""
    diagnostic: str = ""


def understand_reply(delivery_id: int, code: int, text: str) -> Report:
    """Give the report that a server's reply to our own attempt (4xx, 5xx) makes."""
    raise NotImplementedError


def apply(report: Report) -> Feedback | None:
    """Store a report once and do what follows: suppress, count, reset; in one transaction.

    Gives None when it was stored before.
    """
    raise NotImplementedError
