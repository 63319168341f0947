"""The showcase of a project."""

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from sparks.core.fields import body_field, words_of
from sparks.core.models import SitePage
from sparks.taxonomy.models.topics import TopicItem
from sparks.taxonomy.pages import SortedMixin

from ..linked_data import research_project
from ..panels import PROJECT_PANELS
from ..querysets import ProjectQuerySet
from ..showcase import in_order, showcase
from .blocks import key_figures_field


class ProjectTopic(TopicItem):
    content_object = ParentalKey(
        "projects.ProjectPage", on_delete=models.CASCADE, related_name="topic_items"
    )


class ProjectPage(SortedMixin, SitePage):
    """One project, network, initiative or campaign: what it did, with whom, and what came of it."""

    class Kind(models.TextChoices):
        EU_PROJECT = "eu_project", _("EU-funded project")
        NETWORK = "network", _("Network")
        INITIATIVE = "initiative", _("Initiative")
        CAMPAIGN = "campaign", _("Campaign")
        PROGRAMME = "programme", _("Organisation's programme")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        ENDED = "ended", _("Ended")
        UNKNOWN = "unknown", _("Dates unknown")

    class Source(models.TextChoices):
        MANUAL = "manual", _("Written here")
        CORDIS = "cordis", _("CORDIS")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.EU_PROJECT)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    tagline = models.CharField(_("tagline"), max_length=160)
    short_version = models.TextField(_("short version"))
    key_figures = key_figures_field()
    objective = RichTextField(
        _("objective"), features=["bold", "italic", "link", "ol", "ul"], blank=True
    )
    body = body_field(verbose_name=_("story"))
    start_on = models.DateField(_("start"), null=True, blank=True)
    end_on = models.DateField(_("end"), null=True, blank=True)
    grant_agreement_id = models.CharField(
        _("grant agreement"), max_length=40, null=True, blank=True, db_index=True
    )
    programme = models.ForeignKey(
        "taxonomy.Programme",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
        verbose_name=_("programme"),
    )
    topic_code = models.CharField(_("topic of the call"), max_length=80, blank=True)
    total_cost = models.DecimalField(
        _("total cost"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    eu_contribution = models.DecimalField(
        _("EU contribution"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    website = models.URLField(_("website"), blank=True)
    contact_note = models.CharField(_("how to reach the team"), max_length=250, blank=True)
    partners_note = models.CharField(_("note on the partners"), max_length=250, blank=True)
    pillars = ParentalManyToManyField(
        "taxonomy.Pillar", blank=True, related_name="projects", verbose_name=_("pillars")
    )
    capabilities = ParentalManyToManyField(
        "taxonomy.Capability", blank=True, related_name="projects", verbose_name=_("capabilities")
    )
    audiences = ParentalManyToManyField(
        "taxonomy.Audience", blank=True, related_name="projects", verbose_name=_("audiences")
    )
    topics = ClusterTaggableManager(through=ProjectTopic, blank=True, verbose_name=_("topics"))
    last_confirmed_at = models.DateTimeField(_("last confirmed by the team"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source, default=Source.MANUAL)
    overridden_fields = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        verbose_name=_("fields an import must not touch"),
    )

    objects = PageManager.from_queryset(ProjectQuerySet)()

    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types = []
    card_template = "components/card_project.html"
    content_panels = [*SitePage.content_panels, *PROJECT_PANELS]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("acronym", boost=4),
        index.SearchField("tagline"),
        index.AutocompleteField("acronym"),
        index.FilterField("kind"),
        index.FilterField("source"),
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self):
        super().clean()
        self.grant_agreement_id = (self.grant_agreement_id or "").strip() or None
        errors = {}
        if self.start_on and self.end_on and self.end_on < self.start_on:
            errors["end_on"] = _("The project ends before it starts.")
        if self.grant_agreement_id and self._same_grant().exists():
            errors["grant_agreement_id"] = _("Another project has this grant agreement.")
        if errors:
            raise ValidationError(errors)

    def _same_grant(self):
        # Translations and aliases of this page share its grant; any other page must not.
        return ProjectPage.objects.filter(grant_agreement_id=self.grant_agreement_id).exclude(
            translation_key=self.translation_key
        )

    @property
    def status(self) -> str:
        """Give a value of `Status`, derived from the dates as they stand today."""
        today = timezone.localdate()
        if self.start_on and self.start_on > today:
            return self.Status.PLANNED
        if self.end_on and self.end_on < today:
            return self.Status.ENDED
        if not self.end_on and (not self.start_on or self.kind == self.Kind.EU_PROJECT):
            return self.Status.UNKNOWN
        return self.Status.RUNNING

    @property
    def status_label(self) -> str:
        return self.Status(self.status).label

    @property
    def kind_label(self) -> str:
        return str(self.Kind(self.kind).label)

    @property
    def summary(self) -> str:
        return self.search_description or self.tagline

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **showcase(self)}

    def json_ld(self, request) -> list[dict]:
        return [research_project(self, request)]

    @cached_property
    def participation_list(self) -> list:
        """Give the participations with their organisations, coordinators first."""
        return in_order(self.participations.select_related("organisation"))

    @property
    def social_title(self) -> str:
        return f"{self.acronym}: {self.title}" if self.acronym else self.title

    def search_text(self) -> str:
        return " ".join([self.short_version, self.objective, words_of(self.body)])
