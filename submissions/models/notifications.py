"""Who hears of what, and how soon."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .contributions import Contribution
from .events import ThreadEvent
from .teams import Team


class NotificationPreference(models.Model):
    """How soon somebody wants to hear; without a record: at once."""

    class Pace(models.TextChoices):
        INSTANT = "instant", _("At once")
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")
        NEVER = "never", _("Never by mail")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_preference"
    )
    pace = models.CharField(_("how often"), max_length=8, choices=Pace, default=Pace.INSTANT)
    language = models.CharField(
        _("language"), max_length=10, blank=True, help_text=_("Empty for the site's first one.")
    )
    hears_of_new_texts = models.BooleanField(
        _("new texts of teams"),
        default=True,
        help_text=_("For editors: what teams send and nobody has taken on yet."),
    )

    class Meta:
        verbose_name = _("notification preference")
        verbose_name_plural = _("notification preferences")

    def __str__(self):
        return f"{self.user}: {self.get_pace_display()}"


class Follow(models.Model):
    """Somebody wants to hear of a team or a contribution beyond what the role brings, or less."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.CASCADE, related_name="follows"
    )
    contribution = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.CASCADE, related_name="follows"
    )
    is_muted = models.BooleanField(_("muted"), default=False)

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.UniqueConstraint(fields=["user", "team"], name="follow_team_once"),
            models.UniqueConstraint(fields=["user", "contribution"], name="follow_text_once"),
            models.CheckConstraint(
                condition=models.Q(team__isnull=True) ^ models.Q(contribution__isnull=True),
                name="follow_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.team or self.contribution}"


class Letter(models.Model):
    """One mail to one person, about one notification or, as a digest, about several.

    handed_at: committed just before the last step of handing it to the mail server, so that nobody
    ever takes that step twice. sent_at: the server said that it has it. A letter with the first and
    without the second whose sender is gone may have gone out or not: it is `is_uncertain`, and it
    is not sent again.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters"
    )
    is_digest = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    handed_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    is_uncertain = models.BooleanField(_("uncertain"), default=False)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.user}: {self.created_at:%Y-%m-%d}"


class NotificationQuerySet(models.QuerySet):
    """QuerySet words for notifications."""

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def waiting(self, paces) -> Self:
        """Keep those that wait for the next digest of these paces and were not read meanwhile."""
        return self.unread().filter(pace__in=paces, letter=None)

    def open_to(self, user, *, is_editor: bool) -> Self:
        """Keep what `user` may still read: somebody who left a team hears no more of it.

        What happened to the user alone (the role, being taken out) stays open. What editors say
        among themselves is open to editors who are not of the team.
        """
        mine = Q(event__team__in=Team.objects.of(user))
        own = self.filter(user=user)
        if is_editor:
            return own.exclude(mine, event__visibility=ThreadEvent.Visibility.EDITORS)
        mine |= Q(event__data__member=user.pk)
        return own.filter(mine, event__visibility=ThreadEvent.Visibility.TEAM)


class Notification(models.Model):
    """One event, one person, one time; and at most one letter that tells it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    event = models.ForeignKey(ThreadEvent, on_delete=models.CASCADE, related_name="notifications")
    pace = models.CharField(_("how often"), max_length=8, choices=NotificationPreference.Pace)
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="notifications"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    mailed_at = models.DateTimeField(_("mailed"), null=True, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "event"], name="notified_once_of_an_event")
        ]
        indexes = [
            models.Index(
                fields=["pace"], name="notification_waiting", condition=models.Q(letter=None)
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.event}"
