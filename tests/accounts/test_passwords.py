"""What is taken for a password, and what is kept encrypted."""

import json

import pytest
from argon2 import extract_parameters
from cryptography.fernet import Fernet
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sparks.accounts import sealing
from sparks.accounts.models import User
from sparks.settings import base

ANA = User(email="anastasia@example.net", first_name="Anastasia", last_name="Bergmann")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("fourteen chars", "password_too_short"),
        ("x" * 129, "password_too_long"),
        ("sparksinthedark1", "password_from_context"),
        ("Sparks-in-the-Dark-2026", "password_from_context"),
        ("anastasia.bergmann", "password_from_context"),
        ("anastasia@example.net", "password_from_context"),
        ("aaaaaaaaaaaaaaaaaaaa", "password_from_context"),
    ],
)
def test_refused(password, code):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, ANA)
    assert code in [error.code for error in refused.value.error_list]


@pytest.mark.parametrize(
    "password",
    [
        "fifteen letters",
        "correct horse battery staple",
        "日本語のとても長い合言葉です、ね",
        "w7!kQ zebra lamp river " * 5,
    ],
)
def test_taken(password):
    validate_password(password, ANA)


def test_twelve_do_with_a_second_step(careful):
    validate_password("twelve chars", careful)
    with pytest.raises(ValidationError):
        validate_password("eleven char", careful)


def test_passwords_are_hashed_with_argon2id(settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    stored = make_password("fifteen letters")
    assert stored.startswith("argon2$argon2id$")
    assert extract_parameters(stored.removeprefix("argon2")).memory_cost >= 19 * 1024


def test_what_is_sealed_is_read_with_any_of_the_keys(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.ACCOUNT_SECRETS_KEYS = [old]
    sealed = sealing.seal(json.dumps({"code": "BCDF-GHJK"}))
    assert "BCDF" not in sealed
    settings.ACCOUNT_SECRETS_KEYS = [new, old]
    assert json.loads(sealing.unseal(sealed)) == {"code": "BCDF-GHJK"}
    settings.ACCOUNT_SECRETS_KEYS = [new]
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(sealed)
