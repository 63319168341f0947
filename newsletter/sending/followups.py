"""What follows from a batch of replies. Nothing of it is needed for what the ledger promises."""

import logging

from django.db import Error

from ..bounces import rules
from ..models import DayCount
from . import alarms
from .ledger import Record

logger = logging.getLogger(__name__)


def after_batch(mailing_id: int, marks: str, refusals: list[Record]) -> None:
    """Count what was sent, sound the alarm when much goes wrong, tell the bounce rules.

    marks: a letter for each reply (see Outcome.mark).
    """
    try:
        if sent := marks.count("s"):
            DayCount.add(DayCount.What.SENT, sent)
        if marks:
            alarms.note(mailing_id, marks)
    except Error as error:
        logger.warning("Mailing %s: a batch was not counted (%s)", mailing_id, error)
    for record in refusals:
        _tell_rules(record)


def _tell_rules(record: Record) -> None:
    outcome = record.outcome
    try:
        rules.apply(rules.understand_reply(record.lease.delivery_id, outcome.code, outcome.text))
    except Exception:
        # The delivery's own state is recorded; no rule may keep the others waiting.
        logger.exception("Delivery %s: no rule was applied", record.lease.delivery_id)
