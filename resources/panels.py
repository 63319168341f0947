"""How the form of a resource is laid out for editors."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

RESOURCE_PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]),
            FieldPanel("abstract", help_text=_("What it is, what for, and who will use it.")),
            FieldPanel("image"),
        ],
        heading=_("At a glance"),
    ),
    FieldPanel("body"),
    InlinePanel("files", heading=_("Files by language"), label=_("File")),
    MultiFieldPanel(
        [
            FieldPanel("access"),
            FieldPanel(
                "access_note",
                help_text=_("For anything not open: who may ask, whom, and what is needed."),
            ),
            FieldRowPanel([FieldPanel("licence"), FieldPanel("doi")]),
        ],
        heading=_("Access"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("authors", help_text=_("Several are separated by a semicolon.")),
            FieldPanel("organisations"),
            FieldPanel("projects"),
            FieldRowPanel([FieldPanel("evidence_grade"), FieldPanel("region")]),
        ],
        heading=_("Where it comes from"),
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
    InlinePanel("editions", heading=_("Editions"), label=_("Edition")),
]
