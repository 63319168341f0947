"""Telling the team what the check found."""

from ..models import ThreadEvent, UploadedAsset
from ..timeline import record
from .reasons import sentence


def tell(asset: UploadedAsset, kind: ThreadEvent.Kind) -> ThreadEvent:
    """Add to the timeline that a file is ready or refused, in the transaction of its check."""
    return record(
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
