"""Demo accounts, for development only. Kept free of Django, so that the runner can print them."""

from base64 import b32encode
from hashlib import sha1

# Address, password, and the group it is in; "" for none.
DEMO_ACCOUNTS = (
    ("admin@sparks.example", "a spark in the dark", "Administrators"),
    ("moderator@sparks.example", "a spark in the dark", "Moderators"),
    ("editor@sparks.example", "a spark in the dark", "Editors"),
    ("owner@sparks.example", "a spark in the dark", ""),
    ("contributor@sparks.example", "a spark in the dark", ""),
    ("team-editor@sparks.example", "a spark in the dark", ""),
    ("viewer@sparks.example", "a spark in the dark", ""),
    ("second-owner@sparks.example", "a spark in the dark", ""),
    ("applicant@sparks.example", "a spark in the dark", ""),
)
# What those are who belong to no group; more about them in teams.toml.
IN_TEAMS = {
    "owner@sparks.example": "owner of a team",
    "contributor@sparks.example": "contributor in a team",
    "team-editor@sparks.example": "editor in a team",
    "viewer@sparks.example": "viewer in a team",
    "second-owner@sparks.example": "owner of another team",
    "applicant@sparks.example": "asks to join a team",
}
# Those that must show a second step. Their secrets are public: made from the address.
WITH_SECOND_STEP = {
    "admin@sparks.example",
    "moderator@sparks.example",
    "owner@sparks.example",
    "second-owner@sparks.example",
}
RECOVERY_CODES = [f"1000000{digit}" for digit in range(10)]


def totp_secret(email: str) -> str | None:
    """Give the secret of a demo account's authenticator app, in base32; None when it has none."""
    if email not in WITH_SECOND_STEP:
        return None
    return b32encode(sha1(f"demo:{email}".encode()).digest()).decode()  # noqa: S324 - no secret
