"""Link: one address of another site, and what is known of it."""

from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sparks.core.outgoing import AS_WRITTEN, Standing

from .words import Problem, Ruling, Signal, State

MAX_LENGTH = 1000  # the longest address that is looked after; an index of PostgreSQL takes no more
WITHDRAWN = models.Q(ruling=Ruling.WITHDRAWN) | models.Q(state=State.SUSPICIOUS, ruling="")


def _uses() -> models.QuerySet:
    return Link.uses.rel.related_model.objects.filter(link=OuterRef("pk"))


class LinkQuerySet(models.QuerySet):
    def withdrawn(self):
        """Links that no page shows."""
        return self.filter(WITHDRAWN)

    def to_decide(self):
        """Links that were withdrawn and that no editor has looked at."""
        return self.filter(state=State.SUSPICIOUS, ruling="")

    def to_mend(self):
        """Links on public pages that an editor should change or say something about."""
        waiting = [State.DEAD, State.MOVED, State.CHANGED_OWNER]
        return self.used().filter(state__in=waiting, ruling="", archived_url="")

    def used(self):
        """Links that stand on a public page now."""
        return self.filter(Exists(_uses()))

    def forgettable(self):
        """Links that stand nowhere and of which nobody knows or wrote anything."""
        plain = self.filter(~Exists(_uses()), ruling="", archived_url="", note="")
        return plain.exclude(state=State.SUSPICIOUS)

    def due(self, now: datetime):
        """Links on public pages whose time for a check has come, the longest waiting first."""
        return self.used().filter(next_check_at__lte=now).order_by("next_check_at", "pk")

    def urgent_first(self):
        """Suspicious ones first, then dead ones, those that work last."""
        places = [State.SUSPICIOUS, State.DEAD, State.CHANGED_OWNER, State.MOVED, State.UNCHECKED]
        whens = [models.When(state=state, then=place) for place, state in enumerate(places)]
        return self.annotate(
            urgency=models.Case(
                models.When(ruling=Ruling.WITHDRAWN, then=1), *whens, default=len(places)
            )
        ).order_by("urgency", "host", "url")


class Link(models.Model):
    """One address, in the form of `sparks.core.outgoing.normal`. Never what stands behind it."""

    url = models.CharField(_("address"), max_length=MAX_LENGTH, unique=True)
    host = models.CharField(_("site"), max_length=255, db_index=True)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.UNCHECKED)
    ruling = models.CharField(
        _("decision"), max_length=10, choices=Ruling, blank=True, default=Ruling.NONE
    )
    signals = ArrayField(
        models.CharField(max_length=16, choices=Signal),
        verbose_name=_("reasons"),
        blank=True,
        default=list,
    )
    problem = models.CharField(
        _("problem"), max_length=12, choices=Problem, blank=True, default=Problem.NONE
    )
    http_status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True)
    final_url = models.CharField(_("leads to"), max_length=MAX_LENGTH, blank=True)
    title = models.CharField(
        _("title"), max_length=200, blank=True, help_text=_("The last one nothing spoke against.")
    )
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    accepted_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True)
    first_seen_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    checked_at = models.DateTimeField(_("last checked"), null=True, blank=True)
    next_check_at = models.DateTimeField(_("next check"), default=timezone.now)
    archived_url = models.URLField(
        _("archived copy"),
        max_length=MAX_LENGTH,
        blank=True,
        help_text=_("Where an archive keeps the page. Once the link is dead, readers get there."),
    )
    note = models.TextField(
        _("note"), max_length=1000, blank=True, help_text=_("For editors; visitors do not see it.")
    )

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["host", "url"]
        indexes = [
            models.Index(fields=["next_check_at"], name="links_due"),
            models.Index(fields=["state"], name="links_withdrawn", condition=WITHDRAWN),
        ]

    def __str__(self):
        return self.url

    @property
    def is_withdrawn(self) -> bool:
        """Say whether no page may show the link, by the same rule as `withdrawn()`."""
        is_undecided = self.state == State.SUSPICIOUS and not self.ruling
        return self.ruling == Ruling.WITHDRAWN or is_undecided

    @property
    def standing(self) -> Standing:
        """Give how visitors have the link now."""
        if self.is_withdrawn:
            return Standing(is_withdrawn=True, archived_url=self.archived_url)
        if self.state == State.DEAD and self.archived_url:
            return Standing(archived_url=self.archived_url)
        return AS_WRITTEN

    @property
    def reasons(self) -> list[str]:
        """Give what speaks against the link, in words."""
        words = [str(Signal(each).label) for each in self.signals]
        if self.problem == Problem.STATUS:
            words.append(f"{self.get_problem_display()}: {self.http_status}")
        elif self.problem:
            words.append(self.get_problem_display())
        return words

    @property
    def explanation(self) -> str:
        """Give the reasons in one line."""
        return "; ".join(self.reasons)

    @property
    def places(self) -> str:
        """Give where the link stands in one line."""
        return "; ".join(map(str, self.uses.all()))

    def postpone(self, delay: timedelta, now: datetime) -> None:
        """Set the next check."""
        self.next_check_at = now + delay
