"""How the form of a recommendation is laid out for editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from .history_panel import HistoryPanel

RECOMMENDATION_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel(
                "statement",
                help_text=_("One sentence that says who should do what. No more than one demand."),
            ),
            FieldRowPanel([FieldPanel("pillar"), FieldPanel("year")]),
            FieldPanel("addressed_to"),
        ],
        heading=_("The recommendation"),
    ),
    FieldPanel("rationale", help_text=_("Why it matters, and what would be better afterwards.")),
    MultiFieldPanel(
        [FieldPanel("source_text"), FieldPanel("source_url"), FieldPanel("source_page")],
        heading=_("Where it comes from"),
        help_text=_("A recommendation without a source is an opinion."),
    ),
    InlinePanel("follow_ups", heading=_("What is being done"), label=_("Follow-up")),
    HistoryPanel(heading=_("What was heard when")),
    FieldPanel("missing", help_text=_("What nobody does yet. Empty when nothing is missing.")),
    MultiFieldPanel(
        [FieldPanel("capabilities"), FieldPanel("evidence"), FieldPanel("topics")],
        heading=_("Where it belongs"),
    ),
    FieldPanel("image"),
]
