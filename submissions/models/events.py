"""The timeline: what happened to a team and to its contributions, only ever added to."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from .contributions import Contribution
from .teams import Team


class ThreadEventQuerySet(models.QuerySet):
    def for_team(self) -> Self:
        """Keep what members of the team may read."""
        return self.filter(visibility=ThreadEvent.Visibility.TEAM)

    def for_editors(self) -> Self:
        """Keep what editors may read: all of it."""
        return self


class ThreadEvent(models.Model):
    """Something that happened, who did it, and who may read it.

    actor: empty for what the site did itself, or somebody whose account is gone. text: words of a
    person. data: whatever the sentence about this kind of event needs.
    """

    class Kind(models.TextChoices):
        # of a contribution
        STARTED = "started", _("Started")
        SUBMITTED = "submitted", _("Sent to the editors")
        RESUBMITTED = "resubmitted", _("Sent again")
        CLAIMED = "claimed", _("Taken on by an editor")
        COMMENT = "comment", _("Comment")
        CHANGES_REQUESTED = "changes_requested", _("Changes requested")
        APPROVED = "approved", _("Approved")
        SCHEDULED = "scheduled", _("Scheduled")
        PUBLISHED = "published", _("Published")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        UNPUBLISH_ASKED = "unpublish_asked", _("Asked to take it down")
        UNPUBLISHED = "unpublished", _("Taken down")
        REBASED = "rebased", _("Took in what editors changed")
        LIVE_CORRECTED = "live_corrected", _("Editors corrected the page")
        RESTORED = "restored", _("Went back to an earlier version")
        FILE_REFUSED = "file_refused", _("File refused")
        FILE_READY = "file_ready", _("File checked")
        # of a team
        TEAM_CREATED = "team_created", _("Team created")
        INVITED = "invited", _("Invited")
        INVITATION_REVOKED = "invitation_revoked", _("Invitation taken back")
        JOINED = "joined", _("Joined")
        ROLE_CHANGED = "role_changed", _("Role changed")
        LEFT = "left", _("Left")
        REMOVED = "removed", _("Removed")
        HANDED_OVER = "handed_over", _("Handed over")
        PAGE_CONFIRMED = "page_confirmed", _("Page confirmed")
        PAGE_STALE = "page_stale", _("Asked whether the page is right")
        PROJECT_ENDING = "project_ending", _("Project nears its end")
        STEWARD_NAMED = "steward_named", _("Steward named")
        TEAM_ENDED = "team_ended", _("Team ended")

    class Visibility(models.TextChoices):
        TEAM = "team", _("The team and the editors")
        EDITORS = "editors", _("Editors only")

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="events")
    contribution = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.CASCADE, related_name="events"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    visibility = models.CharField(
        _("who can read it"), max_length=8, choices=Visibility, default=Visibility.TEAM
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_editors = models.BooleanField(default=False)
    field = models.CharField(_("field"), max_length=60, blank=True)
    text = models.TextField(_("text"), max_length=5000, blank=True)
    data = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = ThreadEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["pk"]
        indexes = [models.Index(fields=["contribution", "id"]), models.Index(fields=["team", "id"])]

    def __str__(self):
        return str(self.get_kind_display())

    def save(self, *args, **kwargs):
        """Store it once; raises TypeError for a second time."""
        if self.pk:
            raise TypeError("What happened cannot be changed.")
        super().save(*args, **kwargs)
