"""What is not kept: refused files after some weeks, unused ones after some months."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone

from ..models import Contribution, UploadedAsset
from . import quarantine
from .publishing import is_named

State = UploadedAsset.State


def is_used(asset: UploadedAsset) -> bool:
    """Tell whether a page names the file, or a text of its team that is not done with."""
    record = asset.image or asset.document
    if record and is_named(record):
        return True
    texts = Contribution.objects.filter(team=asset.team, outcome="")
    words = texts.annotate(words=Cast("payload", TextField()))
    return words.filter(words__contains=str(asset.key)).exists()


@transaction.atomic
def remove(asset: UploadedAsset) -> None:
    """Delete an asset with everything that was made of it."""
    quarantine.forget(asset.quarantined)
    record = asset.image or asset.document
    asset.delete()
    if record:
        record.delete()


def forget_old() -> int:
    """Delete what has been kept long enough; give how many."""
    now = timezone.now()
    refused = now - timedelta(days=settings.SUBMISSIONS_KEEP_REFUSED_DAYS)
    unused = now - timedelta(days=settings.SUBMISSIONS_KEEP_UNUSED_DAYS)
    old = UploadedAsset.objects.select_related("image", "document", "team")
    gone = [
        *old.filter(state=State.REFUSED, created_at__lt=refused),
        *(each for each in old.clean().filter(created_at__lt=unused) if not is_used(each)),
    ]
    for asset in gone:
        remove(asset)
    return len(gone)
