"""What we keep of somebody: handed out, and erased with all that named them."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, Revision

from sparks.accounts import actions, personal
from sparks.accounts.models import User
from tests.factories import pages

from .conftest import PASSWORD, app_code, enter, is_in, url


@pytest.fixture
def inside(visitor, person):
    """Their browser, signed in a moment ago and once more."""
    enter(visitor)
    visitor.post(f"{url('account_reauthenticate')}?next=/en/account/", {"password": PASSWORD})
    return visitor


@pytest.fixture
def registries(monkeypatch):
    """Let a test add parts, steps and obstacles without leaving them behind."""
    monkeypatch.setattr(personal, "_parts", {**personal._parts})
    monkeypatch.setattr(personal, "_steps", [*personal._steps])
    monkeypatch.setattr(personal, "_obstacles", [*personal._obstacles])


def test_everything_kept_is_handed_out(inside, person, registries):
    personal.export_part("teams")(lambda user: [f"team of {user.email}"])
    answer = inside.get(url("account_data_download"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    data = answer.json()
    assert set(data) == {"account", "editing", "submissions", "teams"}
    assert data["teams"] == ["team of ana@example.net"]
    assert data["account"]["email"] == "ana@example.net"
    assert data["account"]["sessions"][0]["ip"] == "127.0.0.0", "the network, not the address"


def test_no_secret_is_handed_out(visitor, careful):
    visitor.force_login(careful)
    text = visitor.get(url("account_data_download")).text
    assert "totp" in text
    assert "secret" not in text
    assert careful.password not in text


def test_nobody_is_handed_anything_without_signing_in(visitor, home):
    assert visitor.get(url("account_data_download"))["Location"].startswith(url("account_login"))


def test_two_functions_for_one_part_are_refused(registries):
    personal.export_part("teams")(lambda user: [])
    with pytest.raises(ValueError, match="teams"):
        personal.export_part("teams")(lambda user: [])


def test_erasing_asks_who_it_is_and_for_a_tick(visitor, person):
    enter(visitor)
    answer = visitor.get(url("account_data_erase"))
    assert answer["Location"].startswith(url("account_reauthenticate"))
    visitor.post(answer["Location"], {"password": PASSWORD})
    answer = visitor.post(url("account_data_erase"))
    assert answer.status_code == 422
    assert "Tick the box, if you are sure." in answer.text
    assert User.objects.get(pk=person.pk).email == "ana@example.net"


def test_erasing_leaves_a_row_that_names_nobody(inside, person, home):
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    page = pages.StandardPageFactory(parent=home, title="Written by Ana")
    page.save_revision(user=person, log_action=True)
    elsewhere = Client()
    elsewhere.force_login(person)
    answer = inside.post(url("account_data_erase"), {"sure": "on"})
    assert answer["Location"] == url("account_data_erased")
    assert inside.get(answer["Location"]).status_code == 200
    assert not is_in(inside)
    assert not is_in(elsewhere)
    row = User.objects.get(pk=person.pk)
    assert row.email == f"erased-{person.pk}@erased.invalid"
    assert (row.first_name, row.last_name, row.is_active) == ("", "", False)
    assert not row.has_usable_password()
    assert not EmailAddress.objects.exists()
    assert not Authenticator.objects.exists()
    assert Revision.objects.get().user == row, "the page's history still holds"
    assert PageLogEntry.objects.filter(user=row).exists()
    assert enter(Client()).status_code == 422


def test_rooms_erase_theirs_before_the_account_and_all_or_nothing(inside, person, registries):
    seen = []
    personal.erasure_step(lambda user: seen.append(user.email))
    inside.post(url("account_data_erase"), {"sure": "on"})
    assert seen == ["ana@example.net"]


def test_when_a_step_fails_nothing_is_erased(person, registries):
    def fail(user):
        user.delete()
        raise ZeroDivisionError

    personal.erasure_step(fail)
    with pytest.raises(ZeroDivisionError):
        actions.erase(user=person)
    assert User.objects.get(pk=person.pk).email == "ana@example.net"


def test_what_is_in_the_way_is_said(inside, person, registries):
    personal.erasure_obstacle(lambda user: ["Hand over the team “Lamp” first."])
    page = inside.get(url("account_data_erase"))
    assert "Hand over the team “Lamp” first." in page.text
    assert "Delete everything" not in page.text
    answer = inside.post(url("account_data_erase"), {"sure": "on"})
    assert answer.status_code == 422
    assert User.objects.get(pk=person.pk).is_active


def test_a_profile_is_changed(inside, person):
    data = {"first_name": "Ana", "last_name": "Berg", "language": "en"}
    answer = inside.post(url("account_profile"), data)
    assert answer["Location"] == url("account_profile")
    assert "Saved." in inside.get(url("account_profile")).text
    person.refresh_from_db()
    assert (person.get_full_name(), person.language) == ("Ana Berg", "en")
    wrong = inside.post(url("account_profile"), {**data, "language": "xx"})
    assert wrong.status_code == 422


def test_all_other_sessions_are_ended(inside, person):
    elsewhere = Client()
    enter(elsewhere)
    assert inside.get(url("usersessions_list")).text.count("<h2>Elsewhere</h2>") == 1
    inside.post(url("usersessions_list"))
    assert is_in(inside)
    assert not is_in(elsewhere)


def test_another_address_counts_once_it_is_proved(inside, person, mails, mailed_code):
    answer = inside.post(url("account_email"), {"email": "new@example.net", "action_add": ""})
    assert answer["Location"] == url("account_email_verification_sent")
    person.refresh_from_db()
    assert person.email == "ana@example.net"
    inside.post(url("account_email_verification_sent"), {"code": mailed_code()})
    person.refresh_from_db()
    assert person.email == "new@example.net"
    assert [row.email for row in EmailAddress.objects.all()] == ["new@example.net"]
    assert ["ana@example.net"] in [mail.to for mail in mails() if "another" in mail.body]


def test_a_new_password_is_told_and_ends_other_sessions(inside, person, mails):
    elsewhere = Client()
    enter(elsewhere)
    new = "five words nobody would guess"
    answer = inside.post(
        url("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert answer.status_code == 302
    assert is_in(inside)
    assert not is_in(elsewhere)
    assert "The password was changed." in mails()[-1].body


def test_pages_read_by_their_owner_write_nothing(visitor, careful):
    enter(visitor)
    visitor.post(url("mfa_authenticate"), {"code": app_code()})
    visitor.post(url("account_reauthenticate"), {"password": PASSWORD})
    for name in (
        "account_home",
        "account_profile",
        "account_email",
        "account_data",
        "mfa_index",
        "account_change_password",
        "usersessions_list",
        "mfa_view_recovery_codes",
        "mfa_list_webauthn",
        "socialaccount_connections",
        "account_data_download",
        "mfa_download_recovery_codes",
    ):
        with CaptureQueriesContext(connection) as captured:
            assert visitor.get(url(name)).status_code == 200
        writes = [q["sql"] for q in captured if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert (name, writes) == (name, [])
