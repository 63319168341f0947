"""Handlers for the outbox's tests; a real worker loads this module with --include."""

import time
from pathlib import Path

from sparks.core.emails import message_id, send
from sparks.core.outbox import GiveUp, handler

WELL, FAILING, HOPELESS, SLOW = "test.well", "test.failing", "test.hopeless", "test.slow"


@handler(WELL)
def do_well(message):
    send(
        "contact_acknowledgement",
        to="ana@example.org",
        language="en",
        message_id=message_id(message.dedupe_key),
        context={"subject": message.payload.get("subject", "")},
    )


@handler(FAILING)
def always_fail(message):
    raise ConnectionError("the mail server is away")


@handler(HOPELESS)
def give_up(message):
    raise GiveUp("no such address")


@handler(SLOW)
def be_slow_once(message):
    """Hang as long as the file named in the payload is there, and say so in another."""
    trace = Path(message.payload["trace"])
    if not trace.exists():
        trace.touch()
        time.sleep(60)
    do_well(message)
