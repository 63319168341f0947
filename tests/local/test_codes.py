"""Codes of the demo accounts, shown in development only."""

import pytest
from django.urls import NoReverseMatch, reverse

from sparks.home.demo.accounts import DEMO_ACCOUNTS, WITH_SECOND_STEP, totp_secret
from sparks.local.totp import code, demo_codes

RFC_6238 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("at", "expected"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(at, expected):
    assert code(RFC_6238, at) == expected


def test_each_account_has_a_secret_of_its_own_or_none():
    secrets = [totp_secret(email) for email in WITH_SECOND_STEP]
    assert len(set(secrets)) == len(WITH_SECOND_STEP)
    assert totp_secret("editor@sparks.example") is None
    assert set(demo_codes()) == WITH_SECOND_STEP & {each[0] for each in DEMO_ACCOUNTS}


@pytest.mark.urls("sparks.local.urls")
def test_the_page_shows_them(client, home):
    answer = client.get("/codes/")
    assert answer.status_code == 200
    assert any(f"<td>{shown}</td>" in answer.text for shown in demo_codes().values())


def test_no_other_site_has_the_page(client, home):
    assert client.get("/codes/").status_code in (302, 404)
    assert client.get("/en/codes/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("codes")
