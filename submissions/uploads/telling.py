"""Telling the team what the check found, from inside a task.

Like `actions.timeline.record`, which tasks do not reach: the event and the promise to tell.
"""

from sparks.core.models import OutboxMessage

from ..models import ThreadEvent, UploadedAsset
from .reasons import sentence

NOTIFY = "submissions.notify"


def tell(asset: UploadedAsset, kind: ThreadEvent.Kind) -> ThreadEvent:
    """Add to the timeline that a file is ready or refused, in the transaction of its check."""
    event = ThreadEvent.objects.create(
        kind=kind,
        team=asset.team,
        contribution=asset.contribution,
        text=sentence(asset.reason),
        data={
            "asset": str(asset.key),
            "title": asset.title,
            "reason": asset.reason,
            "member": asset.created_by_id,
        },
    )
    promise = {"kind": NOTIFY, "dedupe_key": f"{NOTIFY}:{event.pk}", "payload": {"event": event.pk}}
    OutboxMessage.promise(**promise)
    return event
