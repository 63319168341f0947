"""Complaints, as mailbox providers pass them on, and what only looks like one."""

from base64 import b64encode

from .case import Case, Kind, block, case, letter, original, queue_id, when


def _arf(rng, person, fields: str, *, to: str, sender: str, returned: str, encoded=False) -> str:
    mark = queue_id(rng)
    encoding = "Content-Transfer-Encoding: base64\n" if encoded else ""
    if encoded:
        fields = b64encode(fields.encode()).decode() + "\n"
    return (
        f"Date: {when(rng)}\nFrom: {sender}\nTo: {to}\nSubject: FW: Weekly digest\n"
        "MIME-Version: 1.0\n"
        f"Message-ID: <{queue_id(rng)}@fbl.example>\n"
        f'Content-Type: multipart/report; report-type=feedback-report; boundary="{mark}"\n\n'
        f"--{mark}\nContent-Type: text/plain\n\nThis is an email abuse report.\n\n"
        f"--{mark}\nContent-Type: message/feedback-report\n{encoding}\n{fields}\n"
        f"--{mark}\nContent-Type: message/rfc822\n\n{returned}\n--{mark}--\n"
    )


def complaint(rng, person, number: int) -> Case:
    fields = block(
        """
        Feedback-Type: abuse
        User-Agent: FBL/1.0
        Version: 1
        Original-Mail-From: <{person.sender}>
        Original-Rcpt-To: <{person.email}>
        Arrival-Date: {when}
        Source-IP: 192.0.2.25
        Reported-Domain: sparks.example
        """,
        person=person,
        when=when(rng),
    )
    text = _arf(
        rng,
        person,
        fields,
        to="bounces@sparks.example",
        sender="<feedback@fbl.mail.example>",
        returned=original(rng, person, body=True),
        encoded=number % 2 == 1,
    )
    return case("complaint", text, Kind.COMPLAINT)


def blacked_out(rng, person, number: int) -> Case:
    """A complaint that hides whose it is: only the Message-ID, or only the link, still says it."""
    fields = (
        "Feedback-Type: abuse\nUser-Agent: SomeFBL/2.1\nVersion: 0.1\nOriginal-Rcpt-To: redacted\n"
    )
    returned = (
        original(rng, person, body=True)
        .replace(person.sender, "redacted")
        .replace(person.email, "redacted")
    )
    if number % 2:
        returned = returned.replace(person.message_id, "<redacted@redacted.example>")
    text = _arf(
        rng,
        person,
        fields,
        to="bounces@sparks.example",
        sender="<fbl@isp.example>",
        returned=returned,
    )
    return case("blacked out", text, Kind.COMPLAINT)


def outlook(rng, person, number: int) -> Case:
    mark = queue_id(rng)
    text = letter(
        rng,
        to="bounces@sparks.example",
        sender="<staff@outlook.example>",
        subject="complaint about message from 192.0.2.25",
        headers=f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{mark}"\n',
        body=f"--{mark}\nContent-Type: message/rfc822\n\nX-HmXmrOriginalRecipient: "
        f"<{person.email}>\n{original(rng, person, body=True)}\n--{mark}--",
    )
    return case("outlook", text, Kind.COMPLAINT)


def no_complaint(rng, person, number: int) -> Case:
    kind = ["not-spam", "auth-failure", "other"][number % 3]
    text = _arf(
        rng,
        person,
        f"Feedback-Type: {kind}\nVersion: 1\nOriginal-Mail-From: <{person.sender}>\n",
        to="bounces@sparks.example",
        sender="<fbl@isp.example>",
        returned=original(rng, person),
    )
    return case("no complaint", text, Kind.UNKNOWN)


def forged_complaint(rng, person, number: int) -> Case:
    """It names somebody, and shows a message we never wrote."""
    fields = f"Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: <{person.email}>\n"
    returned = (
        f"From: news@sparks.example\nTo: {person.email}\nMessage-ID: "
        f"<{'ab' * 20}@sparks.example>\n\nText\n"
    )
    text = _arf(
        rng,
        person,
        fields,
        to="bounces@sparks.example",
        sender="<x@evil.example>",
        returned=returned,
    )
    return case("forged complaint", text, Kind.COMPLAINT, suppresses=False)


COMPLAINTS = [complaint, blacked_out, outlook, no_complaint, forged_complaint]
