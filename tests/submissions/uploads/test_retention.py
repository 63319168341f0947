"""What is deleted of files, when, and what is never."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from submissions.models import UploadedAsset
from submissions.uploads.retention import forget_old
from tests.factories.pages import ArticlePageFactory
from tests.factories.teams import ContributionFactory

from .corpus.case import picture

pytestmark = pytest.mark.django_db


def age(asset, days: int) -> None:
    """Let an asset have been uploaded so many days ago."""
    long_ago = timezone.now() - timedelta(days=days)
    UploadedAsset.objects.filter(pk=asset.pk).update(created_at=long_ago)


def test_refused_files_go_after_their_time(checked, settings):
    asset = checked("a.jpg", picture()[:400])
    assert asset.state == UploadedAsset.State.REFUSED
    age(asset, settings.SUBMISSIONS_KEEP_REFUSED_DAYS - 1)
    assert forget_old() == 0
    age(asset, settings.SUBMISSIONS_KEEP_REFUSED_DAYS + 1)
    assert forget_old() == 1
    assert not UploadedAsset.objects.exists()


def test_unused_files_go_after_their_time_with_all_that_was_made_of_them(
    checked, settings, django_capture_on_commit_callbacks
):
    asset = checked("a.png", picture("PNG"))
    names = [asset.image.file.name, asset.image.get_rendition("width-48").file.name]
    age(asset, settings.SUBMISSIONS_KEEP_UNUSED_DAYS - 1)
    assert forget_old() == 0
    assert all(map(default_storage.exists, names))
    age(asset, settings.SUBMISSIONS_KEEP_UNUSED_DAYS + 1)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_old() == 1
    assert not any(map(default_storage.exists, names))


def test_what_a_page_or_an_open_text_uses_stays(checked, settings, news_index, member):
    on_page = checked("a.png", picture("PNG"))
    in_text = checked("b.png", picture("PNG", "L"))
    page = ArticlePageFactory(parent=news_index, image=on_page.image)
    page.save()  # a factory does not note what a page refers to
    text = ContributionFactory(team=member.team, payload={"image": {"asset": str(in_text.key)}})
    for asset in (on_page, in_text):
        age(asset, settings.SUBMISSIONS_KEEP_UNUSED_DAYS + 1)
    assert forget_old() == 0
    text.outcome = "withdrawn"
    text.save()
    page.image = None
    page.save()
    assert forget_old() == 2
