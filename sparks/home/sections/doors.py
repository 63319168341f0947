"""Sections that lead somewhere: hero, doors, get involved, newsletter."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from sparks.core.blocks.pages import KeptPageBlock, sample_pages


class HeroBlock(blocks.StructBlock):
    claim = blocks.CharBlock(label=_("Claim"), max_length=120)
    intro = blocks.TextBlock(label=_("One sentence on what this is"), max_length=300)

    class Meta:
        icon = "home"
        label = _("Hero")
        template = "blocks/hero.html"
        description = _("The claim at the top, on the night sky, with the search field")
        preview_value = {
            "claim": "What one team learns should light the way for the next",
            "intro": "Projects, recommendations and resources in one place.",
        }


class DoorBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.CharBlock(label=_("Text"), max_length=160)
    page = KeptPageBlock(label=_("Page"))


class DoorsBlock(blocks.StructBlock):
    items = blocks.ListBlock(DoorBlock(), label=_("Doors"), min_num=2, max_num=4)

    class Meta:
        icon = "arrow-right"
        label = _("Doors")
        template = "blocks/doors.html"
        description = _("Two to four ways into the site")
        preview_value = staticmethod(
            lambda: {
                "items": [
                    {"title": "Find projects", "text": "Who did what, and how", "page": page}
                    for page in sample_pages(3)
                ]
            }
        )


class InvolveBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), max_length=300)
    label = blocks.CharBlock(label=_("Label of the button"), max_length=40)
    page = KeptPageBlock(label=_("Page"))

    class Meta:
        icon = "group"
        label = _("Get involved")
        template = "blocks/involve.html"
        description = _("An invitation with one button")
        preview_value = staticmethod(
            lambda: {
                "title": "Get involved",
                "text": "Every team that shares what it learned saves another team a year.",
                "label": "Write to us",
                "page": next(iter(sample_pages()), None),
            }
        )


class SubscribeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)

    class Meta:
        icon = "mail"
        label = _("Newsletter")
        template = "blocks/subscribe.html"
        description = _("One field to sign up for the newsletter")
        preview_value = {
            "title": "Sparks in your mailbox",
            "text": "What is new, some times a year. One press, and it ends.",
        }
