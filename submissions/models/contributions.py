"""Contributions: what a team writes, until and after editors have reviewed it.

What a team is writing stands here, not in Wagtail's revisions: a page has one line of those, so an
editor's small correction would publish the team's half-written text with it.
"""

import uuid
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from .teams import Team

JSON = {"encoder": DjangoJSONEncoder, "default": dict}


class State(models.TextChoices):
    """Where a contribution is; derived, never stored (see `ContributionQuerySet.with_state`)."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECLINED = "declined", _("Declined")


OPEN_STATES = [State.DRAFT, State.IN_REVIEW, State.CHANGES_REQUESTED]
REVIEW_STATES = {
    WorkflowState.STATUS_IN_PROGRESS: State.IN_REVIEW,
    WorkflowState.STATUS_NEEDS_CHANGES: State.CHANGES_REQUESTED,
    WorkflowState.STATUS_CANCELLED: State.DRAFT,
}
WITH_TEAM = [State.DRAFT, State.CHANGES_REQUESTED]  # in these the team may write


class ContributionQuerySet(models.QuerySet):
    """QuerySet words for contributions."""

    def with_state(self) -> Self:
        """Annotate `derived_state`, a value of `State`, so that lists cost no query for it."""
        dated = Q(reviewed_revision__approved_go_live_at__isnull=False, closed_at=None)
        return self.annotate(
            derived_state=Case(
                When(~Q(outcome=""), then=F("outcome")),
                When(dated, then=Value(State.SCHEDULED)),  # perhaps from Wagtail's own screen
                When(workflow_state=None, then=Value(State.DRAFT)),
                *(
                    When(workflow_state__status=status, then=Value(state))
                    for status, state in REVIEW_STATES.items()
                ),
                When(closed_at=None, then=Value(State.SCHEDULED)),  # approved, not live yet
                default=Value(State.PUBLISHED),
                output_field=models.CharField(),
            )
        )

    def of_page(self, page) -> Self:
        """Keep those that are about `page`."""
        return self.filter(page=page.pk)

    def being_reviewed(self) -> Self:
        """Keep those that editors have, or have given back with wishes."""
        return self.filter(
            outcome="",
            workflow_state__status__in=[
                WorkflowState.STATUS_IN_PROGRESS,
                WorkflowState.STATUS_NEEDS_CHANGES,
            ],
        )

    def of_teams(self, teams) -> Self:
        return self.filter(team__in=teams)


class Contribution(models.Model):
    """One text of a team on its way to a page: a new page, a change, or the wish to take it down.

    key: what addresses show. payload: the fields the team writes, as `submissions.shapes` reads
    them. version: goes up by one at each save; who saves an older one has to merge first.
    base_payload: what the page said when the team began, or when it last took in what editors
    changed. workflow_state: Wagtail's review of it; the states of a contribution follow from it.
    outcome: set only for what Wagtail's workflow cannot say.
    """

    class Kind(models.TextChoices):
        CREATE = "create", _("New page")
        UPDATE = "update", _("Change")
        UNPUBLISH = "unpublish", _("Take down")

    class PageType(models.TextChoices):
        PROJECT = "project", _("Project")
        ARTICLE = "article", _("Article")
        EVENT = "event", _("Event")
        RESOURCE = "resource", _("Resource")
        FOLLOW_UP = "follow_up", _("Work on a recommendation")

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        DECLINED = "declined", _("Declined")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="contributions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    page_type = models.CharField(_("of what"), max_length=10, choices=PageType)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributions",
        verbose_name=_("page"),
    )
    item = models.UUIDField(
        null=True, blank=True, help_text="Which follow-up of the page: its translation_key."
    )
    title = models.CharField(_("title"), max_length=255, blank=True)
    payload = models.JSONField(**JSON)
    version = models.PositiveIntegerField(default=1)
    base_payload = models.JSONField(**JSON)
    base_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    workflow_state = models.OneToOneField(
        WorkflowState,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contribution",
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("with"),
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)
    first_answer_at = models.DateTimeField(_("first answer"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["team", "-changed_at"])]

    def __str__(self):
        return self.title or str(self.get_page_type_display())

    @property
    def makes_a_page(self) -> bool:
        """Tell whether it brings a page of its own; a follow-up joins a recommendation's."""
        return self.kind == self.Kind.CREATE and self.page_type != self.PageType.FOLLOW_UP

    @property
    def state(self) -> State:
        """Give where it is; costs a query unless fetched `with_state`."""
        derived = getattr(self, "derived_state", None)
        if derived is None:
            found = Contribution.objects.with_state().filter(pk=self.pk)
            derived = found.values_list("derived_state", flat=True).get()
        return State(derived)


class ContributionVersion(models.Model):
    """What was sent to the editors, once and for all."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("number"))
    payload = models.JSONField(**JSON)
    digest = models.CharField(max_length=64)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(_("note"), max_length=1000, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "number"], name="version_number_once")
        ]

    def __str__(self):
        return f"{self.contribution} ({self.number})"

    def save(self, *args, **kwargs):
        """Store it once; raises TypeError for a second time."""
        if self.pk:
            raise TypeError("A version that was sent cannot be changed.")
        text = DjangoJSONEncoder(sort_keys=True).encode(self.payload)
        self.digest = sha256(text.encode()).hexdigest()
        super().save(*args, **kwargs)
