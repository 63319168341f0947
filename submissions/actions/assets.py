"""Taking in a team's files, describing and deleting them."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from sparks.core.actions import enqueue

from ..models import Team, UploadedAsset
from ..rights import Right
from ..tasks.assets import CHECK
from ..uploads import kinds, library, quarantine, retention

WORDS = ("title", "alt_text", "is_decorative", "credit", "licence")


class TooLarge(ValidationError):
    """Raised when a file, or all files of a team together, would be larger than allowed."""


class StillUsed(ValidationError):
    """Raised when a file that a page or a text names should be deleted."""


def receive(
    *,
    team: Team,
    contribution,
    user,
    file,
    title: str,
    alt_text: str = "",
    is_decorative: bool = False,
    credit: str,
    licence: str,
    no_child_confirmed: bool = False,
) -> UploadedAsset:
    """Put a file into quarantine and promise to check it; give the asset.

    file: a Django UploadedFile. contribution: the text it is meant for, or None. Raises
    PermissionDenied, TooLarge, or ValidationError for a kind that is not accepted, for a file that
    the team has already, and for a picture without its description or confirmation.
    """
    kind = _kind(file)
    _check_words(kind, alt_text, is_decorative, credit, licence, no_child_confirmed)
    digest = quarantine.digest_of(file)
    name = quarantine.put(file)
    try:
        with transaction.atomic():
            _require(team, user)
            _check_room(team, file.size)
            _check_is_new(team, digest)
            asset = UploadedAsset.objects.create(
                team=team,
                contribution=contribution,
                kind=kind,
                original_name=file.name[-255:],
                title=title,
                size=file.size,
                sha256=digest,
                quarantined=name,
                alt_text="" if is_decorative else alt_text,
                is_decorative=is_decorative,
                credit=credit,
                licence=licence,
                no_child_confirmed=no_child_confirmed,
                created_by=user,
            )
            enqueue(kind=CHECK, dedupe_key=f"{CHECK}:{asset.pk}", payload={"asset": asset.pk})
    except BaseException:
        default_storage.delete(name)
        raise
    return asset


@transaction.atomic
def describe(*, asset: UploadedAsset, user, **words) -> UploadedAsset:
    """Change what is said about a file (any of WORDS), also where a page shows it."""
    _require(asset.team, user)
    told = {name: words[name] for name in WORDS if name in words}
    for name, value in told.items():
        setattr(asset, name, value)
    if asset.is_decorative:
        asset.alt_text = ""
    _check_words(
        asset.kind,
        asset.alt_text,
        asset.is_decorative,
        asset.credit,
        asset.licence,
        asset.no_child_confirmed,
    )
    asset.save(update_fields=list(WORDS))
    library.describe(asset)
    return asset


@transaction.atomic
def delete(*, asset: UploadedAsset, user) -> None:
    """Delete a file that nothing names; raises StillUsed otherwise."""
    _require(asset.team, user)
    if retention.is_used(asset):
        raise StillUsed(_("A page or a text uses this file. Take it out there first."))
    retention.remove(asset)


def room_left(team: Team) -> int:
    """Give how many bytes the team may still upload."""
    used = team.assets.taking_space().aggregate(bytes=Sum("size"))["bytes"] or 0
    return max(0, settings.SUBMISSIONS_TEAM_BYTES - used)


def _require(team: Team, user) -> None:
    if not Team.objects.of(user, Right.WRITE).filter(pk=team.pk).exists():
        raise PermissionDenied


def _kind(file) -> str:
    """Give the kind of a file by its name; raises ValidationError or TooLarge."""
    kind = kinds.kind_of(file.name)
    if not kind:
        message = _("This kind of file is not accepted. Accepted are: %(endings)s.")
        endings = ", ".join(sorted(kinds.KINDS))
        raise _wrong(message % {"endings": endings}, code="kind")
    if not file.size:
        raise _wrong(_("The file is empty."), code="empty")
    if file.size > (most := kinds.max_bytes(kind)):
        message = _("The file has %(size)s. The most for this kind of file is %(most)s.")
        numbers = {"size": filesizeformat(file.size), "most": filesizeformat(most)}
        raise TooLarge({"file": message % numbers})
    return kind


def _check_words(kind, alt_text, is_decorative, credit, licence, no_child_confirmed) -> None:
    wrong = {}
    if not credit:
        wrong["credit"] = _("Say who made it.")
    if not licence:
        wrong["licence"] = _("Say under which licence it may be used.")
    if kind == UploadedAsset.Kind.IMAGE:
        if not alt_text and not is_decorative:
            wrong["alt_text"] = _(
                "Describe what the picture tells a reader who cannot see it, or mark it as "
                "decorative."
            )
        if not no_child_confirmed:
            wrong["no_child_confirmed"] = _("Pictures in which a child can be identified stay out.")
    if wrong:
        raise ValidationError(wrong)


def _check_room(team: Team, size: int) -> None:
    Team.objects.select_for_update().get(pk=team.pk)  # two uploads at once are counted one by one
    if size > (left := room_left(team)):
        message = _(
            "Your team may keep %(all)s here and has %(left)s left. Delete files that you do not "
            "use, or ask the editors for more."
        )
        all_bytes = settings.SUBMISSIONS_TEAM_BYTES
        numbers = {"all": filesizeformat(all_bytes), "left": filesizeformat(left)}
        raise TooLarge({"file": message % numbers})


def _check_is_new(team: Team, digest: str) -> None:
    same = team.assets.taking_space().filter(sha256=digest).first()
    if same:
        message = _("Your team has this file already: “%(title)s”.")
        raise _wrong(message % {"title": same.title}, code="duplicate")


def _wrong(message: str, *, code: str) -> ValidationError:
    """Give an error about the file itself, to be shown beside its field."""
    return ValidationError({"file": ValidationError(message, code=code)})
