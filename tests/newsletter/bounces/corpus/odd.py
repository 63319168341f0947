"""Status reports with something odd about them, which are still the standard's."""

from .case import Case, Kind, block, case, original, report, when
from .reasons import drawn
from .standard import ROUND, postfix


def domino(rng, person, number: int) -> Case:
    fields = block(
        """
        Reporting-MTA: dns;notes.{person.domain}

        Final-Recipient: rfc822;{person.email}
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: X-Notes; User {person.email} ({person.email}) not listed
         in public Name & Address Book
        """,
        person=person,
    )
    text = report(
        rng,
        to=person.sender,
        sender=f"Postmaster@{person.domain}",
        subject="DELIVERY FAILURE: User not listed in Domino Directory",
        status=fields,
        notice="Your message\n\n  Subject: Weekly digest\n\nwas not delivered to:\n\n  "
        f"{person.email}\n\nbecause:\n\n  User not listed in Domino Directory\n",
        returned=original(rng, person),
    )
    return case("domino", text, Kind.HARD)


def opensmtpd(rng, person, number: int) -> Case:
    kind = ROUND[number % 4]
    status, said = drawn(rng, kind, person)
    fields = (
        f"Reporting-MTA: dns; obsd.example\n\nFinal-Recipient: rfc822; {person.email}\n"
        f"Action: error\nStatus: {status}\nDiagnostic-Code: smtp; {said}\n"
    )
    text = report(
        rng,
        to=person.sender,
        sender="Mailer Daemon <MAILER-DAEMON@obsd.example>",
        subject="Delivery status notification: error",
        status=fields,
        notice="    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this "
        f"email.\n\n    Below is a list of recipients:\n\n{person.email}: {said}\n",
        returned=original(rng, person),
        returned_type="text/rfc822-headers",
    )
    return case("opensmtpd", text, kind)


def eight_bit(rng, person, number: int) -> Case:
    """Fields and headers in raw Latin-1, as German and French servers like to write."""
    fields = (
        f"Reporting-MTA: dns; mail.{person.domain}\n\nOriginal-Recipient: rfc822;{person.email}\n"
        f"Final-Recipient: rfc822;{person.email}\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 Empfänger unbekannt: keine Zustellung möglich\n"
    )
    text = report(
        rng,
        to=person.sender,
        sender=f"Mailsystem für {person.domain} <mailer-daemon@{person.domain}>",
        subject="Zustellung nicht möglich: Übersicht",
        notice="Die Adresse wurde nicht gefunden.\n",
        status=fields,
        returned=original(rng, person),
        notice_type="text/plain; charset=iso-8859-1",
    )
    return case("eight bit", text, Kind.HARD, charset="latin-1")


def capitals(rng, person, number: int) -> Case:
    """A server that writes the whole address, our signature included, in capitals."""
    made = postfix(rng, person, number, Kind.HARD)
    lines = made.raw.replace(person.sender.encode(), person.sender.upper().encode())
    return Case("capitals", lines, made.kind, made.suppresses)


def delayed(rng, person, number: int) -> Case:
    fields = block(
        """
        Reporting-MTA: dns; mx1.relay.example
        Arrival-Date: {when}

        Final-Recipient: rfc822; {person.email}
        Action: delayed
        Status: 4.4.1
        Diagnostic-Code: smtp; connect to mx.{person.domain}[203.0.113.9]:25: Connection timed out
        Will-Retry-Until: {when}
        """,
        when=when(rng),
        person=person,
    )
    text = report(
        rng,
        to=person.sender,
        sender="MAILER-DAEMON@mx1.relay.example (Mail Delivery System)",
        subject="Delayed Mail (still being retried)",
        headers="Auto-Submitted: auto-replied\n",
        notice="####################################################################\n"
        "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n",
        status=fields,
        returned=original(rng, person),
        returned_type="text/rfc822-headers",
    )
    return case("delayed", text, Kind.DELAYED)


ODD = [domino, opensmtpd, eight_bit, capitals, delayed]
