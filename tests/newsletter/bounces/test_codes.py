"""Classes of what servers say."""

import pytest

from newsletter.bounces.codes import judge
from newsletter.bounces.words import scrubbed
from newsletter.models import Feedback

from .corpus.reasons import EXPIRED, FULL, HARD, POLICY

Kind = Feedback.Kind
SENTENCES = [
    (kind, status, text)
    for kind, group in [
        (Kind.HARD, HARD),
        (Kind.SOFT, FULL + EXPIRED),
        (Kind.POLICY, POLICY),
    ]
    for status, text in group
]


@pytest.mark.parametrize(("kind", "status", "text"), SENTENCES)
def test_sentences_of_servers(kind, status, text):
    text = text.format(email="a@b.example", domain="b.example", sender="bounces@sparks.example")
    assert judge(text, status=status, default=Kind.SOFT).kind == kind


@pytest.mark.parametrize(
    ("kind", "text", "status"),
    [
        # The last server's own code is more precise than the one of the report.
        (Kind.POLICY, "550 5.7.1 refused", "5.1.1"),
        (Kind.HARD, "550 5.1.1 unknown", "5.0.0"),
        (Kind.SOFT, "452 4.2.2 full", "5.2.2"),
        # A server that says 5.1.1 to what it does not want, or to a full mailbox.
        (Kind.POLICY, "550 your address is on our blocklist", "5.1.1"),
        (Kind.SOFT, "550 over quota", "5.1.1"),
        # A host's name is not a word.
        (Kind.HARD, "host mx.spam.example said: 550 User unknown", "5.1.1"),
        # About the sender, the message, the protocol.
        (Kind.POLICY, "bad sender", "5.1.7"),
        (Kind.POLICY, "too big", "5.3.4"),
        (Kind.POLICY, "bad sequence of commands", "5.5.1"),
        (Kind.HARD, "553 5.3.0 Addressee unknown", "5.3.0"),
        (Kind.SOFT, "553 5.3.0 something else", "5.3.0"),
        (Kind.SOFT, "", "5.1.4"),
        (Kind.SOFT, "", "5.0.0"),
        # Neither a date nor an address of a machine nor a version is a code.
        (Kind.UNKNOWN, "on 5.1.2026 from 10.5.1.1 with Mailer 4.96.2", ""),
    ],
)
def test_which_word_counts(kind, text, status):
    assert judge(text, status=status).kind == kind


def test_addresses_and_links_are_scrubbed():
    token = "AbCdEfGhIjKlMnOpQrStUv-0123456789-_23456789ab"[:45]
    text = (
        f'550 <marta.reader@town.example>, "a b"@x.example o\'neil@y.example\n {token} Marta.Reader'
    )
    kept = scrubbed(text + "\0\ud800", "marta.reader@town.example")
    assert "@" not in kept.replace('"…', "")
    for secret in ("marta", "Marta", "neil", "AbCd", "\0", "\n"):
        assert secret not in kept
