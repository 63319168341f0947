"""Automatic replies, mails of people, forgeries, and bounces that are not simple."""

from base64 import b64encode

from .case import Case, Kind, case, letter, original, queue_id, report
from .standard import postfix

VACATIONS = [
    ("Out of Office: Weekly digest", "I am away until Monday. For anything urgent call the desk."),
    ("Automatische Antwort: Weekly digest", "Ich bin bis Montag nicht im Büro."),
    ("Abwesenheitsnotiz", "Vielen Dank für Ihre Nachricht. Ich bin im Urlaub."),
    ("Réponse automatique : Weekly digest", "Je suis absente du bureau jusqu'au 12."),
    ("Respuesta automática: Weekly digest", "Estoy fuera de la oficina esta semana."),
    ("Risposta automatica: Weekly digest", "Sono fuori sede fino a lunedì."),
    ("Automatisch antwoord: Weekly digest", "Ik ben afwezig tot maandag."),
    ("Resposta automática: Weekly digest", "Estou ausente até segunda-feira."),
    ("Odpowiedź automatyczna: automatyczna odpowiedź", "Jestem poza biurem."),
    ("Autosvar: Weekly digest", "Jag är på semester."),
    (
        "Weekly digest",
        "I no longer work here. This mailbox does not exist any more soon; user unknown.",
    ),
]
MARKS = [
    "Auto-Submitted: auto-replied\n",
    "Auto-Submitted: auto-replied (vacation)\nPrecedence: bulk\n",
    "X-Autoreply: yes\nPrecedence: junk\n",
    "Precedence: auto_reply\n",
    "X-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated\n",
]


def vacation(rng, person, number: int) -> Case:
    """Sent to the envelope's sender, as RFC 3834 asks; with marks, or recognised by its subject."""
    subject, body = rng.choice(VACATIONS)
    marks = rng.choice(MARKS if subject != "Weekly digest" else MARKS[:4])
    if subject != "Weekly digest" and number % 3 == 2:
        marks = ""
    text = letter(
        rng,
        to=person.sender,
        sender=f"Somebody <{person.email}>",
        subject=subject,
        body=body,
        headers=f"Return-Path: <>\n{marks}Content-Type: text/plain; charset=utf-8\n",
    )
    return case("vacation", text, Kind.AUTO_REPLY)


def receipt(rng, person, number: int) -> Case:
    mark = queue_id(rng)
    text = letter(
        rng,
        to="news@sparks.example",
        sender=person.email,
        subject="Read: Weekly digest",
        headers="MIME-Version: 1.0\nContent-Type: multipart/report; "
        f'report-type=disposition-notification; boundary="{mark}"\n',
        body=f"--{mark}\n\nYour message was read.\n\n--{mark}\nContent-Type: "
        "message/disposition-notification\n\n"
        f"Final-Recipient: rfc822;{person.email}\nOriginal-Message-ID: {person.message_id}\n"
        f"Disposition: automatic-action/MDN-sent-automatically; displayed\n\n--{mark}--",
    )
    return case("receipt", text, Kind.AUTO_REPLY)


def challenge(rng, person, number: int) -> Case:
    text = letter(
        rng,
        to=person.sender,
        sender=f"Gatekeeper <gate@{person.domain}>",
        subject="Please confirm that you are a person",
        headers="Auto-Submitted: auto-replied\n",
        body="Your mail was blocked by our spam protection until you follow the link.",
    )
    return case("challenge", text, Kind.AUTO_REPLY)


def forged(rng, person, number: int) -> Case:
    """A hard bounce that names somebody, with a signature or a Message-ID that was made up."""
    made = postfix(rng, person, number, Kind.HARD)
    wrong = f"bounces+{person.delivery_id}.{'a2b3' * 4}@sparks.example"
    raw = made.raw.replace(
        person.sender.encode(), [wrong, "bounces@sparks.example"][number % 2].encode()
    )
    raw = raw.replace(person.message_id.encode(), f"<{'0f' * 20}@sparks.example>".encode())
    return Case("forged", raw, made.kind, suppresses=False)


def borrowed(rng, person, number: int) -> Case:
    """Somebody's own true signature, in a bounce that names everybody else."""
    made = postfix(rng, person, number, Kind.HARD)
    raw = made.raw.replace(person.email.encode(), f"victim{number}@other.example".encode())
    return Case("borrowed", raw, str(Kind.SOFT), suppresses=False)


def bare(rng, person, number: int) -> Case:
    """A server that cuts the extension off, so only the Message-ID proves it."""
    made = postfix(rng, person, number, Kind.HARD)
    raw = made.raw.replace(person.sender.encode(), b"bounces@sparks.example")
    return Case("bare", raw, made.kind, made.suppresses)


