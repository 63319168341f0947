"""Sections that show the whole: recommendations by pillar, projects, what is covered."""

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from projects.models import ProjectPage
from recommendations.models import RecommendationPage
from sparks.core.blocks.pages import KeptPageBlock
from sparks.core.cards import cards
from sparks.core.related import few
from sparks.core.store import kept
from sparks.taxonomy.store import current_framework, pillars

from ..coverage import coverage_rows
from ..response.table import response_table

HIGHLIGHTS = 3


class PillarRecommendationsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)

    class Meta:
        icon = "pick"
        label = _("Pillars with recommendations")
        template = "blocks/pillar_recommendations.html"
        description = _("The four pillars, three recommendations each, with their source")
        preview_value = {"title": "What should happen", "text": ""}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        place = Window(RowNumber(), partition_by="pillar", order_by=[F("year").desc(), F("pk")])
        found = RecommendationPage.objects.in_active_language().annotate(place=place)
        by_pillar = {}
        for page in found.as_cards().filter(place__lte=HIGHLIGHTS).order_by("place"):
            by_pillar.setdefault(page.pillar_id, []).append(page)
        context["rows"] = [(pillar, by_pillar.get(pillar.pk, [])) for pillar in pillars()]
        return context


class ProjectHighlightsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    items = blocks.ListBlock(
        KeptPageBlock(page_type="projects.ProjectPage"),
        label=_("Projects worth seeing"),
        max_num=6,
        help_text=_("None chosen: the newest three."),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Projects")
        template = "blocks/project_highlights.html"
        description = _("How many projects from how many countries, and a few worth seeing")
        preview_value = {"title": "Projects worth seeing", "items": []}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        projects = ProjectPage.objects.in_active_language()
        chosen = cards(tuple(page.pk for page in value["items"] if page))
        newest = F("start_on").desc(nulls_last=True)
        context["totals"] = project_totals(get_language())
        context["projects"] = chosen or few(projects.order_by(newest, "pk"), limit=HIGHLIGHTS)
        return context


class CoverageBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)

    class Meta:
        icon = "grip"
        label = _("What is covered")
        template = "blocks/coverage.html"
        description = _("Pillars against kinds of content, in numbers that lead to the lists")
        preview_value = {"title": "What is covered, and what is not", "text": ""}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["rows"] = coverage_rows()
        return context


class ResponseStripBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)

    class Meta:
        icon = "table"
        label = _("Strip of the response map")
        template = "blocks/response_strip.html"
        description = _("A square for each capability: where work is running, and where none is")
        preview_value = {"title": "Where the gaps are", "text": ""}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["table"] = response_table(current_framework(), {})
        return context


@kept
def project_totals(language: str) -> dict[str, int]:
    """Give how many projects there are in a language, and from how many countries (one query)."""
    return ProjectPage.objects.in_active_language().aggregate(
        projects=Count("pk", distinct=True),
        countries=Count("participations__organisation__country", distinct=True),
    )
