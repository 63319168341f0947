"""Bounces in words only, as older and self-willed servers write them."""

from .case import Case, Kind, block, case, letter, original

NULL = "Return-Path: <>\n"


def _bounce(rng, person, name, kind, *, sender, subject, body, headers="", copy=None) -> Case:
    copy = "--- Below this line is a copy of the message.\n\n" if copy is None else copy
    text = letter(
        rng,
        to=person.sender,
        sender=sender,
        subject=subject,
        headers=NULL + headers,
        body=body + "\n" + copy + original(rng, person, body=True),
    )
    return case(name, text, kind)


def qmail(rng, person, number: int) -> Case:
    kind, said = [
        (Kind.HARD, "Sorry, no mailbox here by that name. (#5.1.1)"),
        (Kind.SOFT, "The users mailfolder is over the allowed quota (size). (#5.2.2)"),
        (
            Kind.POLICY,
            "203.0.113.9 does not like recipient.\nRemote host said: 554 5.7.1 "
            "Rejected as spam\nGiving up on 203.0.113.9.",
        ),
        (
            Kind.SOFT,
            "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not "
            "going to try again; this message has been in the queue too long.",
        ),
    ][number % 4]
    body = block(
        """
        Hi. This is the qmail-send program at relay.example.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <{email}>:
        {said}
        """,
        email=person.email,
        said=said,
    )
    return _bounce(
        rng,
        person,
        "qmail",
        kind,
        sender="MAILER-DAEMON@relay.example",
        subject="failure notice",
        body=body,
    )


def old_exim(rng, person, number: int) -> Case:
    kind, said = [
        (Kind.HARD, "unrouteable mail domain: unknown user"),
        (
            Kind.HARD,
            "SMTP error from remote mail server after RCPT TO:\n    550 5.1.1 User unknown",
        ),
        (Kind.SOFT, "retry timeout exceeded"),
        (
            Kind.POLICY,
            "SMTP error from remote mail server after end of data:\n    554 Message "
            "rejected because of unacceptable content: spam",
        ),
    ][number % 4]
    body = block(
        """
        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          {email}
            {said}
        """,
        email=person.email,
        said=said,
    )
    return _bounce(
        rng,
        person,
        "old exim",
        kind,
        sender="Mail Delivery System <Mailer-Daemon@town.example>",
        subject="Mail delivery failed: returning message to sender",
        body=body,
        headers=f"X-Failed-Recipients: {person.email}\nAuto-Submitted: auto-replied\n",
        copy="------ This is a copy of the message, including all the headers. ------\n\n",
    )


def yahoo(rng, person, number: int) -> Case:
    body = (
        "Sorry, we were unable to deliver your message to the following address.\n\n"
        f"<{person.email}>:\n554: delivery error: dd This user doesn't have a "
        f"mail.example account ({person.email}) [-5]\n"
    )
    return _bounce(
        rng,
        person,
        "yahoo",
        Kind.HARD,
        sender="MAILER-DAEMON@mail.example",
        subject="Failure Notice",
        body=body,
    )


def german(rng, person, number: int) -> Case:
    kind, said = [
        (Kind.HARD, "Der Empfänger ist unbekannt."),
        (Kind.SOFT, "Das Postfach des Empfängers ist voll."),
        (Kind.POLICY, "554 Abgelehnt wegen unserer Richtlinien: Nachricht gilt als Spam"),
        (Kind.HARD, "Die E-Mail-Adresse existiert nicht."),
    ][number % 4]
    body = (
        "Dieses ist eine automatisch erzeugte Nachricht. Ihre E-Mail konnte leider "
        f"nicht\nzugestellt werden.\n\n{person.email}:\n{said}\n"
    )
    return _bounce(
        rng,
        person,
        "german",
        kind,
        sender='"Mail Delivery System" <mailer-daemon@post.example>',
        subject="Mail delivery failed: returning message to sender",
        body=body,
        copy="--- The header of the original message is following. ---\n\n",
        headers="Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
    )


