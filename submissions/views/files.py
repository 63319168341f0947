"""A team's files: the list, uploading, and a page for each."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sparks.core.frame import frame_for
from sparks.core.posts import SeeOther
from sparks.core.private_files import answer

from ..actions import assets as actions
from ..forms.files import UploadForm, WordsForm
from ..models import Team, UploadedAsset
from ..rights import Right
from ..uploads.checking import WAITING, why
from .access import show, team_page

FORM_BYTES = 64 * 1024  # for the other fields of the form and what stands between them


def within_limits(view: Callable) -> Callable:
    """Refuse a request that is larger than any file may be, before a byte of it is read.

    Django's CSRF check reads the form, so it stands inside.
    """
    checked = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        most = max(settings.SUBMISSIONS_MAX_BYTES.values())
        if int(request.META.get("CONTENT_LENGTH") or 0) > most + FORM_BYTES:
            title, numbers = _("That file is too large"), {"most": filesizeformat(most)}
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return show(request, "files/too_large", title=title, status=status, **numbers)
        return checked(request, *args, **kwargs)

    return wrapper


def file_page(right: Right) -> Callable:
    """Make a view a page of one file of a team; the view takes the asset."""

    def decorate(view: Callable) -> Callable:
        @team_page(right)
        @wraps(view)
        def wrapper(request: HttpRequest, team: Team, key) -> HttpResponse:
            assets = team.assets.select_related("team", "image", "document", "contribution")
            return view(request, get_object_or_404(assets, key=key))

        return wrapper

    return decorate


@team_page(Right.VIEW)
def files(request: HttpRequest, team: Team) -> HttpResponse:
    assets = team.assets.select_related("image", "document")
    may_write = Team.objects.of(request.user, Right.WRITE).filter(pk=team.pk).exists()
    return show(
        request,
        "files/files",
        title=_("Files of %(team)s") % {"team": team.name},
        team=team,
        assets=assets,
        may_write=may_write,
        left=actions.room_left(team),
    )


@within_limits
@team_page(Right.WRITE)
def upload(request: HttpRequest, team: Team) -> HttpResponse:
    status = HTTPStatus.OK
    form = UploadForm(initial=_initial(request, team))
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                asset = actions.receive(
                    team=team, contribution=None, user=request.user, **form.cleaned_data
                )
            except ValidationError as error:
                form.add_error(None, error)
                if isinstance(error, actions.TooLarge):
                    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            else:
                return SeeOther(reverse("submissions:file", args=[team.key, asset.key]))
    return show(
        request,
        "files/upload",
        title=_("Upload a file"),
        status=status,
        form=form,
        team=team,
        limits=settings.SUBMISSIONS_MAX_BYTES,
        help_url=frame_for(request).help_url,
    )


@team_page(Right.VIEW)
def file(request: HttpRequest, team: Team, key) -> HttpResponse:
    assets = team.assets.select_related("team", "image", "document")
    asset = get_object_or_404(assets, key=key)
    may_write = Team.objects.of(request.user, Right.WRITE).filter(pk=team.pk).exists()
    initial = {name: getattr(asset, name) for name in actions.WORDS}
    form, status = WordsForm(initial=initial, asset=asset), HTTPStatus.OK
    if request.method == "POST":
        if not may_write:
            raise Http404
        form, status = WordsForm(request.POST, asset=asset), HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid() and _described(asset, request, form):
            return SeeOther(f"{request.path}?saved")
    return _page(request, asset, form, status, may_write)


@file_page(Right.WRITE)
def delete(request: HttpRequest, asset: UploadedAsset) -> HttpResponse:
    if request.method != "POST":
        return SeeOther(reverse("submissions:file", args=[asset.team.key, asset.key]))
    team = asset.team
    try:
        actions.delete(asset=asset, user=request.user)
    except actions.StillUsed as error:
        initial = {name: getattr(asset, name) for name in actions.WORDS}
        form = WordsForm(initial=initial, asset=asset)
        return _page(request, asset, form, HTTPStatus.CONFLICT, True, trouble=error.messages[0])
    return SeeOther(f"{reverse('submissions:files', args=[team.key])}?deleted")


@file_page(Right.VIEW)
def content(request: HttpRequest, asset: UploadedAsset) -> HttpResponse:
    record = asset.image or asset.document
    if record is None:
        raise Http404
    return answer(record.file)


def _page(request, asset, form, status, may_write, *, trouble="") -> HttpResponse:
    return show(
        request,
        "files/file",
        title=asset.title,
        status=status,
        asset=asset,
        team=asset.team,
        form=form,
        may_write=may_write,
        is_waiting=asset.state in WAITING,
        why=why(asset),
        trouble=trouble,
        is_saved="saved" in request.GET,
    )


def _described(asset: UploadedAsset, request: HttpRequest, form: WordsForm) -> bool:
    try:
        actions.describe(asset=asset, user=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _initial(request: HttpRequest, team: Team) -> dict:
    """Give what is known about the file that a new one comes in place of."""
    try:
        old = team.assets.filter(key=request.GET.get("instead", "")).first()
    except ValidationError:
        old = None
    return {name: getattr(old, name) for name in actions.WORDS} if old else {}
