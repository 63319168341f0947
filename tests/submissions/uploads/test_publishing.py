"""Files are public while a live page shows them, and at no other time."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from submissions.models import UploadedAsset
from submissions.uploads.publishing import reconcile
from tests.factories.pages import ArticlePageFactory

from .corpus.case import pdf, picture

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend=django_settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def image(checked):
    return checked("a.png", picture("PNG")).image


@pytest.fixture
def article(news_index):
    return ArticlePageFactory(parent=news_index, live=False)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Give a context at whose end what it did counts as committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def is_private(image) -> bool:
    image.refresh_from_db()
    name = image.file.name
    assert default_storage.exists(name)
    return name.startswith("private/")


def test_a_draft_changes_nothing_and_going_live_and_coming_down_do(image, article, committed):
    assert is_private(image)
    rendition = image.get_rendition("width-48|format-webp")
    assert rendition.file.name.startswith("private/")
    article.image = image
    revision = article.save_revision()
    assert is_private(image)
    reconcile()
    assert is_private(image)

    with committed():
        revision.publish()
    assert not is_private(image)
    assert not default_storage.exists(rendition.file.name)
    new = image.get_rendition("width-48|format-webp")
    assert new.url.startswith("/media/")
    assert default_storage.exists(new.file.name)

    article.refresh_from_db()
    with committed():
        article.unpublish()
    assert is_private(image)
    assert not default_storage.exists(new.file.name)


def test_a_schedule_makes_them_public_and_private_again(image, article, committed):
    article.image = image
    begin, end = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=3)
    article.go_live_at, article.expire_at = begin, end
    with committed():
        article.save_revision().publish()
    assert is_private(image)
    with committed(), time_machine.travel(begin + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert not is_private(image)
    with committed(), time_machine.travel(end + timedelta(minutes=1)):
        call_command("publish_scheduled")
    assert is_private(image)


def test_a_live_page_with_the_picture_in_a_draft_only(image, article, committed):
    with committed():
        article.save_revision().publish()
    article.refresh_from_db()
    article.image = image
    article.save_revision()
    reconcile()
    assert is_private(image)


def test_a_page_that_is_deleted_or_shows_another_picture(image, article, committed):
    article.image = image
    with committed():
        article.save_revision().publish()
    assert not is_private(image)
    article.refresh_from_db()
    article.image = None
    with committed():
        article.save_revision().publish()
    assert is_private(image)
    article.image = image
    with committed():
        article.save_revision().publish()
    assert not is_private(image)
    with committed():
        article.delete()
    assert is_private(image)


def test_who_can_read_a_private_file(image, member, editor, client, outsider):
    asset = UploadedAsset.objects.get()
    rendition = image.get_rendition("width-48|format-webp")
    urls = [
        image.file.url,
        rendition.url,
        f"/en/portal/teams/{asset.team.key}/files/{asset.key}/content/",
    ]
    for url in urls:
        for stranger in (client, outsider):
            assert stranger.get(url).status_code in {302, 404}
        answer = signed_in(member.user).get(url)
        assert answer.status_code == 200
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cache-Control"] == "no-store"
        assert "Content-Disposition" in answer
    assert client.get(image.file.url).status_code == 404
    assert editor.get(image.file.url).status_code == 200
    for url in ("/private/../media/a", "/private/quarantine/a", "/private/%2e%2e/a"):
        assert signed_in(member.user).get(url, follow=True).status_code == 404


def test_documents_are_refused_to_others_and_never_shown_inline(
    checked, member, client, article, committed
):
    document = checked("guide.pdf", pdf()).document
    assert client.get(document.url).status_code == 404
    answer = signed_in(member.user).get(document.url)
    assert answer["Content-Disposition"].startswith("attachment")
    with default_storage.open(document.file.name) as file:
        assert b"".join(answer) == file.read()
    article.lead = "x"
    article.body = [("document", {"document": document, "note": ""})]
    with committed():
        article.save_revision().publish()
    document.refresh_from_db()
    assert not document.file.name.startswith("private/")
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
