"""Uploading as somebody of a team, and letting the worker do its part."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sparks.core import outbox
from sparks.core.models import OutboxMessage
from submissions.actions.assets import receive
from submissions.models import UploadedAsset
from submissions.rights import Role
from submissions.tasks.assets import CHECK
from tests.factories.teams import MembershipFactory, TeamFactory


@pytest.fixture
def member(db):
    """Somebody who writes for a team of their own."""
    return MembershipFactory(team=TeamFactory(), role=Role.CONTRIBUTOR)


@pytest.fixture
def send(member):
    """Give a function that uploads bytes under a name; the words can be replaced."""

    def upload(name: str, data: bytes, **words) -> UploadedAsset:
        words = {
            "title": "A view",
            "alt_text": "Light behind a hill",
            "credit": "Aurora",
            "licence": "CC BY 4.0",
            "no_child_confirmed": True,
            "contribution": None,
            "user": member.user,
            "team": member.team,
        } | words
        return receive(file=SimpleUploadedFile(name, data), **words)

    return upload


@pytest.fixture
def checked(send):
    """Give a function that uploads and checks; gives the asset as it is then."""

    def upload(name: str, data: bytes, **words) -> UploadedAsset:
        asset = send(name, data, **words)
        check_all()
        asset.refresh_from_db()
        return asset

    return upload


def check_all() -> None:
    """Deliver the checks that are due, as the worker does."""
    for pk in OutboxMessage.objects.due().filter(kind=CHECK).values_list("pk", flat=True):
        outbox.deliver(pk)
