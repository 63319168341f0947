"""An item of the library."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import PageManager
from wagtail.search import index

from sparks.core.citing import Reference
from sparks.core.fields import body_field, words_of
from sparks.core.models import CitedMixin, SitePage
from sparks.taxonomy.models.topics import TopicItem
from sparks.taxonomy.pages import SortedMixin

from ..languages import name_of
from ..linked_data import work
from ..panels import RESOURCE_PANELS
from ..querysets import ResourceQuerySet
from ..references import reference_of
from ..shelf import shelf


class ResourceTopic(TopicItem):
    content_object = ParentalKey(
        "resources.ResourcePage", on_delete=models.CASCADE, related_name="topic_items"
    )


class ResourcePage(CitedMixin, SortedMixin, SitePage):
    """A report, tool, training or other output: what it is, for whom, and how to get it."""

    class Kind(models.TextChoices):
        REPORT = "report", _("Report")
        POLICY_BRIEF = "policy_brief", _("Policy brief")
        GUIDELINE = "guideline", _("Guideline")
        TRAINING = "training", _("Training")
        TOOLKIT = "toolkit", _("Toolkit")
        SOFTWARE = "software", _("Software tool")
        DATASET = "dataset", _("Dataset")
        PAPER = "paper", _("Paper")
        CASE_STUDY = "case_study", _("Case study")
        CAMPAIGN_MATERIAL = "campaign_material", _("Campaign material")
        KIT = "kit", _("Communication kit")

    class Evidence(models.TextChoices):
        TESTED = "tested", _("Tested in practice")
        DESCRIBED = "described", _("Described, not tested")
        OPINION = "opinion", _("Expert opinion")

    class Access(models.TextChoices):
        OPEN = "open", _("Open")
        ON_REQUEST = "on_request", _("On request")
        CLOSED = "closed", _("Closed")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.REPORT)
    abstract = models.TextField(_("summary"), max_length=400)
    body = body_field()
    authors = models.CharField(_("authors"), max_length=250, blank=True)
    published_on = models.DateField(_("published"), null=True, blank=True, db_index=True)
    region = models.CharField(_("region"), max_length=120, blank=True)
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    doi = models.CharField(_("DOI"), max_length=120, blank=True)
    evidence_grade = models.CharField(_("evidence"), max_length=12, choices=Evidence, blank=True)
    access = models.CharField(_("access"), max_length=12, choices=Access, default=Access.OPEN)
    access_note = models.CharField(_("who may ask, and how"), max_length=300, blank=True)
    organisations = ParentalManyToManyField(
        "projects.Organisation",
        blank=True,
        related_name="resources",
        verbose_name=_("organisations"),
    )
    projects = ParentalManyToManyField(
        "projects.ProjectPage", blank=True, related_name="resources", verbose_name=_("projects")
    )
    pillars = ParentalManyToManyField(
        "taxonomy.Pillar", blank=True, related_name="resources", verbose_name=_("pillars")
    )
    capabilities = ParentalManyToManyField(
        "taxonomy.Capability", blank=True, related_name="resources", verbose_name=_("capabilities")
    )
    audiences = ParentalManyToManyField(
        "taxonomy.Audience", blank=True, related_name="resources", verbose_name=_("audiences")
    )
    topics = ClusterTaggableManager(through=ResourceTopic, blank=True, verbose_name=_("topics"))

    objects = PageManager.from_queryset(ResourceQuerySet)()

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []
    card_template = "components/card_resource.html"
    content_panels = [*SitePage.content_panels, *RESOURCE_PANELS]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("abstract"),
        index.SearchField("authors"),
        index.FilterField("kind"),
        index.FilterField("access"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def clean(self):
        super().clean()
        if self.access != self.Access.OPEN and not self.access_note:
            raise ValidationError({"access_note": _("Say who may ask for it, and how.")})

    @property
    def kind_label(self) -> str:
        return str(self.Kind(self.kind).label)

    @property
    def access_label(self) -> str:
        return str(self.Access(self.access).label)

    @property
    def languages(self) -> list[str]:
        """Give the names of the languages it can be had in, each once."""
        codes = getattr(self, "language_codes", None)
        if codes is None:
            codes = [file.language for file in self.file_list]
        return [name_of(code) for code in dict.fromkeys(codes)]

    @property
    def summary(self) -> str:
        return self.search_description or self.abstract

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **shelf(self)}

    def reference(self, request) -> Reference:
        return reference_of(self, request)

    def json_ld(self, request) -> list[dict]:
        return [work(self, request)]

    @cached_property
    def file_list(self) -> list:
        """Give the files with their documents, in the editor's order."""
        return list(self.files.select_related("document"))

    @cached_property
    def organisation_list(self) -> list:
        """Give the organisations by name."""
        return list(self.organisations.order_by("name"))

    def search_text(self) -> str:
        return " ".join([self.abstract, self.authors, self.region, words_of(self.body)])