def french(rng, person, number: int) -> Case:
    kind, said = [
        (Kind.HARD, "Destinataire inconnu : cette adresse n'existe pas."),
        (Kind.SOFT, "La boîte aux lettres du destinataire est pleine."),
        (Kind.SOFT, "Délai dépassé : le serveur du destinataire ne répond pas."),
        (Kind.POLICY, "Message jugé indésirable par notre filtre."),
    ][number % 4]
    body = (
        "Bonjour,\n\nVotre message n'a pas pu être remis au destinataire suivant :\n\n  "
        f"{person.email}\n\n{said}\n"
    )
    return _bounce(
        rng,
        person,
        "french",
        kind,
        sender="Service de messagerie <postmaster@poste.example>",
        subject="Échec de la remise de votre message",
        body=body,
        copy="----- Message d'origine -----\n\n",
        headers="Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
    )


def spanish(rng, person, number: int) -> Case:
    kind, said = [
        (Kind.HARD, "El usuario es desconocido en este servidor: la cuenta no existe."),
        (Kind.SOFT, "El buzón del destinatario está lleno."),
    ][number % 2]
    body = f"No se ha podido entregar su mensaje a:\n\n{person.email}\n\n{said}\n"
    return _bounce(
        rng,
        person,
        "spanish",
        kind,
        sender="MAILER-DAEMON@correo.example",
        subject="No se ha podido entregar el mensaje",
        body=body,
        copy="----- Mensaje original -----\n\n",
        headers="Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
    )


def italian(rng, person, number: int) -> Case:
    body = f"Il messaggio non è stato consegnato a {person.email}: destinatario sconosciuto.\n"
    return _bounce(
        rng,
        person,
        "italian",
        Kind.HARD,
        sender="postmaster@posta.example",
        subject="Mancata consegna",
        body=body,
        headers="Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
        copy="---- Original message ----\n",
    )


def imail(rng, person, number: int) -> Case:
    body = f"User mailbox exceeds allowed size: {person.email}\n\nOriginal message follows.\n"
    return _bounce(
        rng,
        person,
        "imail",
        Kind.SOFT,
        sender="Postmaster <postmaster@smtp32.example>",
        subject="Undeliverable Mail",
        body=body,
        headers="X-Mailer: <SMTP32 v8.22>\n",
        copy="\n",
    )


def old_exchange(rng, person, number: int) -> Case:
    body = block(
        """
        Your message

          To:      {email}
          Subject: Weekly digest
          Sent:    Tue, 3 Nov 2026 10:00:00 +0100

        did not reach the following recipient(s):

        {email} on Tue, 3 Nov 2026 10:00:09 +0100
            The recipient name is not recognized
            The MTS-ID of the original message is: c=gb;a= ;p=office
            MSEXCH:IMS:Office:Site:SERVER 0 (000C05A6) Unknown Recipient
        """,
        email=person.email,
    )
    return _bounce(
        rng,
        person,
        "old exchange",
        Kind.HARD,
        sender="System Administrator <postmaster@office.example>",
        subject="Undeliverable: Weekly digest",
        body=body,
        copy="----- Original Message -----\n",
        headers="X-Mailer: Internet Mail Service (5.5.2657.72)\n",
    )


def silent(rng, person, number: int) -> Case:
    """It failed, and nobody says why: not the address's fault until it happens again and again."""
    body = f"Your message could not be delivered to the following recipients:\n\n<{person.email}>\n"
    return _bounce(
        rng,
        person,
        "silent",
        Kind.SOFT,
        sender="Mail Administrator <Postmaster@quiet.example>",
        subject="Mail System Error - Returned Mail",
        body=body,
    )


def warning(rng, person, number: int) -> Case:
    body = block(
        """
        This message was created automatically by mail delivery software.
        A message that you sent has not yet been delivered to one or more of its
        recipients after more than 24 hours on the queue on town.example.

        The address to which the message has not yet been delivered is:

          {email}

        No action is required on your part. Delivery attempts will continue for
        some time, and this warning may be repeated at intervals.
        """,
        email=person.email,
    )
    return _bounce(
        rng,
        person,
        "warning",
        Kind.DELAYED,
        sender="Mail Delivery System <Mailer-Daemon@town.example>",
        subject="Warning: message 1abc-DEF delayed 24 hours",
        body=body,
        headers="Auto-Submitted: auto-replied\n",
    )


PLAIN = [
    qmail,
    old_exim,
    yahoo,
    german,
    french,
    spanish,
    italian,
    imail,
    old_exchange,
    silent,
    warning,
]
