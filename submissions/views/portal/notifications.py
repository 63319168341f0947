"""What somebody was told, and what they want to be told."""

from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from ...actions import following
from ...emails import url_for
from ...forms.portal import ALL, NOTHING, PreferencesForm
from ...hearing import is_editor
from ...models import Follow, Notification, NotificationPreference, Team
from ..access import portal_page, show

PAGE_SIZE = 30
MAX_DIGITS = 18  # more than any id of PostgreSQL's has


@portal_page
def notifications(request: HttpRequest) -> HttpResponse:
    """List what somebody was told, newest first; or mark some of it, or all, as read."""
    if request.method == "POST":
        return _mark_read(request)
    user = request.user
    mine = Notification.objects.open_to(user, is_editor=is_editor(user))
    mine = mine.select_related("event__actor", "event__team", "event__contribution")
    page = Paginator(mine, PAGE_SIZE).get_page(request.GET.get("page"))
    teams = set(Team.objects.of(user).values_list("pk", flat=True))
    for notification in page:
        notification.url = url_for(notification.event, user, teams)
    return show(
        request,
        "portal/notifications",
        title=_("Notifications"),
        page_obj=page,
        has_unread=mine.unread().exists(),
    )


@portal_page
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and keep what somebody wants to hear of, and how soon."""
    known = NotificationPreference.objects.filter(user=request.user).first()
    wishes = Follow.objects.filter(user=request.user).select_related("team", "contribution")
    form = PreferencesForm(
        request.POST if request.method == "POST" else None,
        instance=known or NotificationPreference(user=request.user),
        is_editor=is_editor(request.user),
        teams=list(Team.objects.of(request.user)),
        wishes=list(wishes.filter(contribution=None) | _open_texts(wishes, request.user)),
    )
    if request.method == "POST" and form.is_valid():
        following.prefer(user=request.user, **form.choices())
        for thing, wish in form.wishes():
            _keep(request.user, thing, wish)
        return SeeOther(f"{reverse('submissions:preferences')}?saved=1")
    return show(
        request,
        "portal/preferences",
        title=_("What you hear of"),
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
        form=form,
        saved="saved" in request.GET and not form.errors,
    )


def _open_texts(wishes, user):
    return wishes.filter(contribution__team__in=Team.objects.of(user))


def _keep(user, thing, wish: str) -> None:
    about = {"team": thing} if isinstance(thing, Team) else {"contribution": thing}
    keep = {ALL: following.follow, NOTHING: following.mute}.get(wish, following.forget)
    keep(user=user, **about)


def _mark_read(request: HttpRequest) -> HttpResponse:
    which = request.POST.get("notification", "")
    is_id = which.isdecimal() and len(which) <= MAX_DIGITS
    ids = None if which == "all" else [int(which)] if is_id else []
    following.mark_read(user=request.user, notification_ids=ids)
    return SeeOther(reverse("submissions:notifications"))
