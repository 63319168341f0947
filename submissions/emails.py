"""Mails to members of teams and to editors: what happened, where, and a link. Never more.

What people write stays in the portal, so that it stands in one place and behind a sign-in.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from sparks.core.emails import send

from .models import Letter, Membership, Notification, NotificationPreference, ThreadEvent


def letter(
    letter: Letter, notifications: list[Notification], *, message_id: str, connection=None
) -> None:
    """Send a letter about these notifications; fetch them with event, team, text and page."""
    language = language_of(letter.user)
    with translation.override(language):
        items = [item(each.event, letter.user) for each in notifications]
        context = {
            "items": items,
            "item": items[0],
            "count": len(items),
            "teams": ", ".join(sorted({each["team"] for each in items})),
            "preferences_url": _absolute(reverse("submissions:preferences")),
        }
    send(
        "submissions_digest" if letter.is_digest else "submissions_notification",
        to=letter.user.email,
        language=language,
        message_id=message_id,
        context=context,
        connection=connection,
    )


def item(event: ThreadEvent, user) -> dict[str, str]:
    """Give what a mail says of an event, in the active language: headline, title, team, url."""
    return {
        "headline": str(event.get_kind_display()),
        "title": str(event.contribution) if event.contribution else "",
        "team": event.team.name,
        "url": _absolute(url_for(event, user)),
    }


def url_for(event: ThreadEvent, user, teams: set[int] | None = None) -> str:
    """Give the page where `user` sees what happened: the portal's, or an editor's in the admin.

    teams: the ids of the user's teams; a query where they are not given.
    """
    text = event.contribution
    if teams is None:
        mine = Membership.objects.current().filter(user=user)
        teams = set(mine.values_list("team", flat=True))
    if event.team_id in teams:
        return (
            reverse("submissions:text", args=[text.key]) if text else reverse("submissions:portal")
        )
    if text and text.page_id and event.data.get("member") != user.pk:
        return reverse("wagtailadmin_pages:edit", args=[text.page_id])
    return reverse("submissions:notifications")


def language_of(user) -> str:
    """Give the language somebody reads: what was chosen here, in the admin, or the site's first."""
    chosen = (
        NotificationPreference.objects.filter(user=user).values_list("language", flat=True).first()
    ) or (
        UserProfile.objects.filter(user=user).values_list("preferred_language", flat=True).first()
    )
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _absolute(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
