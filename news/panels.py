"""How the forms of articles and events are laid out for editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

ARTICLE_PANELS = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]),
    FieldPanel("lead", help_text=_("What happened and why it matters, in two sentences.")),
    FieldPanel("image"),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldPanel("source_name"),
            FieldPanel("source_url"),
            FieldPanel("original_on"),
        ],
        heading=_("Where it comes from"),
        help_text=_("When somebody else published it first, say who, where and when."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("pillars"),
            FieldPanel("topics"),
            FieldPanel("projects"),
            FieldPanel("resources"),
        ],
        heading=_("Where it belongs"),
    ),
]

EVENT_PANELS = [
    FieldPanel("lead", help_text=_("What it is and who should come, in two sentences.")),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldRowPanel([FieldPanel("time_zone"), FieldPanel("all_day")]),
        ],
        heading=_("When"),
        help_text=_("Enter times as a clock at the place of the event shows them."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("venue"),
            FieldRowPanel([FieldPanel("city"), FieldPanel("country")]),
            FieldPanel("online_url"),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("organiser"),
            FieldPanel("registration_url"),
            FieldPanel("registration_deadline_at"),
        ],
        heading=_("Taking part"),
    ),
    FieldPanel("image"),
    FieldPanel("body"),
    FieldPanel("programme"),
    FieldPanel("speakers"),
    FieldPanel("recording_url"),
    MultiFieldPanel(
        [
            FieldPanel("pillars"),
            FieldPanel("capabilities"),
            FieldPanel("topics"),
            FieldPanel("projects"),
        ],
        heading=_("Where it belongs"),
    ),
]
