"""What all tests share. The servers come from the plugin sparks.local.testing."""

import pytest
from django.db import connection

from sparks.local import kept


def _test_database() -> str:
    return connection.settings_dict["TEST"]["NAME"] or f"test_{connection.settings_dict['NAME']}"


@pytest.fixture(scope="session")
def django_db_createdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Make the database anew when asked to, or when the kept one does not fit the migrations."""
    return request.config.getvalue("create_db") or not kept.fits(_test_database())


@pytest.fixture(scope="session")
def django_db_setup(django_db_createdb: bool, django_db_setup: None) -> None:
    """Note on a database that is kept what it was made from."""
    kept.remember(connection.settings_dict["NAME"])
