"""Files in what a team writes: {"asset": key} until it is sent, the library's own key after."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Team, UploadedAsset
from .reasons import sentence

MARK = "asset"


class FilesNotReady(ValidationError):
    """Raised with what is the matter with each file; `assets` holds (key, reason in words)."""

    def __init__(self, assets: list[tuple[UUID, str]]):
        super().__init__([reason for _key, reason in assets], code="files_not_ready")
        self.assets = assets


def assets_in(payload) -> set[UUID]:
    """Give the keys of all files named in a payload, or in any part of one."""
    found: set[UUID] = set()
    _walk(payload, found.add)
    return found


def resolve(payload, *, team: Team):
    """Give a copy of `payload` with the keys of images and documents in the library.

    Raises FilesNotReady unless every file named is the team's and clean.
    """
    keys = assets_in(payload)
    assets = {each.key: each for each in UploadedAsset.objects.filter(team=team, key__in=keys)}
    wrong = [(key, _trouble(assets.get(key))) for key in sorted(keys)]
    if wrong := [(key, reason) for key, reason in wrong if reason]:
        raise FilesNotReady(wrong)
    return _walk(payload, lambda key: assets[key].image_id or assets[key].document_id)


def _walk(value, replace):
    """Give a copy of plain data with `replace(key)` in the place of each file."""
    if isinstance(value, dict):
        if set(value) == {MARK} and (key := _key(value[MARK])):
            return replace(key)
        return {name: _walk(each, replace) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_walk(each, replace) for each in value]
    return value


def _key(value) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None


def _trouble(asset: UploadedAsset | None) -> str:
    """Give in words why a file cannot be used yet; empty when it can."""
    if asset is None:
        return _("A file that you chose is not there any more. Please choose another.")
    if asset.state == UploadedAsset.State.CLEAN and (asset.image_id or asset.document_id):
        return ""
    if asset.state == UploadedAsset.State.RECEIVED:
        reason = _("It is still being checked. This takes a minute or two.")
    else:
        reason = sentence(asset.reason) or _("It is not in the library any more.")
    return _("“%(title)s” cannot be used: %(reason)s") % {"title": asset.title, "reason": reason}
