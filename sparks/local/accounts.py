"""Who can sign in to a database, read without starting Django."""

import psycopg

from sparks.home.demo.accounts import DEMO_ACCOUNTS, IN_TEAMS
from sparks.local.totp import demo_codes


def emails(address: str) -> set[str]:
    """Give the e-mail addresses of all accounts."""
    with psycopg.connect(address) as connection:
        return {email for (email,) in connection.execute("SELECT email FROM accounts_user")}


def demo_lines(address: str) -> list[str]:
    """Give the lines to print about the demo accounts that this database really has."""
    there = emails(address)
    found = [account for account in DEMO_ACCOUNTS if account[0] in there]
    if not found:
        return []
    width = max(len(email) for email, _password, _role in found)
    codes = demo_codes()
    lines = [
        f"    {email:{width}}   {password}   ({role or IN_TEAMS[email]})"
        + (f"   code {codes[email]}" if email in codes else "")
        for email, password, role in found
    ]
    return ["  Sign in with a demo account (e-mail, password, role):", "", *lines, ""]
