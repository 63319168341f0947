"""What happens to files of teams when pages come and go."""

import logging
from uuid import uuid4

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail import hooks
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from sparks.core.actions import enqueue
from sparks.core.private_files import HOOK

from .models import Team, UploadedAsset
from .tasks.assets import RECONCILE
from .uploads import publishing

logger = logging.getLogger(__name__)


def connect() -> None:
    """Listen to pages; called once when the app is ready."""
    page_published.connect(show_files, dispatch_uid="submissions_show_files")
    page_unpublished.connect(look_after_files, dispatch_uid="submissions_hide_files")
    post_delete.connect(look_after_files, sender=Page, dispatch_uid="submissions_page_deleted")
    hooks.register(HOOK, members_see_their_files)


def show_files(sender, instance, **kwargs) -> None:
    """Make the page's files public before readers can see it; what fails is done by the outbox."""
    try:
        with transaction.atomic():
            publishing.publish_for(instance)
    except OSError:
        logger.exception("Files of page %s could not be made public yet", instance.pk)
    look_after_files(sender, instance)


def look_after_files(sender, instance, **kwargs) -> None:
    """Promise to bring files to where they belong, and do so at once after the commit."""
    if not UploadedAsset.objects.clean().exists():
        return
    with transaction.atomic():
        enqueue(kind=RECONCILE, dedupe_key=f"{RECONCILE}:{uuid4().hex}")
        transaction.on_commit(publishing.reconcile, robust=True)


def members_see_their_files(user, record) -> bool:
    """Tell whether `record` came from a team that `user` belongs to."""
    upload = getattr(record, "upload", None)
    return upload is not None and Team.objects.of(user).filter(pk=upload.team_id).exists()
