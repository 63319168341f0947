"""People with an account of the demo content."""

from sparks.home.demo.accounts import DEMO_ACCOUNTS

from .browser import Visit
from .signing import sign_in


def signed_in(visit: Visit, role: str) -> Visit:
    """Let the demo account of `role` sign in, and go to the admin."""
    email, _password, _role = next(each for each in DEMO_ACCOUNTS if each[2] == role)
    sign_in(visit, email)
    visit.go("/admin/")
    return visit
