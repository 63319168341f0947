"""A provider's HTTP API, through django-anymail: the request is the step that hands over.

EMAIL_BACKEND names the provider. What a provider cannot do (an envelope sender, say) is left out;
the number of the delivery goes along as metadata, which its webhooks give back.
"""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.core.mail import EmailMultiAlternatives, get_connection
from requests import ConnectTimeout

from ..letters import Letter
from .base import Lost, Refused, Reply, Transport

TEMPORARY, REFUSED, ACCEPTED = 451, 550, 250
# Too fast, away for now, and answers that speak of our account and not of the recipient.
NOT_NOW = {401, 402, 403, 408, 425, 429, 503}
# Django and the provider write these from their own fields.
OWN_FIELDS = {"from", "to", "subject", "content-type", "mime-version", "content-transfer-encoding"}


class AnymailTransport(Transport):
    """The provider whose backend EMAIL_BACKEND names."""

    def __init__(self):
        self._backend = get_connection(ignore_unsupported_features=True)
        self._message: EmailMultiAlternatives | None = None

    def open(self) -> None:
        self._backend.open()

    def prepare(self, letter: Letter) -> None:
        message = message_of(letter)
        try:  # what the provider's form cannot hold is found now, not when it is too late to say so
            self._backend.build_message_payload(message, self._backend.send_defaults)
        except (AnymailError, ValueError) as error:
            raise Refused(REFUSED, f"5.6.0 {error}", named=True) from error
        self._message = message

    def commit(self, following: Letter | None = None) -> Reply:
        message, self._message = self._message, None
        session = getattr(self._backend, "session", None)
        if session is not None:  # for providers that heed it; others ignore an unknown header
            session.headers["Idempotency-Key"] = message.extra_headers["Message-ID"]
        try:
            self._backend.send_messages([message])
        except AnymailRecipientsRefused as error:
            return Reply(REFUSED, _statuses(error.email_message))
        except AnymailAPIError as error:
            return _answer(error)
        except Exception as error:  # also of a form that nobody expected: it may have been taken
            raise Lost(str(error)) from error
        # Some backends tell refusals that they do not understand as "unknown".
        status_code = getattr(message.anymail_status.esp_response, "status_code", ACCEPTED)
        return Reply(ACCEPTED if status_code < 400 else REFUSED, _statuses(message))

    def abandon(self) -> None:
        self._message = None

    def close(self) -> None:
        self._backend.close()


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """Give a letter as Django and django-anymail want it."""
    parsed = message_from_bytes(letter.data.replace(b"\r\n..", b"\r\n."), policy=SMTP)
    headers = {name: str(parsed[name]) for name in parsed if name.lower() not in OWN_FIELDS}
    message = EmailMultiAlternatives(
        subject=str(parsed["Subject"] or ""),
        body=_text(parsed, "plain"),
        from_email=str(parsed["From"]),
        to=[letter.recipient],
        headers=headers,
    )
    if page := _text(parsed, "html"):
        message.attach_alternative(page, "text/html")
    message.envelope_sender = letter.sender
    message.metadata = {"delivery": str(letter.delivery_id)}
    return message


def _text(parsed: EmailMessage, kind: str) -> str:
    part = parsed.get_body((kind,))
    return part.get_content() if part else ""


def _answer(error: AnymailAPIError) -> Reply:
    """Give what an error means; raise Lost when the request may have been heard nevertheless."""
    response = error.response
    if response is None:
        if isinstance(error, ConnectTimeout) or _never_connected(error):
            return Reply(TEMPORARY, "4.4.1 The provider could not be reached.")
        raise Lost(str(error)) from error
    if response.status_code in NOT_NOW:
        return Reply(TEMPORARY, f"4.3.0 The provider answered {response.status_code}.")
    if response.status_code >= 500 or response.status_code < 300:
        raise Lost(f"The provider answered {response.status_code}.") from error
    return Reply(REFUSED, f"5.0.0 The provider answered {response.status_code}.")


def _never_connected(error: Exception) -> bool:
    """Say whether no connection was made at all, as requests and urllib3 tell it."""
    cause = error.__cause__
    reason = getattr(cause.args[0], "reason", None) if cause and cause.args else None
    return type(reason).__name__ in {"NewConnectionError", "NameResolutionError"}


def _statuses(message) -> str:
    status = message.anymail_status.status or set()
    return f"{', '.join(sorted(filter(None, status)))} {message.anymail_status.message_id or ''}"
