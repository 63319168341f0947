"""What a reply means for a delivery."""

import random
import re
from dataclasses import dataclass
from datetime import timedelta

from ..models import Delivery
from ..transports import Reply

State = Delivery.State

# Until the next attempt, after the first, second ... one; the last holds until the mailing expires.
DELAYS = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
]
JITTER = 0.25  # so that what was refused together does not come back together
REPLY_LENGTH = Delivery._meta.get_field("reply").max_length
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
_POLICY = re.compile(r"^5\.7\.\d")


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended. `delay`: seconds until another one, for what is deferred."""

    state: Delivery.State
    code: int | None = None
    text: str = ""
    delay: float | None = None

    @property
    def mark(self) -> str:
        """Give one letter for the latest replies: sent, temporary, unanswered, policy, failed."""
        if self.state == State.FAILED:
            return "p" if _POLICY.match(self.text) else "f"
        return {State.SENT: "s", State.DEFERRED: "t", State.UNCERTAIN: "u"}.get(self.state, "")


UNKNOWN = Outcome(State.UNCERTAIN)
WITHDRAWN = Outcome(State.READY)  # certainly not handed over, and never tried


def outcome_of(reply: Reply, attempt: int) -> Outcome:
    """Give what follows from a reply to the attempt with this number, the first being 1."""
    text = scrubbed(reply.text)
    if reply.code >= 500:
        return Outcome(State.FAILED, reply.code, text)
    if reply.code >= 300:
        return Outcome(State.DEFERRED, reply.code, text, delay_after(attempt))
    return Outcome(State.SENT, reply.code, text)


def interrupted(attempt: int) -> Outcome:
    """Give what follows when the connection was lost before the message was handed over."""
    return Outcome(State.DEFERRED, None, "", delay_after(attempt))


def delay_after(attempt: int) -> float:
    """Give the seconds to wait after an attempt."""
    delay = DELAYS[min(attempt, len(DELAYS)) - 1].total_seconds()
    return delay * random.uniform(1, 1 + JITTER)  # noqa: S311


def scrubbed(text: str) -> str:
    """Give a reply on one line, without addresses: servers like to repeat whom they refuse."""
    return _ADDRESS.sub("…", " ".join(text.split()))[:REPLY_LENGTH]
