"""How the forms of resources and communication kits are laid out for editors."""

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

KIT_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("abstract", help_text=_("Who the kit is for, and what is in it.")),
            FieldPanel("published_on"),
            FieldPanel("image"),
        ],
        heading=_("At a glance"),
    ),
    FieldPanel(
        "body",
        heading=_("Press text"),
        help_text=_("Ready to print. A journalist should be able to cut it from the end."),
    ),
    FieldPanel("messages", help_text=_("Three to five. Each must be true when it stands alone.")),
    FieldPanel("posts", help_text=_("The length is counted as each network counts.")),
    FieldPanel("hashtags", help_text=_("For those who write posts of their own.")),
    InlinePanel("graphics", heading=_("Graphics"), label=_("Graphic")),
    FieldPanel("boilerplate", help_text=_("Who you are, in the words every text may end with.")),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
        ],
        heading=_("Contact for the press"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "licence", help_text=_("For the texts; graphics have credits of their own.")
            ),
            FieldPanel("authors", help_text=_("Several are separated by a semicolon.")),
            FieldPanel("organisations"),
            FieldPanel("projects"),
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
]
