"""Sections on what is happening."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from news.models import ArticlePage, EventPage
from sparks.core.related import few


class LatestNewsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=9)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Latest news")
        template = "blocks/latest_news.html"
        description = _("The newest articles, by themselves")
        preview_value = {"title": "What is happening", "count": 3}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        newest = ArticlePage.objects.order_by("-published_on", "-pk")
        context["articles"] = few(newest, limit=value["count"])
        return context


class NextEventsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    count = blocks.IntegerBlock(label=_("How many"), default=3, min_value=1, max_value=9)

    class Meta:
        icon = "date"
        label = _("Next events")
        template = "blocks/next_events.html"
        description = _("The events that come next, by themselves")
        preview_value = {"title": "Where to meet", "count": 3}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["events"] = few(EventPage.objects.coming(), limit=value["count"])
        return context
