"""What replies mean."""

import pytest

from newsletter.sending.outcomes import DELAYS, JITTER, delay_after, outcome_of, scrubbed
from newsletter.transports import Reply


@pytest.mark.parametrize(
    ("code", "text", "state", "mark"),
    [
        (250, "2.0.0 Ok", "sent", "s"),
        (251, "User not local; will forward", "sent", "s"),
        (354, "go on", "deferred", "t"),
        (421, "4.7.0 slow down", "deferred", "t"),
        (450, "4.2.0 greylisted", "deferred", "t"),
        (550, "5.1.1 no such user", "failed", "f"),
        (554, "5.7.1 content refused", "failed", "p"),
    ],
)
def test_the_class_of_the_code_decides(code, text, state, mark):
    outcome = outcome_of(Reply(code, text), attempt=1)
    assert (outcome.state, outcome.code, outcome.mark) == (state, code, mark)
    assert (outcome.delay is not None) == (state == "deferred")


def test_pauses_grow_to_the_longest_and_stay_there():
    for attempt, delay in enumerate([*DELAYS, DELAYS[-1], DELAYS[-1]], start=1):
        assert 1 <= delay_after(attempt) / delay.total_seconds() <= 1 + JITTER


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("5.1.1 <ana@reader.example>: unknown", "5.1.1 <…>: unknown"),
        ("mailbox ana.b+c@reader.example full", "mailbox … full"),
        ("two\r\nlines", "two lines"),
        ("x" * 400, "x" * 300),
    ],
)
def test_replies_are_kept_short_and_without_addresses(said, kept):
    assert scrubbed(said) == kept
