"""Signing in through another organisation, at a real provider on this machine."""

from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import Group
from django.test import Client

from sparks.accounts.models import User
from sparks.accounts.roles import MODERATORS
from tests.factories.records import UserFactory

from . import provider
from .conftest import PASSWORD, enter, is_in, url

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the provider's own

BEGIN = "/en/account/elsewhere/oidc/login/"


@pytest.fixture(scope="module")
def organisation():
    with provider.running() as address:
        yield address


@pytest.fixture(autouse=True)
def _known(home, organisation, settings):
    settings.SOCIALACCOUNT_PROVIDERS = provider.configured(organisation)
    settings.OIDC_MFA_CLAIMS = ["two-factors"]
    settings.OIDC_ORIGINS = [organisation]


def go_there(client, who: str, process: str = "login"):
    """Begin here, sign in there, come back; give our answer."""
    there = client.post(f"{BEGIN}?process={process}")
    back = urlsplit(provider.consent(there["Location"], who))
    return client.get(f"{back.path}?{back.query}")


def connected(who: str, **fields) -> User:
    """Give somebody whose account is connected with who they are over there."""
    user = UserFactory(**fields)
    SocialAccount.objects.create(user=user, provider="oidc", uid=who)
    return user


def test_a_new_person_is_asked_for_an_address_and_has_to_prove_it(visitor, mailed_code):
    answer = go_there(visitor, "ada")
    assert answer["Location"] == url("socialaccount_signup")
    assert 'value="ada@example.net"' in visitor.get(answer["Location"]).text
    answer = visitor.post(url("socialaccount_signup"), {"email": "ada@example.net"})
    assert answer["Location"] == url("account_email_verification_sent")
    assert not EmailAddress.objects.get().verified, "whatever the provider says of it"
    visitor.post(url("account_email_verification_sent"), {"code": mailed_code()})
    assert is_in(visitor)
    assert User.objects.get().get_full_name() == "Ada L"


def test_the_second_time_the_door_is_open(visitor):
    connected("ada")
    assert go_there(visitor, "ada")["Location"] == "/en/account/"
    assert is_in(visitor)
    assert not SocialToken.objects.exists()


def test_an_account_with_the_same_address_is_never_entered_or_connected(visitor, person, mails):
    go_there(visitor, "ana")
    visitor.post(url("socialaccount_signup"), {"email": person.email})
    assert not is_in(visitor)
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1
    assert "You have an account already" in mails()[-1].subject


def test_whoever_is_signed_in_connects_after_showing_that_it_is_them(visitor, person):
    enter(visitor)
    answer = go_there(visitor, "ana", process="connect")
    assert answer["Location"] == url("account_reauthenticate")
    assert not SocialAccount.objects.exists()
    visitor.post(answer["Location"], {"password": PASSWORD})
    assert SocialAccount.objects.get().user == person
    visitor.post(url("account_logout"))
    go_there(visitor, "ana")
    assert is_in(visitor)


def test_a_connection_is_taken_away_again(visitor, person):
    account = SocialAccount.objects.create(user=person, provider="oidc", uid="ana")
    enter(visitor)
    page = visitor.get(url("socialaccount_connections"))
    assert f'value="{account.pk}"' in page.text
    again = visitor.post(url("socialaccount_connections"), {"account": account.pk})
    visitor.post(again["Location"], {"password": PASSWORD})
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("two-steps", 200), ("one-step", 303)])
def test_two_factors_count_when_the_provider_says_so(visitor, who, status):
    user = connected(who)
    user.groups.set(Group.objects.filter(name=MODERATORS))
    go_there(visitor, who)
    assert is_in(visitor)
    assert visitor.get("/admin/").status_code == status


def test_nothing_is_believed_that_is_not_set(visitor, settings):
    settings.OIDC_MFA_CLAIMS = []
    connected("two-steps").groups.set(Group.objects.filter(name=MODERATORS))
    go_there(visitor, "two-steps")
    assert visitor.get("/admin/").status_code == 303


def test_an_account_with_a_second_step_here_shows_it_here(visitor, careful):
    SocialAccount.objects.create(user=careful, provider="oidc", uid="ana")
    assert go_there(visitor, "ana")["Location"] == url("mfa_authenticate")
    assert not is_in(visitor)


def test_turning_back_on_the_way_changes_nothing(visitor):
    answer = go_there(visitor, "nobody")
    assert answer["Location"] == url("socialaccount_login_cancelled")
    assert "turned back" in visitor.get(answer["Location"]).text


def test_an_answer_that_nobody_asked_for_is_refused(visitor):
    connected("ada")
    there = Client().post(f"{BEGIN}?process=login")
    back = urlsplit(provider.consent(there["Location"], "ada"))
    answer = visitor.get(f"{back.path}?{back.query}")
    assert answer["Location"] == url("socialaccount_login_error")
    assert not is_in(visitor)


def test_a_provider_that_is_away_is_told_kindly(visitor, settings):
    settings.SOCIALACCOUNT_PROVIDERS = provider.configured("http://127.0.0.1:9")
    answer = visitor.post(BEGIN)
    assert answer["Location"] == url("socialaccount_login_error")
    assert visitor.get(answer["Location"]).status_code == 401


def test_a_link_begins_nothing_and_says_nothing_to_the_provider(visitor):
    assert visitor.get(BEGIN)["Location"] == url("account_login")
    assert visitor.post(f"{BEGIN}?auth_params=acr_values%3Dnone").status_code == 404
    assert visitor.post(f"{BEGIN}?scope=everything").status_code == 404
    assert visitor.post("/en/account/elsewhere/unknown/login/").status_code == 404


def test_what_is_sent_to_the_provider_stays_out_of_the_settings(visitor, settings):
    registered = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]
    registered["auth_params"] = {"acr_values": "two-factors"}
    there = visitor.post(BEGIN)["Location"]
    assert "acr_values=two-factors" in there
    assert registered["auth_params"] == {"acr_values": "two-factors"}


def test_forms_of_accounts_may_lead_there_and_nowhere_else(visitor, organisation):
    policy = visitor.get(url("account_login")).headers["Content-Security-Policy"]
    assert f"form-action 'self' {organisation};" in policy
    assert organisation not in visitor.get("/en/").headers["Content-Security-Policy"]


def test_without_a_provider_nobody_is_offered_one(visitor, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Go on with" not in visitor.get(url("account_login")).text
    assert visitor.post(BEGIN).status_code == 404
