"""Status reports in the standard's form, in the handwriting of each kind of server."""

from .case import HOSTS, Case, Kind, block, case, original, queue_id, report, when
from .reasons import drawn

ROUND = [Kind.HARD, Kind.SOFT, Kind.POLICY, Kind.HARD]


def postfix(rng, person, number: int, kind: Kind | None = None) -> Case:
    kind = kind or ROUND[number % 4]
    status, said = drawn(rng, kind, person)
    host = rng.choice(HOSTS)
    fields = block(
        """
        Reporting-MTA: dns; {host}
        X-Postfix-Queue-ID: {queue}
        X-Postfix-Sender: rfc822; {person.sender}
        Arrival-Date: {when}

        Final-Recipient: rfc822; {person.email}
        Original-Recipient: rfc822;{person.email}
        Action: failed
        Status: {status}
        Remote-MTA: dns; mx.{person.domain}
        Diagnostic-Code: smtp; {said}
        """,
        host=host,
        queue=queue_id(rng),
        person=person,
        when=when(rng),
        status=status,
        said=said,
    )
    notice = block(
        """
        This is the mail system at host {host}.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        For further assistance, please send mail to postmaster.

                           The mail system

        <{person.email}>: host mx.{person.domain}[203.0.113.9] said: {said}
            (in reply to RCPT TO command)
        """,
        host=host,
        person=person,
        said=said,
    )
    text = report(
        rng,
        to=person.sender,
        sender=f"MAILER-DAEMON@{host} (Mail Delivery System)",
        subject="Undelivered Mail Returned to Sender",
        headers="Auto-Submitted: auto-replied\n",
        notice=notice,
        status=fields,
        returned=original(rng, person, body=number % 2 == 0),
    )
    return case("postfix", text, kind)


def sendmail(rng, person, number: int) -> Case:
    kind = ROUND[(number + 1) % 4]
    status, said = drawn(rng, kind, person)
    host = rng.choice(HOSTS)
    fields = block(
        """
        Reporting-MTA: dns; {host}
        Received-From-MTA: DNS; web.sparks.example
        Arrival-Date: {when}

        Final-Recipient: RFC822; {person.email}
        Action: failed
        Status: {status}
        Remote-MTA: DNS; mx.{person.domain}
        Diagnostic-Code: SMTP; {said}
        Last-Attempt-Date: {when}
        """,
        host=host,
        person=person,
        when=when(rng),
        status=status,
        said=said,
    )
    notice = block(
        """
        The original message was received at {when}
        from web.sparks.example [192.0.2.7]

           ----- The following addresses had permanent fatal errors -----
        <{person.email}>
            (reason: {said})

           ----- Transcript of session follows -----
        ... while talking to mx.{person.domain}.:
        >>> DATA
        <<< {said}
        """,
        when=when(rng),
        person=person,
        said=said,
    )
    text = report(
        rng,
        to=f"<{person.sender}>",
        sender=f"Mail Delivery Subsystem <MAILER-DAEMON@{host}>",
        subject="Returned mail: see transcript for details",
        headers="Auto-Submitted: auto-generated (failure)\n",
        notice=notice,
        status=fields,
        returned=original(rng, person),
        returned_type="text/rfc822-headers",
    )
    return case("sendmail", text, kind)


def exim(rng, person, number: int) -> Case:
    kind = ROUND[(number + 2) % 4]
    _status, said = drawn(rng, kind, person)
    host = rng.choice(HOSTS)
    fields = block(
        """
        Reporting-MTA: dns; {host}

        Action: failed
        Final-Recipient: rfc822;{person.email}
        Status: 5.0.0
        Remote-MTA: dns; mx.{person.domain}
        Diagnostic-Code: smtp; {said}
        """,
        host=host,
        person=person,
        said=said,
    )
    notice = block(
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          {person.email}
            host mx.{person.domain} [203.0.113.9]
            SMTP error from remote mail server after RCPT TO:<{person.email}>:
            {said}
        """,
        person=person,
        said=said,
    )
    text = report(
        rng,
        to=person.sender,
        sender=f"Mail Delivery System <Mailer-Daemon@{host}>",
        subject="Mail delivery failed: returning message to sender",
        headers=f"X-Failed-Recipients: {person.email}\nAuto-Submitted: auto-replied\n",
        notice=notice,
        status=fields,
        returned=original(rng, person),
        returned_type="message/rfc822",
        notice_type="text/plain; charset=us-ascii",
    )
    return case("exim", text, kind)


def exchange(rng, person, number: int) -> Case:
    kind = ROUND[(number + 3) % 4]
    status, said = drawn(rng, kind, person)
    fields = block(
        """
        Reporting-MTA: dns;AM0PR01.mail.protection.office.example
        Received-From-MTA: dns;web.sparks.example
        Arrival-Date: {when}

        Final-Recipient: rfc822;{person.email}
        Action: failed
        Status: {status}
        Diagnostic-Code: smtp;{said}
        """,
        when=when(rng),
        person=person,
        status=status,
        said=said,
    )
    notice = (
        "<html><head><style>p {color: #123456}</style></head><body>"
        f"<p><b>Your message to {person.email} couldn't be delivered.</b></p>"
        f"<p>Reported error: <i>{said}</i></p></body></html>"
    )
    text = report(
        rng,
        to=person.sender,
        sender=f"<postmaster@{person.domain}>",
        subject="Undeliverable: Weekly digest",
        notice=notice,
        status=fields,
        headers="X-MS-Exchange-Message-Is-Ndr:\nAuto-Submitted: auto-replied\n"
        "Content-Language: en-GB\n",
        returned=original(rng, person),
        notice_type='text/html; charset="us-ascii"',
    )
    return case("exchange", text, kind)


def gmail(rng, person, number: int) -> Case:
    kind = ROUND[number % 4]
    status, said = drawn(rng, kind, person)
    fields = block(
        """
        Reporting-MTA: dns; googlemail.example
        Received-From-MTA: dns; {person.sender}
        Arrival-Date: {when}
        X-Original-Message-ID: {person.message_id}

        Final-Recipient: rfc822; {person.email}
        Action: failed
        Status: {status}
        Remote-MTA: dns; mx.{person.domain}. (203.0.113.9, the server for the domain
         {person.domain}.)
        Diagnostic-Code: smtp; {said}
        Last-Attempt-Date: {when}
        """,
        when=when(rng),
        person=person,
        status=status,
        said=said,
    )
    notice = (
        f"** Message not delivered **\n\nYour message to {person.email} was not "
        f"delivered.\n{said}\n"
    )
    text = report(
        rng,
        to=person.sender,
        subject="Delivery Status Notification (Failure)",
        sender="Mail Delivery Subsystem <mailer-daemon@googlemail.example>",
        headers=f"X-Failed-Recipients: {person.email}\nAuto-Submitted: auto-replied\n",
        notice=notice,
        status=fields,
        returned=original(rng, person),
        notice_type='text/plain; charset="UTF-8"',
    )
    return case("gmail", text, kind)


STANDARD = [postfix, sendmail, exim, exchange, gmail]
