"""The pages of accounts in their states, as strangers see them and as people do who signed in."""

from functools import partial
from uuid import uuid4

from playwright.sync_api import Page

from .shown import Shown

# Django's protection of forms; and the session, once there is something to remember.
FORM = frozenset({"csrftoken"})
SESSION = frozenset({"csrftoken", "sessionid"})
EDITOR, MODERATOR = "editor@sparks.example", "moderator@sparks.example"
PASSWORD = "a spark in the dark"
UNKNOWN = "nobody@sparks.example"


def send(page: Page, **fields: str) -> None:
    """Fill in the page's main form and send it."""
    for name, value in fields.items():
        page.fill(f"main [name={name}]", value)
    page.locator("main form .button--spark").click()


def send_wrongly(page: Page, **fields: str) -> None:
    """Send it, and wait for the errors."""
    send(page, **fields)
    page.locator(".error-summary").wait_for()


def ask_for_code(page: Page) -> None:
    """Have a code sent to an address that has not been written to: one gets few in a short time."""
    send(page, email=f"nobody-{uuid4().hex}@sparks.example")
    page.wait_for_url("**/confirm/")


def type_wrong_code(page: Page) -> None:
    """Have a code sent, and type another."""
    ask_for_code(page)
    send_wrongly(page, code="BBBB-BBBB")


def sign_up(page: Page) -> None:
    """Create an account with an address that has one: the answer is the same as for any."""
    send(page, email="editor@sparks.example", password1="five words nobody would guess")
    page.wait_for_url("**/confirm-email/")


def first_step(page: Page) -> None:
    """Sign in with a password where a second step follows."""
    send(page, login=MODERATOR, password=PASSWORD)
    page.wait_for_url("**/second/")


def password_again(page: Page) -> None:
    """Give the password once more, when it is asked for."""
    if "/again/" in page.url:
        send(page, password=PASSWORD)
        page.wait_for_url(lambda url: "/again/" not in url)


def save(page: Page) -> None:
    """Send the form as it is, and see that it was taken."""
    send(page)
    page.locator(".account__message").wait_for()


def erase_without_tick(page: Page) -> None:
    """Come to the end of the account, and forget the tick."""
    password_again(page)
    page.get_by_role("button", name="Delete everything").click()
    page.locator(".error-summary").wait_for()


def stranger(name: str, template: str, path: str, status: int = 200, act=None) -> Shown:
    """Give a page for somebody who is not signed in."""
    cookies = SESSION if act else FORM
    path = f"/en/account/{path}"
    return Shown(name, f"account/{template}.html", path, status, act, cookies=cookies)


def own(name: str, template: str, path: str, status: int = 200, act=None, who=EDITOR) -> Shown:
    """Give a page for somebody who is."""
    path = f"/en/account/{path}"
    return Shown(name, f"account/{template}.html", path, status, act, who, SESSION)


nothing = partial(send_wrongly)

ACCOUNT = [
    stranger("sign in", "login", "login/"),
    stranger("sign in with errors", "login", "login/", 422, nothing),
    stranger(
        "sign in with a wrong password",
        "login",
        "login/",
        422,
        partial(send_wrongly, login=UNKNOWN, password="not the right one"),
    ),
    stranger("second step", "authenticate", "login/", 200, first_step),
    stranger("create an account", "form", "signup/"),
    stranger("create an account with errors", "form", "signup/", 422, nothing),
    stranger("create an account, code asked", "code", "signup/", 200, sign_up),
    stranger("sign in with a code", "form", "login/code/"),
    stranger("code asked", "code", "login/code/", 200, ask_for_code),
    stranger("code wrong", "code", "login/code/", 422, type_wrong_code),
    stranger("new password", "form", "password/reset/"),
    stranger("new password, code asked", "code", "password/reset/", 200, ask_for_code),
    stranger("new password saved", "message", "password/reset/done/"),
    stranger("account closed", "message", "inactive/"),
    stranger("account erased", "message", "data/erased/"),
    stranger("other organisation failed", "message", "elsewhere/failed/", 401),
    own("account", "home", ""),
    own("account of a moderator", "home", "", who=MODERATOR),
    own("profile", "form", "profile/"),
    own("profile saved", "form", "profile/", 200, save),
    own("address", "email", "email/", 200, password_again),
    own("password", "form", "password/change/"),
    own("password with errors", "form", "password/change/", 422, nothing),
    own("once more", "again", "again/"),
    own("second step needed", "second_factor", "second/needed/"),
    own("second steps none", "second_factors", "second/"),
    own("second steps", "second_factors", "second/", who=MODERATOR),
    own("app", "totp", "second/app/add/", 200, password_again),
    own("recovery codes", "recovery_codes", "second/recovery/", 200, password_again, MODERATOR),
    own("passkeys none", "passkeys", "second/passkeys/"),
    own("passkey", "add_passkey", "second/passkeys/add/", 200, password_again),
    own("other organisations", "connections", "elsewhere/"),
    own("sessions", "sessions", "sessions/"),
    own("own data", "data", "data/"),
    own("end of an account", "erase", "data/erase/", 200, password_again),
    own("end of an account with errors", "erase", "data/erase/", 422, erase_without_tick),
    own("sign out", "form", "logout/"),
]
