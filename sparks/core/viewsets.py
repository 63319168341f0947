"""Menus and texts of the site in the admin, and the words its menu is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Menu, SiteTexts

# Order of the admin's menu. Wagtail's own: pages 100, images 300, documents 400, reports 9000.
INBOX_ORDER, ORGANISATIONS_ORDER, FIGURES_ORDER, HELP_ORDER = 150, 200, 240, 250
GLOSSARY_ORDER, MILESTONES_ORDER, LINKS_ORDER = 260, 270, 280
TAXONOMY_ORDER, FRAME_ORDER = 500, 600


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    list_display = ["title", "get_handle_display", "locale"]
    list_filter = ["handle"]
    search_fields = ["title"]
    list_export = ["title", "handle", "locale"]
    copy_view_enabled = False


class SiteTextsViewSet(SnippetViewSet):
    model = SiteTexts
    icon = "pilcrow"
    menu_label = _("Texts")
    list_display = ["name", "claim", "locale", UpdatedAtColumn()]
    list_export = ["name", "claim", "funding_statement", "disclaimer", "locale"]
    copy_view_enabled = False


class FrameGroup(SnippetViewSetGroup):
    """Header and footer: what stands around every page."""

    menu_label = _("Site frame")
    menu_icon = "desktop"
    menu_order = FRAME_ORDER
    items = [MenuViewSet, SiteTextsViewSet]
