"""The record of what was said about follow-ups, and when."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..states import Status, day_of
from ..who import WhoMixin


class FollowUpChange(WhoMixin, models.Model):
    """What a follow-up said from a moment on. Written once, by `actions.record_changes` only.

    The database refuses to change a row (see migration 0003); rows go with their recommendation.
    """

    class Kind(models.TextChoices):
        NEW = "new", gettext_lazy("New")
        STATUS = "status", gettext_lazy("New status")
        CONFIRMED = "confirmed", gettext_lazy("Confirmed")
        REVISED = "revised", gettext_lazy("Told anew")
        REMOVED = "removed", gettext_lazy("Taken off the list")
        FOUND = "found", gettext_lazy("Listed before the record began")

    recommendation = models.ForeignKey(
        "recommendations.RecommendationPage", on_delete=models.CASCADE, related_name="changes"
    )
    follow_up = models.UUIDField(help_text="The translation key of the follow-up.")
    number = models.PositiveIntegerField(help_text="Counts the changes of one follow-up from 1.")
    kind = models.CharField(max_length=10, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, blank=True)
    project = models.ForeignKey(
        "projects.ProjectPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(
        "projects.Organisation", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(max_length=160, blank=True)
    what = models.TextField(max_length=400)
    since = models.DateField(null=True, blank=True)
    link = models.URLField(blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name = gettext_lazy("change of a follow-up")
        verbose_name_plural = gettext_lazy("changes of follow-ups")
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "follow_up", "number"], name="follow_up_change_number"
            ),
            models.CheckConstraint(
                condition=Q(kind="removed", status="")
                | Q(~Q(kind="removed"), status__in=Status.values),
                name="follow_up_change_status",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["new", "found"], number=1)
                | Q(number__gt=1, kind__in=["new", "status", "confirmed", "revised", "removed"]),
                name="follow_up_change_begins",
            ),
        ]

    def __str__(self):
        return self.sentence

    @property
    def is_found(self) -> bool:
        """Say whether it was there already when the record began."""
        return self.kind == self.Kind.FOUND

    @property
    def recorded_on(self):
        """Give the day on which it went public."""
        return day_of(self.recorded_at)

    @property
    def sentence(self) -> str:
        """Say in one sentence what was heard."""
        words = {"who": self.who, "status": self.get_status_display()}
        return (_OF_KIND.get(self.kind) or _OF_STATUS[self.status])() % words


_OF_STATUS = {
    Status.PLANNED: lambda: _("%(who)s plans to act"),
    Status.UNDER_WAY: lambda: _("%(who)s is at work on it"),
    Status.DONE: lambda: _("%(who)s has done it"),
    Status.STOPPED: lambda: _("%(who)s has stopped"),
}
_OF_KIND = {
    FollowUpChange.Kind.CONFIRMED: lambda: _("%(who)s, confirmed: %(status)s"),
    FollowUpChange.Kind.REVISED: lambda: _("%(who)s, described anew: %(status)s"),
    FollowUpChange.Kind.REMOVED: lambda: _("%(who)s is not on the list any more"),
    FollowUpChange.Kind.FOUND: lambda: _("%(who)s was on the list already: %(status)s"),
}
