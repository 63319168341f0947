"""Signing in without a form, as somebody who has shown what the rules ask for."""

from django.conf import settings
from django.test import Client

PASSWORD = {"method": "password", "at": 0}
APP = {"method": "mfa", "type": "totp", "at": 0}


def sign_in(client: Client, user, *, second_factor: bool = True) -> Client:
    """Sign a user in on a test client, with a session opened by password and second step.

    second_factor: False for a session that was opened with a password alone.
    """
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [PASSWORD, APP] if second_factor else [PASSWORD]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    client.user = user
    return client


def signed_in(user, *, second_factor: bool = True) -> Client:
    """Give a new test client on which a user has signed in; see `sign_in`."""
    return sign_in(Client(), user, second_factor=second_factor)
