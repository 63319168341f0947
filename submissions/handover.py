"""Handing a mail to the server in two steps, with a word in between that it is about to happen.

A server must not deliver before the line with the final dot (RFC 5321, 4.1.1.4). So over SMTP the
word is given just before the dot. Other ways of sending are one step: it is given before that.
"""

import smtplib
from collections.abc import Callable

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

DATA_GO_ON = 354


def connection_with(fence: Callable[[], None]):
    """Give a connection for one mail that calls `fence` right before the mail is out of our hands.

    What `fence` raises is raised by `send`, and the mail stays unsent.
    """
    plain = get_connection()
    return FencedBackend(fence=fence) if type(plain) is EmailBackend else Fenced(plain, fence)


class Fenced:
    """Any other backend: its whole sending is the last step."""

    def __init__(self, backend, fence: Callable[[], None]):
        self.backend, self.fence = backend, fence

    def send_messages(self, messages) -> int:
        self.fence()
        return self.backend.send_messages(messages)


class FencedBackend(EmailBackend):
    """Django's way by SMTP, stopping short of the dot."""

    def __init__(self, *, fence: Callable[[], None]):
        super().__init__(fail_silently=False)
        self.fence = fence

    @property
    def connection_class(self):
        secure = smtplib.SMTP_SSL if self.use_ssl else smtplib.SMTP
        return type("FencedSMTP", (StopsAtTheDot, secure), {"fence": staticmethod(self.fence)})


class StopsAtTheDot:
    """What smtplib calls DATA, with `fence` between the text and the dot."""

    def data(self, msg) -> tuple[int, bytes]:
        self.putcmd("data")
        code, answer = self.getreply()
        if code != DATA_GO_ON:
            raise smtplib.SMTPDataError(code, answer)
        if isinstance(msg, str):
            msg = smtplib._fix_eols(msg).encode("ascii")
        text = smtplib._quote_periods(msg)
        self.send(text if text.endswith(b"\r\n") else text + b"\r\n")
        try:
            self.fence()
        except BaseException:
            self.close()  # or QUIT would be taken for a part of the text
            raise
        self.send(b".\r\n")
        return self.getreply()