def two_recipients(rng, person, number: int) -> Case:
    """One of two failed: the message went to an alias, or through a relay that collects reports."""
    hard = number % 2 == 0
    ours = (
        ("failed", "5.1.1", "550 5.1.1 User unknown")
        if hard
        else ("delivered", "2.0.0", "250 2.0.0 Ok")
    )
    other = (
        ("relayed", "2.0.0", "250 2.0.0 Ok")
        if hard
        else ("failed", "5.1.1", "550 5.1.1 User unknown")
    )
    groups = [(person.email, *ours), (f"colleague@{person.domain}", *other)]
    rng.shuffle(groups)
    fields = "Reporting-MTA: dns; relay.example\n" + "".join(
        f"\nFinal-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {said}\n"
        for address, action, status, said in groups
    )
    text = report(
        rng,
        to=person.sender,
        sender="MAILER-DAEMON@relay.example",
        subject="Delivery report",
        notice="See the report.",
        status=fields,
        returned=original(rng, person),
    )
    return case("two recipients", text, Kind.HARD if hard else Kind.UNKNOWN)


def alias(rng, person, number: int) -> Case:
    """The address is alive, and hands on to somebody who is not."""
    fields = (
        f"Reporting-MTA: dns; {person.domain}\n\nFinal-Recipient: rfc822; "
        f"left-last-year@{person.domain}\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n"
    )
    text = report(
        rng,
        to=person.sender,
        sender=f"MAILER-DAEMON@{person.domain}",
        subject="Undelivered Mail",
        notice="A forwarded message failed.",
        status=fields,
        returned="Subject: Weekly digest\n\n",
    )
    return case("alias", text, Kind.SOFT)


def encoded_status(rng, person, number: int) -> Case:
    fields = (
        f"Reporting-MTA: dns; x.example\n\nFinal-Recipient: rfc822; {person.email}\n"
        "Action: failed\nStatus: 5.1.1\n"
    )
    text = report(
        rng,
        to=person.sender,
        sender="postmaster@gateway.example",
        subject="Undeliverable",
        notice="It failed.",
        status="@@",
        returned=original(rng, person),
    )
    status = f"Content-Transfer-Encoding: base64\n\n{b64encode(fields.encode()).decode()}"
    return case("encoded status", text.replace("\n\n@@", f"\n{status}"), Kind.HARD)


def truncated(rng, person, number: int) -> Case:
    """Cut off in the middle of the message it returns."""
    made = postfix(rng, person, number, Kind.HARD)
    cut = made.raw.index(b"message/rfc822")
    return Case("truncated", made.raw[: cut + rng.randint(20, 200)], made.kind, made.suppresses)


def attachment(rng, person, number: int) -> Case:
    """A large file behind the report."""
    made = postfix(rng, person, number, Kind.HARD)
    return Case("attachment", made.raw + rng.randbytes(700_000), made.kind, made.suppresses)


def person_writes(rng, person, number: int) -> Case:
    body = [
        "Thank you for this issue, it helped us a lot. Is there a version to print?",
        "My colleague got this back: 550 5.1.1 User unknown. What should she do?\n\n"
        "> Delivery failed",
        "Bitte ändern Sie meine Adresse, das Postfach ist voll.",
    ][number % 3]
    text = letter(
        rng,
        to="bounces@sparks.example",
        sender=f"Reader <{person.email}>",
        body=body,
        subject=["Re: Weekly digest", "Fwd: Undelivered Mail Returned to Sender", "Frage"][
            number % 3
        ],
        headers="Content-Type: text/plain; charset=utf-8\n",
    )
    return case("person", text, Kind.UNKNOWN)


def aggregate(rng, person, number: int) -> Case:
    text = letter(
        rng,
        to="bounces@sparks.example",
        sender="noreply-dmarc@mail.example",
        subject="Report domain: sparks.example Submitter: mail.example Report-ID: 7",
        headers="Content-Type: application/gzip\nContent-Transfer-Encoding: base64\n",
        body="H4sIAAAA",
    )
    return case("aggregate", text, Kind.UNKNOWN)


def unsubscribe(rng, person, number: int) -> Case:
    subject, body = [
        (person.token, ""),
        ("unsubscribe", f"\n{person.token}\n"),
        (f"Re: {person.token}", "please"),
    ][number % 3]
    text = letter(
        rng,
        to="unsubscribe@sparks.example",
        sender=person.email,
        subject=subject,
        body=body,
    )
    return case("unsubscribe", text, "unsubscribed")


OTHERS = [
    vacation,
    vacation,
    vacation,
    receipt,
    challenge,
    forged,
    borrowed,
    bare,
    two_recipients,
    alias,
    encoded_status,
    truncated,
    attachment,
    person_writes,
    aggregate,
    unsubscribe,
]
