"""What the taxonomies add to Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .bulk_actions import MergeTopics
from .viewsets import TaxonomyGroup

register_snippet(TaxonomyGroup)
hooks.register("register_bulk_action", MergeTopics)


@hooks.register("register_log_actions")
def log_merges(actions) -> None:
    actions.register_action("sparks.merge", _("Merge"), _("Merged with another topic"))
