"""Verbs of accounts: mails promised, addresses kept in step, profiles, erasure."""

import json
import logging
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.core import context as allauth_context
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from sparks.core.actions import enqueue

from . import limits, personal, sealing
from .models import User
from .tasks import SEND

logger = logging.getLogger(__name__)


def is_own(url: str) -> bool:
    """Tell whether an address stays within this site, so that `next` may lead there."""
    request = allauth_context.request
    host = request.get_host() if request else ""
    return bool(url) and url_has_allowed_host_and_scheme(
        url, allowed_hosts={host} if urlsplit(url).netloc else set()
    )


@transaction.atomic
def promise_mail(*, name: str, to: str, context: dict | None = None, language: str = "") -> None:
    """Have the mail of that name sent to an address, in the page's language unless said otherwise.

    Its content is encrypted in the outbox: it may hold a code that opens an account. An address
    gets no more than a few an hour, whoever asks for them; the answer shows no difference.
    """
    if limits.MAILS.hit(to):
        logger.warning("An address has had many mails from accounts; one was not sent")
        return
    content = {
        "name": name,
        "to": to,
        "language": language or get_language(),
        "context": context or {},
    }
    sealed = sealing.seal(json.dumps(content))
    enqueue(kind=SEND, dedupe_key=f"{SEND}:{uuid4()}", payload={"sealed": sealed})


@transaction.atomic
def keep_address(*, user: User, verified: bool) -> None:
    """Let the address to sign in with be the one that stands in the account, and no other.

    verified: whether it is proved that the address is theirs. One that was proved before stays so.
    """
    addresses = EmailAddress.objects.filter(user=user)
    addresses.exclude(email=user.email).delete()
    address, created = addresses.get_or_create(
        user=user, email=user.email, defaults={"verified": verified, "primary": True}
    )
    if not created and not address.primary:
        address.primary = True
        address.save(update_fields=["primary"])


@transaction.atomic
def welcome(*, user: User) -> None:
    """Take up an account that an administrator made: tell its owner how to sign in.

    Nobody but the owner sets its password.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    keep_address(user=user, verified=False)
    promise_mail(name="account_invitation", to=user.email, language=user.language)


@transaction.atomic
def reset_second_step(*, user: User) -> None:
    """Take away all second factors of somebody who lost them, end all sessions, and tell them."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    promise_mail(
        name="account_notice",
        to=user.email,
        context={"what": "second_step_reset"},
        language=user.language or settings.LANGUAGE_CODE,
    )


@transaction.atomic
def end_sessions(*, user: User) -> None:
    """Sign an account out everywhere."""
    mine = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=mine.values("session_key")).delete()
    mine.delete()


@transaction.atomic
def change_profile(*, user: User, first_name: str, last_name: str, language: str) -> None:
    """Store what somebody says about themselves."""
    user.first_name, user.last_name, user.language = first_name, last_name, language
    user.save(update_fields=["first_name", "last_name", "language"])


@transaction.atomic
def erase(*, user: User) -> None:
    """Erase an account and what rooms keep of its owner.

    Raises personal.Obstacles when something has to be handed over first.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if obstacles := personal.obstacles(user):
        raise personal.Obstacles(obstacles)
    personal.erase(user)
