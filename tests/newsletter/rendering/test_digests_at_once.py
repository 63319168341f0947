"""Two workers write digests at the same moment, with commits that are real."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import Page

from newsletter.digests import write_due
from newsletter.models import IssuePage, Mailing
from tests.factories import pages

from .conftest import publish

THURSDAY = datetime(2026, 11, 19, 7, 5, tzinfo=UTC)
WORKERS = 4


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """The test database with commits that are real; what the test leaves is taken away by hand.

    It carries the name of pytest-django's own fixture, by which that sees that a test needs one.
    """
    with django_db_blocker.unblock():
        assert connection.settings_dict["NAME"].startswith("test_")
        root = Page.get_first_root_node()
        home = pages.HomePageFactory(parent=root, title="Digests", slug="digests")
        yield home
        Mailing.objects.all().delete()
        Page.objects.get(pk=home.pk).delete()
        connection.close()


def test_workers_at_once_write_one_digest(db):
    pages.NewsletterIndexPageFactory(parent=db)
    article = pages.ArticlePageFactory(parent=pages.NewsIndexPageFactory(parent=db))
    publish([article], THURSDAY - timedelta(days=1))
    start = Barrier(WORKERS)

    def work(_number: int) -> int:
        start.wait()
        try:
            return len(write_due(THURSDAY))
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as workers:
        written = list(workers.map(work, range(WORKERS)))
    assert sorted(written) == [0, 0, 0, 1]
    assert Mailing.objects.count() == IssuePage.objects.count() == 1
