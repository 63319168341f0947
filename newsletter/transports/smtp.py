"""SMTP on one kept connection, stopping short of the final dot (RFC 5321, 4.1.1.4).

Until the line with the dot has come, a server must not deliver. What may be sent together is sent
together (PIPELINING, RFC 2920): the dot of one message and the commands of the next make one round
trip.
"""

import contextlib
import smtplib
import socket
import ssl

from django.conf import settings
from django.core.mail.utils import DNS_NAME

from ..letters import Letter
from .base import Lost, Refused, Reply, Transport

CRLF = b"\r\n"
GO_ON = 354
BYE = 421
GONE = OSError  # also time-outs, TLS errors, and all of smtplib


class SmtpTransport(Transport):
    """The server that Django's EMAIL_ settings name."""

    def __init__(self):
        self._smtp: smtplib.SMTP | None = None
        self._pipelining = False
        self._led_up_to: Letter | None = None  # its commands are sent, their replies not read

    def open(self) -> None:
        if self._smtp is not None:
            return
        try:
            self._smtp = _connected()
        except smtplib.SMTPResponseException as error:
            raise Refused(error.smtp_code, _text(error.smtp_error), named=False) from error
        except GONE as error:
            raise Lost(str(error)) from error
        self._pipelining = self._smtp.has_extn("pipelining")
        # Ours are whole messages, one write each: nothing is gained by waiting for more.
        self._smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def prepare(self, letter: Letter) -> None:
        try:
            commands = self._commands(letter)
        except ValueError as error:  # also of encoding
            raise Refused(553, "5.1.3 This address cannot be written here.", named=True) from error
        try:
            is_sent, self._led_up_to = self._led_up_to is letter, None
            mail, rcpt, data = self._ask(commands, is_sent=is_sent)
            self._check(mail, rcpt, data)
            self._smtp.sock.sendall(letter.data)
        except GONE as error:
            self.abandon()
            raise Lost(str(error)) from error
        # The end of the data's last line is part of the end of the data.
        self._dot = b".\r\n" if letter.data.endswith(CRLF) else b"\r\n.\r\n"

    def commit(self, following: Letter | None = None) -> Reply:
        data = self._dot
        if following is not None and self._pipelining:
            with contextlib.suppress(ValueError):  # `prepare` will say so
                data += b"".join(self._commands(following))
                self._led_up_to = following
        try:
            self._smtp.sock.sendall(data)
            reply = self._reply()
        except GONE as error:
            self.abandon()
            raise Lost(str(error)) from error
        if reply.code == BYE:
            self.abandon()
        return reply

    def abandon(self) -> None:
        smtp, self._smtp, self._led_up_to = self._smtp, None, None
        if smtp is not None:
            smtp.close()

    def close(self) -> None:
        if self._smtp is not None and self._led_up_to is None:  # or QUIT would be taken for data
            with contextlib.suppress(GONE):
                self._smtp.quit()
        self.abandon()

    def _commands(self, letter: Letter) -> list[bytes]:
        return _commands(letter, self._smtp.has_extn("size"))

    def _ask(self, commands: list[bytes], *, is_sent: bool = False) -> list[Reply | None]:
        """Send commands, unless that is done, and give their replies; None after a refusal."""
        if self._pipelining and not is_sent:
            self._smtp.sock.sendall(b"".join(commands))
        replies = []
        for command in commands:
            if not self._pipelining:
                self._smtp.sock.sendall(command)
            replies.append(self._reply())
            if replies[-1].code == BYE or (replies[-1].code >= 400 and not self._pipelining):
                break
        return replies + [None] * (len(commands) - len(replies))

    def _check(self, mail: Reply, rcpt: Reply | None, data: Reply | None) -> None:
        """Raise Refused for the first refusal, the connection fit for the next letter or closed."""
        if mail.code >= 400:
            self.abandon()  # whatever it is, it is not about this recipient
            raise Refused(mail.code, mail.text, named=False)
        if rcpt.code < 400 and data.code == GO_ON:
            return
        if (data and data.code == GO_ON) or BYE in (rcpt.code, data and data.code):
            self.abandon()  # it waits for data that nobody may get, or has gone
        else:
            self._ask([b"RSET\r\n"])
        refusal = rcpt if rcpt.code >= 400 else data
        raise Refused(refusal.code, refusal.text, named=True)

    def _reply(self) -> Reply:
        code, text = self._smtp.getreply()
        if code < 200:
            raise smtplib.SMTPServerDisconnected("What it answered is no reply of SMTP.")
        return Reply(code, _text(text))


def _connected() -> smtplib.SMTP:
    """Connect, greet, and sign in as the settings say."""
    kind = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
    tls = {"context": _tls()} if settings.EMAIL_USE_SSL else {}
    smtp = kind(
        settings.EMAIL_HOST,
        settings.EMAIL_PORT,
        local_hostname=DNS_NAME.get_fqdn(),
        timeout=settings.EMAIL_TIMEOUT,
        **tls,
    )
    try:
        if settings.EMAIL_USE_TLS:
            smtp.starttls(context=_tls())
        smtp.ehlo_or_helo_if_needed()
        if settings.EMAIL_HOST_USER and settings.EMAIL_HOST_PASSWORD:
            smtp.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.EMAIL_SSL_CERTFILE or settings.EMAIL_SSL_KEYFILE:
        context.load_cert_chain(settings.EMAIL_SSL_CERTFILE, settings.EMAIL_SSL_KEYFILE)
    return context


def _commands(letter: Letter, sized: bool) -> list[bytes]:
    """Give MAIL, RCPT and DATA; raises ValueError for addresses that would break out of them."""
    if any(
        char in address for address in (letter.sender, letter.recipient) for char in "<>\r\n \0"
    ):
        raise ValueError("Not an address.")
    size = f" SIZE={len(letter.data)}" if sized else ""
    return [
        f"MAIL FROM:<{letter.sender}>{size}\r\n".encode("ascii"),
        f"RCPT TO:<{letter.recipient}>\r\n".encode("ascii"),
        b"DATA\r\n",
    ]


def _text(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
