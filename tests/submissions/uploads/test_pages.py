"""The pages about a team's files, and what is asked for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sparks.core import outbox
from sparks.core.models import OutboxMessage
from submissions.models import UploadedAsset
from submissions.tasks.assets import CHECK
from tests.core.test_outbox import make_due

from .conftest import check_all
from .corpus.case import picture

pytestmark = pytest.mark.django_db


def words(**changes) -> dict:
    return {
        "file": SimpleUploadedFile("view.png", picture("PNG")),
        "title": "A view",
        "alt_text": "Light",
        "credit": "Aurora",
        "licence": "CC BY 4.0",
        "no_child_confirmed": "on",
    } | changes


def base(team) -> str:
    return f"/en/portal/teams/{team.key}/files/"


def test_uploading_looking_again_describing_and_deleting(team, contributor, viewer):
    assert "No files yet" in contributor.get(base(team)).content.decode()
    answer = contributor.post(f"{base(team)}new/", words())
    assert answer.status_code == 303
    page = contributor.get(answer["Location"]).content.decode()
    assert "Look again" in page
    assert "data-look-again" in page
    check_all()
    page = contributor.get(answer["Location"]).content.decode()
    assert "Ready, not public" in page
    assert "data-look-again" not in page
    assert "A view" in viewer.get(base(team)).content.decode()
    assert viewer.post(answer["Location"], words()).status_code == 404
    changed = contributor.post(answer["Location"], words(title="Another view"))
    assert changed.status_code == 303
    asset = UploadedAsset.objects.get()
    assert asset.title == asset.image.title == "Another view"
    assert asset.image.collection.name == "From teams"
    assert viewer.post(f"{answer['Location']}delete/").status_code == 404
    assert contributor.post(f"{answer['Location']}delete/").status_code == 303
    assert not UploadedAsset.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence", "status"),
    [
        ({"alt_text": ""}, "Describe what the picture tells", 422),
        ({"no_child_confirmed": ""}, "in which a child can be identified", 422),
        ({"credit": ""}, "This field is required", 422),
        ({"licence": ""}, "This field is required", 422),
        ({"file": SimpleUploadedFile("a.svg", b"<svg/>")}, "not accepted", 422),
        ({"file": SimpleUploadedFile("a.png", bytes(2000))}, "The most for this kind", 413),
    ],
)
def test_what_is_asked_for(team, contributor, settings, changes, sentence, status):
    settings.SUBMISSIONS_MAX_BYTES = {"image": 1500, "pdf": 9000, "office": 9000}
    answer = contributor.post(f"{base(team)}new/", words(**changes))
    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert not UploadedAsset.objects.exists()


def test_too_much_for_any_file_is_refused_unread(team, contributor, settings):
    settings.SUBMISSIONS_MAX_BYTES = {"image": 1500, "pdf": 1500, "office": 1500}
    big = SimpleUploadedFile("a.png", bytes(100_000))
    answer = contributor.post(f"{base(team)}new/", words(file=big))
    assert answer.status_code == 413
    assert "The largest file that we take" in answer.content.decode()


def test_quota_and_duplicates(team, contributor, settings):
    assert contributor.post(f"{base(team)}new/", words()).status_code == 303
    again = contributor.post(
        f"{base(team)}new/", words(file=SimpleUploadedFile("b.png", picture("PNG")))
    )
    assert again.status_code == 422
    assert "has this file already" in again.content.decode()
    settings.SUBMISSIONS_TEAM_BYTES = 1
    other = SimpleUploadedFile("c.jpg", picture())
    full = contributor.post(f"{base(team)}new/", words(file=other))
    assert full.status_code == 413
    assert "Your team may keep" in full.content.decode()


def test_nobody_else_reaches_these_pages(team, contributor, viewer, outsider, client):
    key = contributor.post(f"{base(team)}new/", words())["Location"]
    for path in (base(team), f"{base(team)}new/", key, f"{key}content/", f"{key}delete/"):
        assert outsider.get(path).status_code == 404
        assert outsider.post(path).status_code == 404
        assert client.get(path).status_code == 302
    assert viewer.get(f"{base(team)}new/").status_code == 404


def test_a_worker_that_dies_meanwhile_leaves_the_check_to_the_next(send):
    asset = send("a.png", picture("PNG"))
    message = OutboxMessage.objects.get(kind=CHECK)
    assert outbox._begin(message.pk)  # and nothing more is heard of it
    check_all()
    asset.refresh_from_db()
    assert asset.state == UploadedAsset.State.RECEIVED
    make_due(message)
    check_all()
    asset.refresh_from_db()
    assert asset.state == UploadedAsset.State.CLEAN
