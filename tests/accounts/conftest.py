"""People with accounts, and what their mailboxes and authenticator apps hold."""

import re
import time

import pytest
from django.core import mail
from django.urls import reverse

from sparks.accounts import second_factor
from sparks.core.models import OutboxMessage
from sparks.core.outbox import deliver
from sparks.local.totp import code
from tests.factories.records import UserFactory

PASSWORD = "a long and boring password"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = ["11112222", "33334444"]
CODE_IN_MAIL = re.compile(r"^    (\S+)$", re.MULTILINE)


@pytest.fixture
def person(home):
    """Somebody with an account, a password and a proved address."""
    return UserFactory(email="ana@example.net", password=PASSWORD)


@pytest.fixture
def careful(person):
    """The same with an authenticator app and two recovery codes."""
    second_factor.set_up(person, SECRET, CODES)
    return person


@pytest.fixture
def mails(home):
    """Give a function that sends what was promised and gives all mails of the test so far."""

    def sent() -> list:
        for pk in OutboxMessage.objects.waiting().order_by("pk").values_list("pk", flat=True):
            assert deliver(pk)
        return mail.outbox

    return sent


@pytest.fixture
def mailed_code(mails):
    """Give a function that gives the code in the newest mail."""
    return lambda: CODE_IN_MAIL.search(mails()[-1].body)[1]


def url(name: str, *args) -> str:
    """Give the path of a page of accounts."""
    return reverse(name, args=args)


def enter(client, email="ana@example.net", password=PASSWORD, **more):
    """Send the sign-in form."""
    return client.post(url("account_login"), {"login": email, "password": password, **more})


def app_code(later: int = 0) -> str:
    """Give what the app shows now, or so many steps later."""
    return code(SECRET, time.time() + 30 * later)


def is_in(client) -> bool:
    """Tell whether somebody is signed in."""
    return client.get(url("account_home")).status_code == 200
