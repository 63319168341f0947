"""What the room keeps of somebody with an account: handed out on request, erased on request.

The timeline is only ever added to. When an account is erased, its entries stay as nobody's, and the
name and address that some of them quote are taken out.
"""

from django.db import transaction
from django.db.models import F, Func, JSONField, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from sparks.accounts.personal import erasure_obstacle, erasure_step, export_part
from sparks.accounts.rules import demands_mfa

from .addresses import verified_addresses
from .models import (
    Contribution,
    Follow,
    Invitation,
    JoinRequest,
    Membership,
    NotificationPreference,
    Team,
    ThreadEvent,
    UploadedAsset,
)

WORDS_OF_REQUEST = ["project_name", "project_url", "organisation", "motivation", "evidence"]


@demands_mfa
def owns_a_team(user) -> bool:
    """Tell whether somebody answers for a team today."""
    return Membership.objects.current().owners().filter(user=user).exists()


@export_part("submissions")
def data_of(user) -> dict:
    """Give everything the room keeps of somebody as what JSON is made of; datetimes as they are."""
    requests = JoinRequest.objects.filter(user=user).values(
        *WORDS_OF_REQUEST, "project__title", "state", "created_at", "decided_at", "reason", "role"
    )
    own = {"created_by": user}
    preference = NotificationPreference.objects.filter(user=user).first()
    return {
        "memberships": list(
            Membership.objects.filter(user=user).values(
                "team__name", "role", "joined_at", "ended_at"
            )
        ),
        "requests": list(requests),
        "invitations_sent": list(
            Invitation.objects.filter(invited_by=user).values("team__name", "email", "created_at")
        ),
        "texts": list(
            Contribution.objects.filter(**own).values("key", "title", "payload", "created_at")
        ),
        "files": list(UploadedAsset.objects.filter(**own).values("key", "title", "created_at")),
        "timeline": list(
            ThreadEvent.objects.filter(actor=user).values("kind", "field", "text", "created_at")
        ),
        "mails": preference.pace if preference else "",
        "follows": list(
            Follow.objects.filter(user=user).values("team__name", "contribution__key", "is_muted")
        ),
    }


@erasure_step
@transaction.atomic
def forget(user) -> None:
    """End what somebody is in teams, delete their requests, take their name out of the timeline."""
    addresses = [user.email, *verified_addresses(user)]
    named = Q(data__member=user.pk) | Q(data__person__in=addresses)
    without = Func(F("data"), Value("person"), template="%(expressions)s", arg_joiner=" - ")
    without.output_field = JSONField()
    ThreadEvent.objects.filter(named).update(data=without)
    ThreadEvent.objects.filter(actor=user).update(actor=None)
    Invitation.objects.filter(email__in=addresses).delete()
    JoinRequest.objects.filter(user=user).delete()
    Membership.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now())


@erasure_obstacle
def last_owner(user) -> list[str]:
    """Say which teams somebody has to hand over before the account can be erased."""
    mine = Membership.objects.current().owners().filter(user=user)
    others = Membership.objects.current().owners().exclude(user=user).filter(user__is_active=True)
    alone = Team.objects.filter(pk__in=mine.values("team")).exclude(pk__in=others.values("team"))
    words = _("You are the only owner of the team %(team)s. Hand it over first.")
    return [words % {"team": team.name} for team in alone]
