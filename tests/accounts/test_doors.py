"""Login doors: a correct password alone opens nothing for an account with a second step."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import get_converters

from sparks.accounts.models import User
from tests.factories.records import UserFactory

from .conftest import PASSWORD, enter, is_in, url

EMAIL = "ana@example.net"
PORTAL = "/en/portal/"
SENT = {
    "login": EMAIL,
    "email": EMAIL,
    "username": EMAIL,
    "password": PASSWORD,
    "password1": PASSWORD,
    "password2": PASSWORD,
    "oldpassword": PASSWORD,
    "next": "/admin/",
}
SAMPLES = {
    "int": 1,
    "str": "x",
    "slug": "x",
    "path": "x",
    "uuid": "00000000-0000-4000-8000-000000000001",
}


@pytest.fixture
def chief(careful):
    """Somebody who may do everything, with a second step."""
    careful.is_superuser = True
    careful.save()
    return careful


def every_address() -> set[str]:
    """Give an example of each address that the URLconf knows."""
    return {path for pattern in get_resolver().url_patterns for path in _of(pattern, "/")}


def _of(pattern, before: str) -> list[str]:
    here = before + _sample(pattern.pattern)
    if isinstance(pattern, URLResolver):
        return [path for each in pattern.url_patterns for path in _of(each, here)]
    assert isinstance(pattern, URLPattern)
    return [here]


def _sample(pattern) -> str:
    """Give what a pattern fits: real words for those that are written as one, else a guess."""
    text = str(pattern)
    if hasattr(pattern, "_route"):
        for converter in get_converters():
            for name in pattern.converters:
                text = text.replace(f"<{converter}:{name}>", str(SAMPLES.get(converter, "x")))
        for name in pattern.converters:
            text = text.replace(f"<{name}>", "x")
        return text
    if hasattr(pattern, "language_prefix"):
        return pattern.language_prefix
    return text.strip("^$\\Z").replace("((?:[\\w\\-]+/)*)", "x/").replace("(.*)", "x")


def test_a_correct_password_alone_opens_no_door_on_any_url(chief):
    addresses = every_address()
    assert len(addresses) > 400
    doors = {"/admin/login/", "/en/_util/login/", url("account_login"), PORTAL}
    assert doors <= addresses
    opened = []
    for address in sorted(addresses):
        client = Client(raise_request_exception=False)
        client.post(address, SENT)
        is_open = client.get("/admin/").status_code != 302 or client.get(PORTAL).status_code != 302
        if is_open or is_in(client):
            opened.append(address)
    assert opened == []


@pytest.mark.parametrize(
    "path", ["/admin/login/", "/admin/login/?next=/admin/pages/", "/en/_util/login/"]
)
def test_others_doors_lead_to_ours(visitor, home, path):
    for answer in (visitor.get(path), visitor.post(path, SENT)):
        assert answer.status_code == 303
        assert answer["Location"].startswith(url("account_login"))
        assert not answer.cookies


def test_they_lead_on_only_within_the_site(visitor, home):
    assert visitor.get("/admin/login/?next=/admin/pages/")["Location"].endswith("%2Fpages%2F")
    assert visitor.get("/admin/login/?next=//evil.example/")["Location"] == url("account_login")


@pytest.mark.parametrize("rest", ["", "done/", "confirm/MQ/set-password/", "complete/"])
def test_no_password_is_replaced_through_wagtail(visitor, home, rest):
    answer = visitor.post(f"/admin/password_reset/{rest}", SENT)
    assert answer["Location"] == url("account_reset_password")


def test_signing_out_of_the_admin_is_signing_out(moderator):
    assert moderator.get("/admin/logout/")["Location"] == url("account_logout")
    assert moderator.post("/admin/logout/")["Location"] == url("account_login")
    assert not is_in(moderator)


def test_the_admin_changes_neither_password_nor_address(moderator, home):
    before = User.objects.get(pk=moderator.user.pk)
    page = moderator.get(reverse("wagtailadmin_account"))
    assert "password" not in page.text.lower().replace("data-password", "")
    moderator.post(
        reverse("wagtailadmin_account"),
        {"name_email-email": "other@example.net", "password-new_password1": PASSWORD * 2},
    )
    after = User.objects.get(pk=moderator.user.pk)
    assert (after.email, after.password) == (before.email, before.password)


def test_an_account_made_in_the_admin_is_entered_with_a_code(administrator, mails, mailed_code):
    administrator.post(
        reverse("wagtailusers_users:add"),
        {"email": "grace@example.net", "first_name": "Grace", "last_name": "Example"},
    )
    assert "An account for you" in mails()[-1].subject
    client = Client()
    client.post(url("account_request_login_code"), {"email": "grace@example.net"})
    client.post(url("account_confirm_login_code"), {"code": mailed_code()})
    assert is_in(client)


def test_an_address_changed_in_the_admin_is_the_one_to_sign_in_with(administrator, mails, person):
    administrator.post(
        reverse("wagtailusers_users:edit", args=[person.pk]),
        {"email": "new@example.net", "first_name": "Ana", "last_name": "B", "is_active": "on"},
    )
    assert enter(Client(), "ana@example.net").status_code == 422
    answer = enter(Client(), "new@example.net")
    assert answer["Location"] == url("account_email_verification_sent"), "it has to be proved first"


def test_who_is_created_on_the_command_line_can_sign_in(visitor, home):
    User.objects.create_superuser("root@example.net", PASSWORD)
    assert enter(visitor, "root@example.net").status_code == 302
    assert is_in(visitor)


def test_a_user_made_otherwise_is_not_let_in_unproved(visitor, home):
    UserFactory(email="eva@example.net", password=PASSWORD, address__verified=False)
    enter(visitor, "eva@example.net")
    assert not is_in(visitor)
