"""Joining: what it means, asking to join, and the page behind the link of an invitation."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sparks.core.frame import frame_for
from sparks.core.posts import SeeOther
from sparks.core.routing import find_site
from sparks.core.seo import Seo, absolute, picture_of_home

from ..actions import invitations, joining
from ..actions.teams import AlreadyMember, TeamEnded
from ..addresses import masked
from ..forms.joining import ApplyForm
from ..limits import REQUESTS
from ..models import JoinRequest
from ..roles import ROLE_WORDS, rights_table
from .access import portal_page, show
from .answers import later
from .signing_in import sign_in_url


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Say what joining brings and asks; the same for everybody, without a cookie."""
    find_site(request)
    context = {
        "breadcrumbs": [(_("Home"), frame_for(request).home_url)],
        "seo": Seo(
            title=_("Join Sparks"),
            description=_("Project teams tell their own story here, and keep it true."),
            canonical=absolute(request.path),
            og_image=picture_of_home(request),
        ),
        "rights": rights_table(),
        "roles": ROLE_WORDS.items(),
    }
    response = render(request, "submissions/joining/join.html", context)
    response.headers["Cache-Control"] = "no-cache"
    return response


@portal_page
def apply(request: HttpRequest) -> HttpResponse:
    """Take a request to join; what was typed is kept whatever happens."""
    if request.method != "POST":
        asked_for = {"project": request.GET.get("project")}
        return _apply_page(request, ApplyForm(initial=asked_for))
    form = ApplyForm(request.POST)
    if form.is_valid():
        if seconds := REQUESTS.hit(str(request.user.pk)):
            form.add_error(None, later(seconds))
            return _apply_page(request, form, status=HTTPStatus.TOO_MANY_REQUESTS)
        try:
            made = joining.apply(
                user=request.user, project=form.cleaned_data["project"], **form.words()
            )
        except joining.AlreadyAsked:
            form.add_error("project", _("You have asked for this already. Please wait for us."))
        except AlreadyMember:
            form.add_error("project", _("You belong to the team of this project already."))
        else:
            return SeeOther(f"{_request_url(made)}?saved=sent")
    return _apply_page(request, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@portal_page
def request_page(request: HttpRequest, key) -> HttpResponse:
    """Show one's own request and what became of it."""
    return _request_page(request, _own(request, key))


@portal_page
def withdraw(request: HttpRequest, key) -> HttpResponse:
    """Take one's own request back."""
    own = _own(request, key)
    if request.method == "POST":
        try:
            joining.withdraw(request=own, user=request.user)
        except joining.AlreadyDecided:
            own.refresh_from_db()
            return _request_page(request, own, status=HTTPStatus.CONFLICT)
    return SeeOther(_request_url(own))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button that accepts an invitation; only pressing it does, and only signed in."""
    find_site(request)
    response = _accept(request, token) if request.method == "POST" else _invited(request, token)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _accept(request: HttpRequest, token: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return SeeOther(sign_in_url(request.path))
    try:
        member = invitations.accept(token=token, user=request.user)
    except invitations.OtherAddress:
        return _invited(request, token, status=HTTPStatus.CONFLICT)
    except (invitations.DeadLink, TeamEnded):
        return _dead(request)
    return SeeOther(f"{reverse('submissions:team', args=[member.team.key])}?saved=joined")


def _invited(request: HttpRequest, token: str, status: int = HTTPStatus.OK) -> HttpResponse:
    try:
        found = invitations.find(token)
    except invitations.DeadLink:
        return _dead(request)
    is_known = request.user.is_authenticated
    fits = is_known and invitations.is_for(found, request.user)
    return show(
        request,
        "joining/invitation",
        title=_("Join the team %(team)s?") % {"team": found.team},
        status=status,
        invitation=found,
        role_words=ROLE_WORDS[found.role],
        state="ready" if fits else "other" if is_known else "unknown",
        address=masked(found.email),
        sign_in_url=sign_in_url(request.path),
    )


def _dead(request: HttpRequest) -> HttpResponse:
    title = _("This link can no longer be used")
    return show(request, "joining/dead", title=title, status=HTTPStatus.NOT_FOUND)


def _own(request: HttpRequest, key) -> JoinRequest:
    mine = JoinRequest.objects.select_related("project", "team").filter(user=request.user)
    return get_object_or_404(mine, key=key)


def _request_url(asked: JoinRequest) -> str:
    return reverse("submissions:request", args=[asked.key])


def _request_page(request, asked: JoinRequest, status: int = HTTPStatus.OK) -> HttpResponse:
    title = _("Your request: %(project)s") % {"project": asked.project_label}
    saved = request.GET.get("saved") == "sent"
    return show(request, "joining/request", title=title, status=status, asked=asked, is_saved=saved)


def _apply_page(request, form: ApplyForm, status: int = HTTPStatus.OK) -> HttpResponse:
    asked = JoinRequest.objects.select_related("project").filter(user=request.user)
    title = _("Ask to join")
    return show(request, "joining/apply", title=title, status=status, form=form, asked=asked)
