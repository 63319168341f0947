"""How an editor sees a figure: what it counts, its values, where it is from."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

FIGURE_PANELS = [
    FieldPanel("title", help_text=_("Reports of child sexual abuse online in the EU")),
    MultiFieldPanel(
        [
            FieldPanel(
                "definition",
                help_text=_("One or two sentences: what counts as one, who counts, since when."),
            ),
            FieldRowPanel(
                [
                    FieldPanel("unit", help_text=_("As it follows a number: reports, %")),
                    FieldPanel("place", help_text=_("European Union, worldwide")),
                ]
            ),
        ],
        heading=_("What is counted"),
    ),
    InlinePanel("points", heading=_("Values"), label=_("Value")),
    FieldPanel(
        "pasted",
        heading=_("Paste values"),
        help_text=_(
            "Two columns from a spreadsheet: period and value, one pair a line. A period that is "
            "there already gets the new value."
        ),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
            FieldPanel(
                "caveat",
                help_text=_("What a reader must know before using the number: what it leaves out."),
            ),
            FieldRowPanel(
                [
                    FieldPanel("checked_on", help_text=_("When you compared it with the source.")),
                    FieldPanel("review_by", help_text=_("When the source will have a newer one.")),
                ]
            ),
        ],
        heading=_("How we know"),
    ),
    FieldPanel("slug", help_text=_("Made from the title when left empty.")),
]
