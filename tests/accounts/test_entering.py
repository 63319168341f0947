"""Signing in and up: with a password, with a code, and what strangers learn from it."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from sparks.accounts.models import User
from sparks.core.models import OutboxMessage
from tests.factories.records import UserFactory

from .conftest import PASSWORD, enter, is_in, url

NEW = "five words nobody would guess"


def test_a_password_opens_an_account(visitor, person):
    answer = enter(visitor)
    assert (answer.status_code, answer["Location"]) == (302, "/en/account/")
    assert is_in(visitor)


@pytest.mark.parametrize("next_url", ["/admin/pages/", "/en/account/data/"])
def test_one_goes_on_where_one_was_going(visitor, person, next_url):
    assert enter(visitor, next=next_url)["Location"] == next_url


@pytest.mark.parametrize(
    "stranger",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"],
)
def test_and_never_to_strangers(visitor, person, stranger):
    assert enter(visitor, next=stranger)["Location"] == "/en/account/"


@pytest.mark.parametrize(
    ("email", "password"),
    [("ana@example.net", "a wrong and boring password"), ("nobody@example.net", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_address_look_the_same(visitor, person, email, password):
    answer = enter(visitor, email, password)
    assert answer.status_code == 422
    assert "That address and that password do not belong together." in answer.text
    assert f'value="{email}"' in answer.text, "what was typed is kept"
    assert not is_in(visitor)


def test_a_code_by_mail_opens_an_account(visitor, person, mailed_code):
    answer = visitor.post(url("account_request_login_code"), {"email": "ana@example.net"})
    assert answer["Location"] == url("account_confirm_login_code")
    answer = visitor.post(url("account_confirm_login_code"), {"code": mailed_code()})
    assert answer["Location"] == "/en/account/"
    assert is_in(visitor)


def test_a_code_works_in_no_other_browser(visitor, person, mailed_code):
    visitor.post(url("account_request_login_code"), {"email": "ana@example.net"})
    thief = Client()
    answer = thief.post(url("account_confirm_login_code"), {"code": mailed_code()})
    assert answer["Location"].startswith(url("account_request_login_code"))
    assert not is_in(thief)


def test_three_wrong_codes_end_it(visitor, person, mailed_code):
    visitor.post(url("account_request_login_code"), {"email": "ana@example.net"})
    codes = [visitor.post(url("account_confirm_login_code"), {"code": "BBBB-BBBB"}) for _ in "123"]
    assert [answer.status_code for answer in codes] == [422, 422, 302]
    visitor.post(url("account_confirm_login_code"), {"code": mailed_code()})
    assert not is_in(visitor)


@pytest.mark.parametrize("page", ["account_request_login_code", "account_reset_password"])
def test_strangers_do_not_learn_who_has_an_account(person, mails, page):
    answers = []
    for email in ("ana@example.net", "nobody@example.net"):
        client = Client()
        first = client.post(url(page), {"email": email})
        then = client.get(first["Location"])
        answers.append((first.status_code, first["Location"], then.text.replace(email, "")))
    (code_known, to_known, text_known), (code_unknown, to_unknown, text_unknown) = answers
    assert (code_known, to_known) == (code_unknown, to_unknown)
    assert _without_tokens(text_known) == _without_tokens(text_unknown)
    assert [mail.to for mail in mails()] == [["ana@example.net"], ["nobody@example.net"]]


def test_a_new_account_lives_once_its_address_is_proved(visitor, home, mailed_code):
    answer = visitor.post(url("account_signup"), {"email": "Eva@example.net", "password1": NEW})
    assert answer["Location"] == url("account_email_verification_sent")
    assert not is_in(visitor)
    assert not EmailAddress.objects.get(email="eva@example.net").verified
    visitor.post(url("account_email_verification_sent"), {"code": mailed_code()})
    assert is_in(visitor)
    assert EmailAddress.objects.get(email="eva@example.net").verified


def test_signing_up_with_a_known_address_looks_the_same_and_tells_its_owner(person, mails):
    answers = []
    for email in ("ana@example.net", "eva@example.net"):
        client = Client()
        first = client.post(url("account_signup"), {"email": email, "password1": NEW})
        then = client.get(first["Location"])
        answers.append((first["Location"], _without_tokens(then.text.replace(email, ""))))
    assert answers[0] == answers[1]
    assert User.objects.filter(email="ana@example.net").get().check_password(PASSWORD)
    assert "You have an account already" in mails()[0].subject


def test_an_unproved_account_cannot_be_entered(visitor, home, mails):
    UserFactory(email="eva@example.net", password=PASSWORD, address__verified=False)
    answer = enter(visitor, "eva@example.net")
    assert answer["Location"] == url("account_email_verification_sent")
    assert not is_in(visitor)


def test_who_waits_with_a_password_of_theirs_for_the_owner_is_locked_out(
    visitor, home, mailed_code
):
    UserFactory(email="eva@example.net", password=PASSWORD, address__verified=False)
    visitor.post(url("account_request_login_code"), {"email": "eva@example.net"})
    visitor.post(url("account_confirm_login_code"), {"code": mailed_code()})
    assert is_in(visitor)
    assert enter(Client(), "eva@example.net").status_code == 422


def test_a_forgotten_password_is_replaced_with_a_code(visitor, person, mailed_code, mails):
    elsewhere = Client()
    enter(elsewhere)
    visitor.post(url("account_reset_password"), {"email": "ana@example.net"})
    visitor.post(url("account_confirm_password_reset_code"), {"code": mailed_code()})
    answer = visitor.post(
        url("account_complete_password_reset"), {"password1": NEW, "password2": NEW}
    )
    assert answer["Location"] == url("account_password_reset_completed")
    assert not is_in(visitor), "a new password signs nobody in by itself"
    assert not is_in(elsewhere), "and ends all other sessions"
    assert enter(Client(), password=PASSWORD).status_code == 422
    assert enter(Client(), password=NEW).status_code == 302
    assert "was changed" in mails()[-1].body


def test_no_code_lies_open_in_the_outbox(visitor, person, mailed_code):
    visitor.post(url("account_request_login_code"), {"email": "ana@example.net"})
    [promise] = OutboxMessage.objects.all()
    stored = str(promise.payload)
    code = mailed_code()
    assert code not in stored
    assert "ana@example.net" not in stored
    promise.refresh_from_db()
    assert promise.payload == {}, "and once it is sent, nothing of it is left"


def test_signing_out_takes_a_form(visitor, person):
    enter(visitor)
    assert visitor.get(url("account_logout")).status_code == 200
    assert is_in(visitor)
    assert visitor.post(url("account_logout"))["Location"] == url("account_login")
    assert not is_in(visitor)


def test_a_closed_account_stays_closed(visitor, person):
    person.is_active = False
    person.save()
    assert enter(visitor)["Location"] == url("account_inactive")
    assert not is_in(visitor)
    assert visitor.get(url("account_inactive")).status_code == 200


def _without_tokens(text: str) -> str:
    """Give a page without the line that differs each time."""
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)
