"""Topics: free tags, shared by all page types."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel


class Topic(TagBase):
    """A free tag. Not tied to a language: a translated page chooses topics of its own."""

    free_tagging = True

    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]


class TopicItem(ItemBase):
    """Abstract: a topic on one page; each page type has its own table."""

    tag = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="%(app_label)s_%(class)s_items"
    )

    class Meta:
        abstract = True
