"""How the form of a project is laid out for editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

PROJECT_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("acronym")]),
            FieldPanel("tagline", help_text=_("One sentence without jargon: what for, for whom.")),
            FieldPanel(
                "short_version",
                help_text=_("Three sentences: the problem, what was done, what came of it."),
            ),
            FieldPanel("key_figures"),
            FieldPanel("image"),
        ],
        heading=_("The short version"),
    ),
    MultiFieldPanel(
        [FieldPanel("objective"), FieldPanel("body")],
        heading=_("The long version"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start_on"), FieldPanel("end_on")]),
            FieldRowPanel([FieldPanel("programme"), FieldPanel("topic_code")]),
            FieldPanel("grant_agreement_id"),
            FieldRowPanel([FieldPanel("total_cost"), FieldPanel("eu_contribution")]),
        ],
        heading=_("Facts"),
        help_text=_("Leave empty what is unknown. Amounts in euro; never 0 for unknown."),
    ),
    MultiFieldPanel(
        [InlinePanel("participations", label=_("Organisation")), FieldPanel("partners_note")],
        heading=_("Who takes part"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldPanel("pillars"),
            FieldPanel("capabilities"),
            FieldPanel("audiences"),
            FieldPanel("topics"),
        ],
        heading=_("Where it belongs"),
    ),
    MultiFieldPanel(
        [FieldPanel("website"), FieldPanel("contact_note"), FieldPanel("last_confirmed_at")],
        heading=_("How to reach the team"),
    ),
    MultiFieldPanel(
        [FieldPanel("source"), FieldPanel("overridden_fields")],
        heading=_("Import"),
        classname="collapsed",
    ),
]
