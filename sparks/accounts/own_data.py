"""What accounts themselves keep of somebody, and how it is erased.

The row of the account stays, with nothing in it that names anybody: revisions and logs of pages
point to it, and say that somebody wrote them. Nobody can sign in with it.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from wagtail.models import Comment, ModelLogEntry, PageLogEntry, PageSubscription, Revision
from wagtail.users.models import UserProfile

from .personal import erasure_step, export_part

ERASED = "erased-{pk}@erased.invalid"


@export_part("account")
def account(user) -> dict:
    """What stands in the account, and how it is signed in to; no secret."""
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "language": user.language,
        "joined_at": user.date_joined,
        "last_login_at": user.last_login,
        "roles": list(user.groups.values_list("name", flat=True)),
        "addresses": _rows(EmailAddress, user, "email", "verified", "primary"),
        "second_factors": _rows(Authenticator, user, "type", "created_at", "last_used_at"),
        "other_organisations": _rows(SocialAccount, user, "provider", "uid", "date_joined"),
        "sessions": _rows(UserSession, user, "created_at", "ip", "user_agent"),
    }


@export_part("editing")
def editing(user) -> dict:
    """What somebody did in the admin."""
    return {
        "revisions": _rows(Revision, user, "created_at", "object_str"),
        "pages": _rows(PageLogEntry, user, "timestamp", "action", "label"),
        "records": _rows(ModelLogEntry, user, "timestamp", "action", "label"),
        "comments": _rows(Comment, user, "created_at", "text"),
    }


@erasure_step
def empty_account(user) -> None:
    """Leave nothing of the account but a row that names nobody."""
    keys = list(UserSession.objects.filter(user=user).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    for model in (EmailAddress, Authenticator, SocialAccount, UserSession):
        model.objects.filter(user=user).delete()
    PageSubscription.objects.filter(user=user).delete()
    for profile in UserProfile.objects.filter(user=user):
        profile.avatar.delete(save=False)
        profile.delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.email = ERASED.format(pk=user.pk)
    user.first_name = user.last_name = user.language = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user.save()


def _rows(model, user, *names: str) -> list[dict]:
    return list(model.objects.filter(user=user).order_by("pk").values(*names))
