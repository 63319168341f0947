"""What happened, in words: one sentence for each kind of event, for teams and editors alike.

What the sentences read from `ThreadEvent.data`, where it is there:
person: the name of whom it concerns; role: a value of `Role`; title: a file's title;
assignee and name: the id and the name of the editor who has a text now, both empty for nobody;
steward: who answers for the outputs; go_live_at: a time in ISO format.
"""

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import ThreadEvent
from .rights import Role

Kind = ThreadEvent.Kind

SENTENCES = {
    Kind.STARTED: gettext_lazy("%(who)s began to write."),
    Kind.SUBMITTED: gettext_lazy("%(who)s sent it to the editors."),
    Kind.RESUBMITTED: gettext_lazy("%(who)s sent it to the editors again."),
    Kind.CLAIMED: gettext_lazy("%(who)s has taken it on."),
    Kind.COMMENT: gettext_lazy("%(who)s wrote:"),
    Kind.CHANGES_REQUESTED: gettext_lazy("%(who)s asked for changes."),
    Kind.APPROVED: gettext_lazy("%(who)s approved it."),
    Kind.SCHEDULED: gettext_lazy("It is approved and goes live %(when)s."),
    Kind.PUBLISHED: gettext_lazy("It is live."),
    Kind.DECLINED: gettext_lazy("%(who)s declined it."),
    Kind.WITHDRAWN: gettext_lazy("%(who)s took it back."),
    Kind.UNPUBLISH_ASKED: gettext_lazy("%(who)s asked for the page to be taken down."),
    Kind.UNPUBLISHED: gettext_lazy("The page has been taken down."),
    Kind.REBASED: gettext_lazy("What editors had changed on the page was taken in."),
    Kind.LIVE_CORRECTED: gettext_lazy("%(who)s corrected the live page."),
    Kind.RESTORED: gettext_lazy("%(who)s went back to an earlier version."),
    Kind.FILE_REFUSED: gettext_lazy("The file %(file)s was refused."),
    Kind.FILE_READY: gettext_lazy("The file %(file)s was checked and can be used."),
    Kind.TEAM_CREATED: gettext_lazy("The team was set up."),
    Kind.INVITED: gettext_lazy("%(who)s invited %(person)s."),
    Kind.INVITATION_REVOKED: gettext_lazy("%(who)s took back the invitation of %(person)s."),
    Kind.JOINED: gettext_lazy("%(who)s joined the team."),
    Kind.ROLE_CHANGED: gettext_lazy("%(who)s changed the role of %(person)s to %(role)s."),
    Kind.LEFT: gettext_lazy("%(who)s left the team."),
    Kind.REMOVED: gettext_lazy("%(who)s took %(person)s out of the team."),
    Kind.HANDED_OVER: gettext_lazy("%(who)s handed the team over to %(person)s."),
    Kind.PAGE_CONFIRMED: gettext_lazy("%(who)s confirmed that the page is right."),
    Kind.PAGE_STALE: gettext_lazy("The team was asked whether the page is still right."),
    Kind.PROJECT_ENDING: gettext_lazy("The team was told that the project nears its end."),
    Kind.STEWARD_NAMED: gettext_lazy("%(who)s named who answers for the outputs: %(steward)s."),
    Kind.TEAM_ENDED: gettext_lazy("The team's work here has ended."),
}
GIVEN_TO = gettext_lazy("%(who)s gave it to %(name)s.")
GIVEN_TO_NOBODY = gettext_lazy("%(who)s gave it back, for another editor to take on.")
FOR_EDITORS = gettext_lazy("%(who)s wrote a note for editors:")


def sentence(event: ThreadEvent) -> str:
    """Say what happened, in the active language; fetch events with their `actor`."""
    return str(_words(event)) % {"who": who(event), **_details(event.data)}


def _words(event: ThreadEvent):
    if event.kind == Kind.COMMENT and event.visibility == ThreadEvent.Visibility.EDITORS:
        return FOR_EDITORS
    assignee = event.data.get("assignee", event.actor_id)
    if event.kind == Kind.CLAIMED and assignee != event.actor_id:
        return GIVEN_TO if assignee else GIVEN_TO_NOBODY
    return SENTENCES[Kind(event.kind)]


def who(event: ThreadEvent) -> str:
    """Name the person behind an event; editors by name only, never by address."""
    if event.by_editors:
        return (event.actor and event.actor.get_full_name()) or _("An editor")
    return str(event.actor) if event.actor else _("Somebody who has left")


def _details(data: dict) -> dict[str, str]:
    role = data.get("role", "")
    return {
        "person": data.get("person") or _("somebody"),
        "role": str(Role(role).label) if role in Role.values else _("another one"),
        "file": data.get("title") or _("of the team"),
        "name": data.get("name") or _("somebody"),
        "steward": data.get("steward") or _("somebody"),
        "when": _when(data.get("go_live_at")),
    }


def _when(text: str | None) -> str:
    moment = parse_datetime(text) if text else None
    if moment is None:
        return _("soon")
    return _("on %(day)s") % {"day": date_format(localtime(moment), "DATETIME_FORMAT")}
