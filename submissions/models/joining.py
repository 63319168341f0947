"""Ways into a team: an invitation from inside, a request from outside."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..rights import Role
from .teams import Team


class InvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Keep those that can still be accepted."""
        return self.unanswered().filter(team__ended_at=None, expires_at__gt=timezone.now())

    def unanswered(self) -> Self:
        """Keep those that were neither accepted nor taken back, too late or not."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(models.Model):
    """An address that may join a team; only its hash is kept of the token in the mailed link.

    nonce: what the token is made from, with the site's secret (see `submissions.tokens`), so that
    a mail that has to be sent a second time bears the same link.
    """

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.CONTRIBUTOR)
    nonce = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("can be used until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                "team",
                Lower("email"),
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="one_invitation_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.email}: {self.team}"

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()


class JoinRequestQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Keep those that wait for an editor."""
        return self.filter(state=JoinRequest.State.OPEN)


class JoinRequest(models.Model):
    """Somebody asks to join a team, or to bring a new project; an editor decides."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    project = models.ForeignKey(
        "projects.ProjectPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("project"),
        help_text=_("Empty for a project that is not listed here yet."),
    )
    project_name = models.CharField(_("name of the project"), max_length=120, blank=True)
    project_url = models.URLField(_("website of the project"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=160)
    motivation = models.TextField(_("motivation"), max_length=2000)
    evidence = models.TextField(
        _("evidence"),
        max_length=2000,
        help_text=_("How an editor can see that the person belongs to the project."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role, blank=True)
    language = models.CharField(max_length=10, default=settings.LANGUAGE_CODE)
    team = models.ForeignKey(
        Team,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="join_requests",
        verbose_name=_("team"),
        help_text=_("Filled when the request is approved."),
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "project"],
                condition=models.Q(state="open", project__isnull=False),
                name="one_open_request_for_a_project",
            ),
            models.CheckConstraint(
                condition=models.Q(project__isnull=False) | ~models.Q(project_name=""),
                name="request_names_a_project",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.project_label}"

    @property
    def project_label(self) -> str:
        """Give the name of the project, listed here or not."""
        return str(self.project) if self.project else self.project_name
