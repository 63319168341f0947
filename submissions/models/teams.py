"""Teams and who belongs to them."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..rights import Right, Role, roles_with


class TeamQuerySet(models.QuerySet):
    """QuerySet words for teams."""

    def active(self) -> Self:
        """Keep the teams whose work here has not ended."""
        return self.filter(ended_at=None)

    def of(self, user, right: Right = Right.VIEW) -> Self:
        """Keep the teams in which `user` has `right` today."""
        mine = Membership.objects.current().filter(user=user, role__in=roles_with(right))
        return self.filter(pk__in=mine.values("team"))

    def without_owner(self) -> Self:
        """Keep the active teams in which nobody with a working account is an owner."""
        owned = Membership.objects.current().owners().filter(user__is_active=True)
        return self.active().exclude(pk__in=owned.values("team"))


class Team(models.Model):
    """The people behind one project, network or initiative.

    asked_at, times_asked: the question whether the page is still right, since it was last answered.
    ending_on, ending_stage, ending_told_at: the end of the project that the team was last told of.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    project = models.OneToOneField(
        "projects.ProjectPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="team",
        verbose_name=_("project"),
        help_text=_("Empty until the team's first text has been sent."),
    )
    steward = models.CharField(
        _("steward"),
        max_length=200,
        blank=True,
        help_text=_("Who answers for the outputs once the project has ended."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked whether the page is right"), null=True, blank=True)
    times_asked = models.PositiveSmallIntegerField(_("times asked in vain"), default=0)
    ending_on = models.DateField(_("end that the team was told of"), null=True, blank=True)
    ending_stage = models.PositiveSmallIntegerField(_("stage that the team was told of"), default=0)
    ending_told_at = models.DateTimeField(_("told of the end"), null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name"]

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    """QuerySet words for memberships."""

    def current(self) -> Self:
        """Keep those that have not ended, in teams that have not."""
        return self.filter(ended_at=None, team__ended_at=None)

    def owners(self) -> Self:
        return self.filter(role=Role.OWNER)


class Membership(models.Model):
    """One person in one team, from the day of joining until the day of leaving."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.CONTRIBUTOR)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)
    ended_at = models.DateTimeField(_("left"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"],
                condition=models.Q(ended_at=None),
                name="one_membership_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"

    def may(self, right: Right) -> bool:
        """Tell whether this membership gives `right`."""
        return self.ended_at is None and self.role in roles_with(right)
