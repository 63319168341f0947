"""What all tests share: the servers, the site's skeleton, and the people who use it.

The servers come from the plugin sparks.local.testing.
"""

import gc
import os
from copy import deepcopy
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page, Site

from sparks.core import store
from sparks.local import kept
from sparks.settings.base import WAGTAILSEARCH_BACKENDS

from . import cloning
from .factories import pages, records
from .sessions import signed_in

# Tests make many objects and few cycles: looking for them seldom saves a twentieth of the time.
gc.set_threshold(200_000, 20, 50)


@pytest.fixture(scope="session")
def _kept_database(django_db_modify_db_settings: None) -> str:
    """The address of this process's test database, which is kept from run to run."""
    name = connection.settings_dict["TEST"]["NAME"] or f"test_{connection.settings_dict['NAME']}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture(scope="session")
def django_db_createdb(request: pytest.FixtureRequest, _kept_database: str) -> bool:
    """Make the database anew when asked to, or when the kept one does not fit the migrations."""
    return request.config.getvalue("create_db") or not kept.fits(_kept_database)


@pytest.fixture(scope="session")
def _template(django_db_createdb: bool) -> None:
    """Let a database that is made anew begin as a copy of one with all migrations."""
    if django_db_createdb:
        connection.settings_dict["TEST"]["TEMPLATE"] = cloning.name_of(cloning.migrated())


@pytest.fixture(scope="session")
def django_db_setup(_template: None, _kept_database: str, django_db_setup: None) -> None:
    """Note on a database that is kept what it was made from."""
    if _kept_database.endswith(f"/{connection.settings_dict['NAME']}"):
        kept.remember(_kept_database)


@pytest.fixture(autouse=True)
def _database_is_announced(request):
    """Refuse a test that comes to the database by a fixture it asks for only while it runs.

    pytest-django cannot tell, and runs it after tests that leave the database empty.
    """
    yield
    late = set(request.fixturenames) - set(request.node.fixturenames)
    is_marked = request.node.get_closest_marker("django_db")
    assert "db" not in late or is_marked, "Mark this test with pytest.mark.django_db."


@pytest.fixture(autouse=True)
def _fresh_process(tmp_path, settings):
    """Let no test see what another left in the process or on disk."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_ROOT = tmp_path / "private"
    cache.clear()
    store.begin_request()
    yield
    store.begin_request()


@pytest.fixture(scope="module")
def module_db(django_db_setup, django_db_blocker):
    """A transaction around a module's tests: what its own fixtures write is there for each of them.

    Each test works behind a savepoint. What is made once is handed out as copies, since a test may
    change its objects: `deepcopy`, as Django's TestCase does with setUpTestData.
    """
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # Django's own mark of such a transaction
        around.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
            connection.close()


def copy_of(name: str):
    """Give a fixture that hands out a copy of what the module's fixture `made` has by that name."""

    @pytest.fixture
    def copied(made, db):
        return deepcopy(made[name])

    return copied


@pytest.fixture
def admin_search(settings):
    """Fill the search of the admin at each save, as a real site does."""
    settings.WAGTAILSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS


@pytest.fixture
def home(db):
    """The English home page, with the site standing on it."""
    return make_home()


def make_home():
    """Make the home page, and let the site stand on it."""
    page = pages.HomePageFactory(parent=Page.get_first_root_node(), title="Home", slug="start")
    Site.objects.filter(is_default_site=True).update(
        hostname="localhost", root_page=page, site_name="Sparks in the Dark"
    )
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def project_index(home):
    return pages.ProjectIndexPageFactory(parent=home, title="Projects")


@pytest.fixture
def news_index(home):
    return pages.NewsIndexPageFactory(parent=home, title="News")


@pytest.fixture
def event_index(home):
    return pages.EventIndexPageFactory(parent=home, title="Events")


@pytest.fixture
def recommendation_index(home):
    return pages.RecommendationIndexPageFactory(parent=home, title="Recommendations")


@pytest.fixture
def resource_index(home):
    return pages.ResourceIndexPageFactory(parent=home, title="Resources")


@pytest.fixture
def newsletter_index(home):
    return pages.NewsletterIndexPageFactory(parent=home, title="Newsletter")


@pytest.fixture
def pillars(db):
    """The four pillars by their key."""
    return make_pillars()


def make_pillars() -> dict:
    """Make the four pillars; give them by their key."""
    keys = ["prevention", "detection", "investigation", "support"]
    return {
        key: records.PillarFactory(slug=key, sort_order=place) for place, key in enumerate(keys)
    }


@pytest.fixture
def visitor(client):
    """Somebody without an account."""
    return client


def _signed_in(**fields) -> Client:
    groups = fields.pop("groups", [])
    user = records.UserFactory(**fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    return signed_in(user)


@pytest.fixture
def editor(db):
    """Somebody who writes and edits, and asks a moderator to publish."""
    return _signed_in(groups=["Editors"])


@pytest.fixture
def moderator(db):
    """Somebody who publishes."""
    return _signed_in(groups=["Moderators"])


@pytest.fixture
def administrator(db):
    """Somebody who looks after users and settings, too."""
    return _signed_in(groups=["Administrators"])


@pytest.fixture
def superuser(db):
    """Somebody who may do everything."""
    return _signed_in(is_superuser=True, is_staff=True)
