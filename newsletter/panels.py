"""How the form of an issue is laid out for editors."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

ISSUE_PANELS = [
    MultiFieldPanel(
        [
            TitleFieldPanel(
                "title",
                heading=_("Subject"),
                placeholder=_("Subject*"),
                help_text=_(
                    "What is in this issue, in words readers would use themselves. About 50 "
                    "characters are seen on a phone."
                ),
            ),
            FieldPanel(
                "preheader",
                help_text=_(
                    "What an inbox shows after the subject. Say why to open it; do not repeat the "
                    "subject. The first 90 characters matter most."
                ),
            ),
        ],
        heading=_("In the inbox"),
    ),
    FieldPanel(
        "intro",
        help_text=_("Two or three sentences that a reader in a hurry can stop after."),
    ),
    FieldPanel(
        "body",
        help_text=_(
            "Begin each part with a heading. Pages of this site show as a title, when and what, "
            "and one or two sentences; one that is unpublished later is left out by itself."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("audience_rhythms", help_text=_("None ticked: those who want each issue.")),
            FieldPanel("audience_pillars", widget=CheckboxSelectMultiple),
            FieldPanel("audience_topics", widget=CheckboxSelectMultiple),
        ],
        heading=_("Audience"),
        help_text=_(
            "Nothing ticked: everybody who wants each issue. Who it goes to is counted before it "
            "is sent, and decided for good at that moment. What a translation says here is not "
            "looked at: the issue that is sent decides."
        ),
    ),
]
