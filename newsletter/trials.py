"""A test letter: the very message that would be mailed, with a link that belongs to nobody."""

import re
from email import message_from_bytes
from email.message import EmailMessage as Message
from email.policy import SMTP
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from .letters import LetterForm, Recipient
from .models import IssuePage
from .rendering import render

NO_MAILING = NO_DELIVERY = 0
DOUBLED_DOT = re.compile(rb"^\.\.", re.MULTILINE)


class Finished(Message):
    """A message that is written already, in the shape that Django's mail backends ask for."""

    def as_bytes(self, unixfrom=False, linesep="\r\n"):
        return super().as_bytes(unixfrom, policy=SMTP.clone(linesep=linesep))


class FinishedMail(EmailMessage):
    """Hands a finished message to Django's mail connection as it is."""

    def __init__(self, message: Finished, to: str):
        super().__init__(from_email=settings.NEWSLETTER_FROM, to=[to])
        self.finished = message

    def message(self):
        return self.finished


def write(issue: IssuePage, email: str) -> FinishedMail:
    """Write the test letter of an issue to an address.

    Raises ValueError with a sentence for editors when the issue cannot be mailed as it is.
    """
    form = LetterForm.of(render(issue, mailing_id=NO_MAILING))
    letter = form.letter(Recipient(NO_DELIVERY, uuid4(), email))
    data = DOUBLED_DOT.sub(b".", letter.data)
    message = message_from_bytes(data, _class=Finished, policy=SMTP)
    subject = str(message["Subject"])
    del message["Subject"]
    message["Subject"] = _("[Test] %(subject)s") % {"subject": subject}
    return FinishedMail(message, email)
