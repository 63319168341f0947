"""People come in: with passkeys, with a second step, through another organisation."""

import re

import pytest
from playwright.sync_api import expect

from sparks.local.totp import code
from tests.accounts import provider

from . import axe, site
from .browser import Visit, new_context
from .signing import by_form

EDITOR, PASSWORD = "editor@sparks.example", "a spark in the dark"
NEW = """
from django.contrib.auth.models import Group
from sparks.accounts.models import User
user = User.objects.create_user("{email}", "{password}")
user.groups.set(Group.objects.filter(name="{group}"))
"""


@pytest.fixture
def person(running_site):
    """Make somebody with an account that no other test uses; gives the address."""

    def make(email: str, group: str = "") -> str:
        running_site.shell(NEW.format(email=email, password=PASSWORD, group=group))
        return email

    return make


def sign_in(visit, email: str) -> None:
    visit.go("/en/account/login/?next=/en/account/")
    visit.page.fill("[name=login]", email)
    visit.page.fill("[name=password]", PASSWORD)
    visit.page.click(".button--spark")
    visit.page.wait_for_load_state()


def give_key(visit) -> None:
    """Let the browser have a key that its owner unlocks."""
    session = visit.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


@pytest.fixture
def named_visit(chromium, running_site):
    """A visit under a name, for keys are not made for mere numbers."""
    address = running_site.address.replace("127.0.0.1", "localhost")
    context = new_context(chromium)
    yield Visit(context, address)
    context.close()


def test_a_passkey_is_made_and_opens_the_admin_by_itself(named_visit, person):
    visit, page = named_visit, named_visit.page
    give_key(visit)
    sign_in(visit, person("passkey@sparks.example", "Moderators"))
    visit.go("/admin/")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step for your account")
    page.get_by_role("link", name="Use a passkey").click()
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Sign in with it alone").check()
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/second/recovery/")
    assert visit.go("/admin/").status == 200
    visit.go("/en/account/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r"/admin/$"))
    assert [line for line in visit.complaints if "Permissions-Policy" not in line] == []

    visit.go("/en/account/second/passkeys/again/?next=/en/account/")
    axe.load(page)
    assert axe.violations(page) == []
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/en/account/")


def test_an_app_is_set_up_and_asked_for(visit, person):
    page = visit.page
    sign_in(visit, person("app@sparks.example", "Moderators"))
    visit.go("/admin/pages/")
    page.get_by_role("link", name="Use an authenticator app").click()
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Go on").click()
    secret = page.locator(".account__key").inner_text()
    page.fill("[name=code]", code(secret))
    page.get_by_role("button", name="Add the app").click()
    page.wait_for_url("**/second/recovery/")
    recovery = page.locator(".account__codes code").first.inner_text()
    assert visit.go("/admin/").status == 200
    assert visit.complaints == []
    visit.context.clear_cookies()
    sign_in(visit, "app@sparks.example")
    assert visit.path == "/en/account/login/second/"
    page.fill("[name=code]", recovery)
    page.click(".button--spark")
    page.wait_for_url("**/en/account/")


def test_everything_but_passkeys_works_without_scripts(plain_visit):
    by_form(plain_visit, EDITOR)
    plain_visit.go("/en/account/profile/")
    plain_visit.page.fill("[name=first_name]", "Editor")
    plain_visit.page.click(".button--spark")
    expect(plain_visit.page.locator(".account__message")).to_have_text("Saved.")
    plain_visit.go("/en/account/logout/")
    plain_visit.page.click("main .button--spark")
    assert plain_visit.path == "/en/account/login/"
    expect(plain_visit.page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()


def test_people_come_in_through_another_organisation(chromium, static_folder, tmp_path, worker_id):
    with provider.running() as address:
        told = {
            "OIDC_SERVER_URL": address,
            "OIDC_NAME": "Example Login",
            "OIDC_CLIENT_ID": "sparks",
            "OIDC_SECRET": "between us",
        }
        with site.running(f"{worker_id}_oidc", tmp_path, static_folder, told) as running:
            visit = Visit(new_context(chromium), running.address)
            visit.go("/en/account/login/")
            visit.page.get_by_role("button", name="Go on with Example Login").click()
            visit.page.get_by_role("button", name="ada", exact=True).click()
            visit.page.wait_for_url(re.compile("/elsewhere/new/"))
            assert visit.page.locator("[name=email]").input_value() == "ada@example.net"
            mine = [line for line in visit.complaints if "form-action" in line]
            axe.load(visit.page)
            found = axe.violations(visit.page)
            visit.context.close()
    assert mine == []
    assert found == []
