"""Files from the outbox and by the clock."""

from django.utils import timezone

from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler
from sparks.core.tasks import recurring

from ..models import UploadedAsset
from ..uploads import publishing, retention
from ..uploads.checking import check
from ..uploads.scanners import scanner

CHECK = "submissions.check_file"
RECONCILE = "submissions.reconcile_files"


@handler(CHECK)
def check_file(message: OutboxMessage) -> None:
    """Check one uploaded file."""
    check(message.payload["asset"])


@handler(RECONCILE)
def reconcile_files(message: OutboxMessage) -> None:
    """Bring files to where they belong after a page went live, changed or went away."""
    publishing.reconcile()


@recurring
def rescan() -> None:
    """Promise to check what waits for the scanner, if there is one again."""
    waiting = UploadedAsset.objects.filter(state=UploadedAsset.State.UNSCANNED)
    if not waiting.exists() or not scanner().is_available():
        return
    turn = int(timezone.now().timestamp()) // 60
    for pk in waiting.values_list("pk", flat=True):
        key = f"{CHECK}:{pk}:{turn}"
        OutboxMessage.promise(kind=CHECK, dedupe_key=key, payload={"asset": pk})


@recurring
def tend() -> None:
    """Once a day: bring files to where they belong, and delete what was kept long enough."""
    publishing.reconcile()
    retention.forget_old()
