"""Signing in with a demo account, through the form, with all it asks for.

The session is kept and used again by later visits to the same site: a code of an authenticator app
works once, and the next one comes half a minute later.
"""

import time

from sparks.home.demo.accounts import DEMO_ACCOUNTS, totp_secret
from sparks.local.totp import PERIOD, code

TRIES = 3
_kept: dict[tuple[str, str], list] = {}


def sign_in(visit, email: str) -> None:
    """Let a demo account sign in, unless its session from an earlier visit is still good.

    It does so in a window of its own: the visit has seen no page and kept no file by then.
    """
    key = visit.address, email
    visit.context.add_cookies(_kept.get(key, []))
    if not _is_in(visit):
        with visit.context.browser.new_context(locale="en-GB") as window:
            by_form(type(visit)(window, visit.address), email)
            _kept[key] = window.cookies()
        visit.context.add_cookies(_kept[key])


def by_form(visit, email: str) -> None:
    """Fill in the sign-in form, and the second step where it is asked for."""
    password = next(each[1] for each in DEMO_ACCOUNTS if each[0] == email)
    visit.go("/en/account/login/?next=/en/account/")
    visit.page.fill("[name=login]", email)
    visit.page.fill("[name=password]", password)
    visit.page.click("form:has([name=login]) [type=submit]")
    visit.page.wait_for_load_state()
    for _try in range(TRIES):
        if not visit.path.startswith("/en/account/login/second/"):
            break
        _second_step(visit, totp_secret(email))
    assert _is_in(visit), f"{email} is not signed in, but at {visit.path}"


def _second_step(visit, secret: str) -> None:
    visit.page.fill("[name=code]", code(secret))
    visit.page.click("form:has([name=code]) [type=submit]")
    visit.page.wait_for_load_state()
    if visit.page.locator(".error-summary").count():
        time.sleep(PERIOD - time.time() % PERIOD)  # that code has been used


def _is_in(visit) -> bool:
    """Ask without showing it: what a visit saw is counted."""
    return visit.context.request.get(f"{visit.address}/en/account/", max_redirects=0).status == 200
