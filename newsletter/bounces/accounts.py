"""What one report says of one recipient, before anything is looked up."""

from dataclasses import dataclass

from ..models import Feedback


@dataclass(frozen=True)
class Account:
    """addresses: as the report spells them, so worth nothing without evidence."""

    kind: Feedback.Kind
    status: str = ""
    diagnostic: str = ""
    addresses: frozenset[str] = frozenset()


NOTHING = Account(Feedback.Kind.UNKNOWN)
