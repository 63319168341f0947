"""The taxonomies in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from sparks.core.viewsets import TAXONOMY_ORDER

from .models import Audience, Capability, Framework, Pillar, Programme, Theme, Topic


class TermViewSet(SnippetViewSet):
    """Base: short lists of words in the order in which visitors see them."""

    list_per_page = 50
    copy_view_enabled = False


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug"]
    list_export = ["name", "slug"]
    search_fields = ["name", "slug"]
    ordering = ["name"]


class PillarViewSet(TermViewSet):
    model = Pillar
    icon = "pick"
    list_display = ["title", "slug", "sentence", "sort_order"]
    list_export = ["title", "slug", "sentence", "sort_order", "locale"]
    search_fields = ["title"]
    ordering = ["sort_order"]


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"
    list_display = ["title", "slug", "sort_order"]
    list_export = ["title", "slug", "sort_order", "locale"]
    search_fields = ["title", "slug"]
    ordering = ["sort_order", "title"]


class ProgrammeViewSet(TermViewSet):
    model = Programme
    icon = "folder-open-inverse"
    list_display = ["name", "code", "starts_on", "ends_on"]
    list_export = ["name", "code", "starts_on", "ends_on", "locale"]
    search_fields = ["name", "code"]
    ordering = ["name"]


class FrameworkViewSet(TermViewSet):
    model = Framework
    icon = "grip"
    list_display = ["name", "version", "is_current"]
    list_export = ["slug", "name", "version", "is_current"]
    search_fields = ["name"]
    ordering = ["name", "version"]


class ThemeViewSet(TermViewSet):
    model = Theme
    icon = "list-ol"
    list_display = ["title", "number", "framework"]
    list_export = ["framework", "number", "title", "locale"]
    list_filter = ["framework"]
    search_fields = ["title"]
    ordering = ["framework", "number"]


class CapabilityViewSet(TermViewSet):
    model = Capability
    icon = "check"
    list_display = ["title", "number", "theme"]
    list_export = ["theme", "number", "title", "locale"]
    list_filter = ["theme"]
    search_fields = ["title"]
    ordering = ["theme", "number"]


class TaxonomyGroup(SnippetViewSetGroup):
    """The words by which everything is sorted."""

    menu_label = _("Taxonomy")
    menu_icon = "tag"
    menu_order = TAXONOMY_ORDER
    items = [
        TopicViewSet,
        PillarViewSet,
        AudienceViewSet,
        ProgrammeViewSet,
        CapabilityViewSet,
        ThemeViewSet,
        FrameworkViewSet,
    ]
