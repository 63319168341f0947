"""People with an account of the demo content."""

import re

from sparks.home.demo.accounts import DEMO_ACCOUNTS

from .browser import Visit


def signed_in(visit: Visit, role: str) -> Visit:
    """Let the demo account of `role` sign in, by its e-mail address."""
    email, password, _role = next(each for each in DEMO_ACCOUNTS if each[2] == role)
    visit.go("/admin/")
    visit.page.fill("[name=username]", email)
    visit.page.fill("[name=password]", password)
    visit.page.click("form [type=submit]")
    visit.page.wait_for_url(re.compile(r"/admin/$"))
    return visit
