"""Saying something in the conversation about a text."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Contribution, Team, ThreadEvent
from ..rights import Right
from ..timeline import record

MAX_LENGTH = ThreadEvent._meta.get_field("text").max_length


@transaction.atomic
def comment(
    *,
    contribution: Contribution,
    user,
    text: str,
    visibility: str = ThreadEvent.Visibility.TEAM,
    field: str = "",
    by_editors: bool = False,
) -> ThreadEvent:
    """Add a comment; `field` names the part of the text it is about, "" for all of it.

    by_editors: the user speaks as an editor; that they are one, the caller has made sure. Raises
    PermissionDenied when a team's member may not write or wants to hide something from the team,
    ValidationError for a comment without words or with too many.
    """
    text = text.strip()
    if not by_editors:
        _check_member(contribution, user, visibility)
    if not text:
        raise ValidationError({"text": _("Write something first.")})
    if len(text) > MAX_LENGTH:
        raise ValidationError({"text": _("Please keep it to 5,000 characters.")})
    return record(
        kind=ThreadEvent.Kind.COMMENT,
        contribution=contribution,
        actor=user,
        by_editors=by_editors,
        visibility=ThreadEvent.Visibility(visibility),
        field=field,
        text=text,
    )


def _check_member(contribution: Contribution, user, visibility: str) -> None:
    writes = Team.objects.of(user, Right.WRITE).filter(pk=contribution.team_id).exists()
    if not writes or visibility != ThreadEvent.Visibility.TEAM:
        raise PermissionDenied
