"""The check of one file, from quarantine to the library or to a refusal."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from ..models import ThreadEvent, UploadedAsset
from . import library, quarantine, sandbox
from .cleaning.refusing import Refused
from .kinds import HEAD, check_start, extension_of
from .reasons import sentence
from .scanners import Infected, Unavailable, scanner
from .telling import tell

State = UploadedAsset.State
WAITING = [State.RECEIVED, State.UNSCANNED]


def check(asset_id: int) -> None:
    """Check a file that waits; nothing happens to one that does not, or not any more.

    Runs in the transaction of an outbox message, so that what it finds is noted once. The original
    and what was made of it are both scanned; without a scanner's word the file goes on waiting.
    """
    waiting = UploadedAsset.objects.select_for_update(of=["self"]).select_related("team")
    asset = waiting.filter(pk=asset_id, state__in=WAITING).first()
    if asset is None:
        return
    try:
        with TemporaryDirectory(prefix="sparks-check-") as folder:
            library.add(asset, _cleaned(asset, Path(folder)))
    except Refused as error:
        _end(asset, State.REFUSED, error.code, ThreadEvent.Kind.FILE_REFUSED)
    except Infected:
        _end(asset, State.REFUSED, "infected", ThreadEvent.Kind.FILE_REFUSED)
    except Unavailable as error:
        asset.state, asset.reason = State.UNSCANNED, error.code
        asset.save(update_fields=["state", "reason"])
    else:
        _end(asset, State.CLEAN, "", ThreadEvent.Kind.FILE_READY)


def why(asset: UploadedAsset) -> str:
    """Give in words why a file was refused or waits."""
    return sentence(asset.reason)


def _cleaned(asset: UploadedAsset, folder: Path) -> Path:
    """Give where the clean file lies; raises Refused, Infected or Unavailable."""
    source, target = quarantine.path_of(asset.quarantined), folder / "clean"
    extension = extension_of(asset.original_name)
    try:
        with source.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        raise Refused("lost") from None
    check_start(head, extension)
    sandbox.clean(source, target, extension=extension, title=asset.title)
    looking = scanner()
    for path in (source, target):
        looking.scan(path)
    return target


def _end(asset: UploadedAsset, state: str, reason: str, kind: ThreadEvent.Kind) -> None:
    quarantine.forget(asset.quarantined)
    asset.state, asset.reason, asset.quarantined = state, reason, ""
    asset.checked_at = timezone.now()
    asset.save()
    tell(asset, kind)
