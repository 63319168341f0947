"""Automatic replies: somebody is on holiday, has moved desks, wants a confirmation. No bounces."""

import re
from email.message import Message

from . import messages

_HEADERS = (
    "X-Autoreply",
    "X-Auto-Reply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Mail-Autoreply",
    "X-Vacation",
    "X-Vacation-Message",
    "X-AutoReply-From",
    "X-Autoreply-Domain",
)
_RECEIPT = "message/disposition-notification"
_SUBJECT = re.compile(
    r"out[- ]of[- ](?:the[- ])?office|auto(?:matic)?[- ]?(?:reply|response)|\bvacation\b"
    r"|away from (?:my )?(?:office|mail|desk)|on (?:annual |parental )?leave\b"
    r"|abwesen|automatische antwort|nicht im büro|außer haus"
    r"|absen(?:ce|t)\b|réponse automatique|respuesta autom|fuera de (?:la )?oficina|ausen(?:cia|te)"
    r"|risposta automatica|fuori (?:sede|ufficio)|assenza|afwezig|automatisch antwoord"
    r"|resposta automática|ausência|automatyczna odpowied|poza biurem|nieobecno"
    r"|autosvar|automatisk[at]? svar|frånvaro|fravær|poissa|automaattinen vastaus"
    r"|automatická odpověď|mimo kancelář|távollét|automatikus válasz|răspuns automat"
    r"|αυτόματη απάντηση|εκτός γραφείου|автоматический ответ",
    re.IGNORECASE,
)


def is_automatic_reply(message: Message) -> bool:
    """Say whether a program answered in a person's stead, or confirms that a mail was opened."""
    submitted = messages.header(message, "Auto-Submitted").lower()
    precedence = messages.header(message, "Precedence").lower()
    return (
        submitted.startswith("auto-replied")
        or precedence.replace("-", "_") == "auto_reply"
        or any(name in message for name in _HEADERS)
        or has_reply_subject(message)
        or any(part.get_content_type() == _RECEIPT for part in messages.parts(message))
    )


def has_reply_subject(message: Message) -> bool:
    """Say whether the subject is that of an automatic reply."""
    return bool(_SUBJECT.search(messages.header(message, "Subject")))
