"""What production demands of accounts and uploads before it starts, in words."""

import os
import subprocess
import sys

import pytest

from sparks.local.lint import PRODUCTION
from sparks.local.processes import ROOT


def start(**changes: str) -> subprocess.CompletedProcess:
    """Load the settings of production in a process of its own."""
    environ = {**os.environ, **PRODUCTION, **changes}
    command = [sys.executable, "-c", "import sparks.settings.production"]
    return subprocess.run(
        command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_it_starts_with_what_the_example_asks_for():
    assert start().returncode == 0
    provider = {"OIDC_SERVER_URL": "https://id.example", "OIDC_CLIENT_ID": "a", "OIDC_SECRET": "b"}
    assert start(**provider).returncode == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ACCOUNT_SECRETS_KEYS": ""}, "ACCOUNT_SECRETS_KEYS must hold a key"),
        ({"ACCOUNT_SECRETS_KEYS": "too-short"}, "ACCOUNT_SECRETS_KEYS must hold a key"),
        ({"CLAMD_URL": ""}, "CLAMD_URL must name the virus scanner"),
        ({"CLAMD_URL": "development"}, "CLAMD_URL must name the virus scanner"),
        ({"OIDC_SERVER_URL": "http://id.example"}, "OIDC_SERVER_URL must begin with https://"),
        ({"OIDC_SERVER_URL": "https://id.example"}, "needs OIDC_CLIENT_ID and OIDC_SECRET"),
    ],
)
def test_it_says_what_is_missing(changes, sentence):
    ended = start(**changes)
    assert ended.returncode != 0
    assert sentence in ended.stderr
