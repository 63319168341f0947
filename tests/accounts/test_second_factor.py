"""The second step: who must show it, and that the session counts, not the account."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from sparks.accounts import rules
from sparks.accounts.roles import ADMINISTRATORS, EDITORS, MODERATORS
from sparks.local.totp import code
from tests.factories.records import UserFactory
from tests.sessions import signed_in

from .conftest import CODES, SECRET, app_code, enter, is_in, url


def test_a_password_alone_leads_to_the_second_step(visitor, careful):
    assert enter(visitor)["Location"] == url("mfa_authenticate")
    assert not is_in(visitor)
    answer = visitor.post(url("mfa_authenticate"), {"code": app_code()})
    assert answer["Location"] == "/en/account/"
    assert is_in(visitor)


def test_a_code_by_mail_alone_does_too(visitor, careful, mailed_code):
    visitor.post(url("account_request_login_code"), {"email": careful.email})
    answer = visitor.post(url("account_confirm_login_code"), {"code": mailed_code()})
    assert answer["Location"] == url("mfa_authenticate")
    assert not is_in(visitor)


def test_a_wrong_code_is_told_beside_the_field(visitor, careful):
    enter(visitor)
    answer = visitor.post(url("mfa_authenticate"), {"code": "000000"})
    assert answer.status_code == 422
    assert "That is not the right code, or it has been used." in answer.text
    assert not is_in(visitor)


def test_a_code_of_the_app_works_once(careful):
    code = app_code()
    first, second = Client(), Client()
    for client in (first, second):
        enter(client)
        client.post(url("mfa_authenticate"), {"code": code})
    assert is_in(first)
    assert not is_in(second)
    second.post(url("mfa_authenticate"), {"code": app_code(later=1)})
    assert is_in(second)


def test_a_recovery_code_works_once(careful):
    first, second = Client(), Client()
    for client in (first, second):
        enter(client)
        client.post(url("mfa_authenticate"), {"code": CODES[0]})
    assert (is_in(first), is_in(second)) == (True, False)


def test_secrets_are_encrypted(careful):
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in stored
    assert not any(code in stored for code in CODES)


def test_after_ten_tries_even_the_right_code_has_to_wait(visitor, careful):
    enter(visitor)
    for _time in range(10):
        visitor.post(url("mfa_authenticate"), {"code": "000000"})
    answer = visitor.post(url("mfa_authenticate"), {"code": app_code()})
    assert answer.status_code == 429
    assert not is_in(visitor)


@pytest.mark.parametrize(
    ("role", "expected"), [(EDITORS, False), (MODERATORS, True), (ADMINISTRATORS, True)]
)
def test_who_publishes_must_have_one(db, role, expected):
    user = UserFactory()
    user.groups.set(Group.objects.filter(name=role))
    assert rules.needs_second_factor(user) is expected


def test_the_right_counts_and_not_the_name_of_the_group(db):
    user = UserFactory()
    assert not rules.needs_second_factor(user)
    user.user_permissions.add(Permission.objects.get(codename="change_user"))
    assert rules.needs_second_factor(user)
    assert rules.needs_second_factor(UserFactory(is_superuser=True))


def test_a_room_adds_a_rule(db, monkeypatch):
    monkeypatch.setattr(rules, "_rules", [*rules._rules])
    user = UserFactory()

    @rules.demands_mfa
    def owns_a_team(somebody) -> bool:
        return somebody == user

    assert rules.needs_second_factor(user)
    assert not rules.needs_second_factor(UserFactory())


@pytest.fixture
def publisher(careful):
    careful.groups.set(Group.objects.filter(name=MODERATORS))
    return careful


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/nowhere/", "/en/portal/"])
def test_a_session_with_one_factor_is_led_to_the_second(publisher, path):
    client = signed_in(publisher, second_factor=False)
    answer = client.get(path)
    assert answer.status_code == 303
    assert answer["Location"].startswith(f"{url('mfa_reauthenticate')}?next=")
    assert client.get(answer["Location"]).status_code == 200, "and not in a circle"
    there = client.post(answer["Location"], {"code": app_code(), "next": path})
    assert there["Location"] == path
    assert client.get("/admin/").status_code == 200


def test_nothing_is_written_with_one_factor(publisher, home):
    client = signed_in(publisher, second_factor=False)
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[home.pk]), {"title": "x"})
    assert answer.status_code == 303


def test_who_has_none_is_told_why_and_sets_it_up(home, mails, django_capture_on_commit_callbacks):
    user = UserFactory(email="ana@example.net")
    user.groups.set(Group.objects.filter(name=MODERATORS))
    client = Client()
    enter(client)
    answer = client.get("/admin/")
    assert answer["Location"].startswith(url("account_second_factor"))
    assert "second step" in client.get(answer["Location"]).text
    again = client.get(url("mfa_activate_totp"))
    assert again["Location"].startswith(url("account_reauthenticate"))
    client.post(again["Location"], {"password": "a long and boring password"})
    secret = client.get(url("mfa_activate_totp")).context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(url("mfa_activate_totp"), {"code": code(secret)})
    assert done["Location"] == url("mfa_view_recovery_codes")
    assert len(client.get(done["Location"]).context["unused_codes"]) == 10
    assert client.get("/admin/").status_code == 200, "setting it up has shown it"
    assert any("authenticator app was added" in mail.body for mail in mails())


def test_the_last_one_stays_with_who_needs_it(publisher):
    client = signed_in(publisher)
    client.post(url("mfa_reauthenticate"), {"code": app_code()})
    answer = client.post(url("mfa_deactivate_totp"))
    assert answer.status_code == 422
    assert "has to stay" in answer.text
    assert Authenticator.objects.filter(user=publisher, type="totp").exists()


def test_editors_work_with_one_factor(editor, home):
    client = signed_in(editor.user, second_factor=False)
    assert client.get("/admin/").status_code == 200


def test_pages_of_accounts_stay_open_with_one_factor(publisher):
    client = signed_in(publisher, second_factor=False)
    for name in ("account_home", "account_data", "mfa_index", "usersessions_list"):
        assert client.get(url(name)).status_code == 200


def test_an_operator_lets_somebody_start_over(publisher, mails):
    client = Client()
    enter(client)
    client.post(url("mfa_authenticate"), {"code": app_code()})
    assert is_in(client)
    call_command("reset_second_step", "ANA@example.net", verbosity=0)
    assert not is_in(client)
    assert "because it was lost" in mails()[-1].body
    enter(client)
    assert client.get("/admin/")["Location"].startswith(url("account_second_factor"))


def test_an_operator_is_told_when_nobody_has_the_address(db):
    with pytest.raises(CommandError, match="no account"):
        call_command("reset_second_step", "nobody@example.net")
