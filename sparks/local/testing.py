"""pytest plugin: real servers for the tests.

Loaded by `-p sparks.local.testing` (pyproject.toml). Servers start once, in the process that
pytest-xdist starts its workers from; DATABASE_URL or REDIS_URL, when set, are used instead.
"""

import os
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sparks.local import servers
from sparks.local.folder import DataFolder
from sparks.local.processes import ROOT
from sparks.local.trouble import Trouble

STACK = pytest.StashKey[ExitStack]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Run the servers before pytest-django reads the settings, which name them."""
    early_config.stash[STACK] = stack = ExitStack()
    if not all(os.environ.get(name) for name in ("DATABASE_URL", "REDIS_URL")):
        folder = DataFolder(Path(os.environ.get("SPARKS_DATA", ROOT / ".data")) / "test")
        try:
            os.environ.update(stack.enter_context(servers.running(folder, disposable=True)))
        except Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from None
    try:
        return (yield)
    except BaseException:
        stack.close()
        raise


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started."""
    config.stash[STACK].close()
