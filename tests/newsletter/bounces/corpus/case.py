"""A message of the corpus, whom it is about, and the parts that most of them have."""

import random
from dataclasses import dataclass
from textwrap import dedent

from newsletter.models import Feedback

Kind = Feedback.Kind

HOSTS = ["mx1.relay.example", "smtp-out.provider.example", "mail.town.example", "mta7.isp.example"]
SUBJECTS = [
    "Issue 7: what helped",
    "Weekly digest",
    "New: guidance for schools",
    "Ausgabe 7: Übersicht",
]


@dataclass(frozen=True)
class Person:
    """Somebody who got an issue, and what proves it."""

    email: str
    delivery_id: int
    sender: str  # the envelope sender of the message, with our signature
    message_id: str
    token: str

    @property
    def domain(self) -> str:
        return self.email.partition("@")[2]


@dataclass(frozen=True)
class Case:
    """A message, and what must come of it. kind: of Feedback.Kind, or "unsubscribed".

    suppresses: whether the person's address must end up suppressed; no other may.
    """

    name: str
    raw: bytes
    kind: str
    suppresses: bool = False


def case(name: str, text: str, kind: str, suppresses: bool | None = None, **encoding) -> Case:
    """Make a case of a message's text; hard bounces and complaints suppress unless told not to."""
    if suppresses is None:
        suppresses = kind in (Kind.HARD, Kind.COMPLAINT)
    raw = text.encode(encoding.get("charset", "utf-8"))
    return Case(name, raw.replace(b"\n", b"\r\n"), str(kind), suppresses)


def block(text: str, **values) -> str:
    """Give an indented text as it was meant, its {places} filled."""
    return dedent(text).lstrip("\n").format(**values)


def when(rng: random.Random) -> str:
    return (
        f"{rng.choice(['Tue', 'Wed'])}, {rng.randint(1, 28)} Nov 2026 "
        f"{rng.randint(10, 23)}:{rng.randint(10, 59)}:07 +0100"
    )


def queue_id(rng: random.Random) -> str:
    return "".join(rng.choices("0123456789ABCDEF", k=11))


def original(rng: random.Random, person: Person, *, body: bool = False) -> str:
    """Give the headers of our message as a server returns them, or the whole of it."""
    head = block(
        """
        Return-Path: <{person.sender}>
        Received: from web (web.sparks.example [192.0.2.7])
        \tby {host} (Postfix) with ESMTPS id {queue}
        \tfor <{person.email}>; {when}
        Date: {when}
        To: {person.email}
        Message-ID: {person.message_id}
        List-Unsubscribe: <https://sparks.example/unsubscribe/{person.token}/>,
         <mailto:unsubscribe@sparks.example?subject={person.token}>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click
        From: Sparks in the Dark <news@sparks.example>
        Subject: {subject}
        MIME-Version: 1.0
        Content-Type: text/plain; charset="utf-8"
        Precedence: bulk
        """,
        person=person,
        host=rng.choice(HOSTS),
        queue=queue_id(rng),
        when=when(rng),
        subject=rng.choice(SUBJECTS),
    )
    return head + (
        "\nHow schools were helped, and where the mailbox is full of answers.\n" if body else ""
    )


def report(
    rng: random.Random,
    *,
    to: str,
    sender: str,
    subject: str,
    notice: str,
    status: str,
    returned: str,
    headers: str = "",
    returned_type: str = "message/rfc822",
    notice_type: str = "text/plain; charset=us-ascii",
) -> str:
    """Give a multipart/report: notice, status part, returned message."""
    mark = f"{queue_id(rng)}.{rng.randint(10**9, 10**10)}/{rng.choice(HOSTS)}"
    return (
        f"Return-Path: <>\nDelivered-To: {to}\nReceived: by {rng.choice(HOSTS)}; {when(rng)}\n"
        f"Date: {when(rng)}\nFrom: {sender}\nSubject: {subject}\nTo: {to}\n{headers}"
        f"Message-Id: <{queue_id(rng)}@{rng.choice(HOSTS)}>\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/report; report-type=delivery-status;\n\tboundary="{mark}"\n\n'
        f"This is a MIME-encapsulated message.\n\n"
        f"--{mark}\nContent-Type: {notice_type}\n\n{notice}\n"
        f"--{mark}\nContent-Description: Delivery report\nContent-Type: message/delivery-status\n\n"
        f"{status}\n"
        f"--{mark}\nContent-Type: {returned_type}\n\n{returned}\n--{mark}--\n"
    )


def letter(
    rng: random.Random, *, to: str, sender: str, subject: str, body: str, headers: str = ""
) -> str:
    """Give a plain message, as people and simple programs write them."""
    return (
        f"Delivered-To: {to}\nDate: {when(rng)}\nFrom: {sender}\nTo: {to}\nSubject: {subject}\n"
        f"{headers}Message-ID: <{queue_id(rng)}@{rng.choice(HOSTS)}>\n\n{body}\n"
    )
