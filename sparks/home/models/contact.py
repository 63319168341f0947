"""“Get involved”: the contact page, its subjects and what people wrote."""

from http import HTTPMethod
from secrets import token_hex

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from sparks.core.fields import body_field
from sparks.core.models import SitePage


class ContactSubject(TranslatableMixin, Orderable):
    """Something people write about, and who reads it."""

    page = ParentalKey("home.ContactPage", on_delete=models.CASCADE, related_name="subjects")
    label = models.CharField(_("subject"), max_length=80)
    route_to = models.EmailField(
        _("goes to"), blank=True, help_text=_("Empty: messages are kept here, nobody is mailed.")
    )

    panels = [FieldPanel("label"), FieldPanel("route_to")]

    class Meta(Orderable.Meta):
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="contact_subject_translation"
            )
        ]

    def __str__(self):
        return self.label


class ContactPage(SitePage):
    """The contact form, with the words around it."""

    lead = models.TextField(_("lead"), blank=True)
    body = body_field()
    thanks = RichTextField(_("thanks"), features=["bold", "italic", "link"], blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    allowed_http_methods = [*SitePage.allowed_http_methods, HTTPMethod.POST]
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("subjects", heading=_("Subjects"), label=_("Subject"), min_num=1),
        FieldPanel("thanks", help_text=_("Shown once the message is stored.")),
    ]

    class Meta:
        verbose_name = _("contact page")

    def get_context(self, request, *args, **kwargs):
        # The form comes from the tag `contact_form`, so that previews have it, too.
        return {**super().get_context(request, *args, **kwargs), "sent": "sent" in request.GET}

    @property
    def summary(self) -> str:
        return self.search_description or self.lead


def random_fingerprint() -> str:
    """Give a fingerprint for a message that came by another way than the form."""
    return token_hex(32)


class ContactMessage(models.Model):
    """What somebody wrote to us."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        ANSWERED = "answered", _("Answered")
        NO_ANSWER = "no_answer", _("Needs no answer")

    subject = models.ForeignKey(
        ContactSubject, null=True, on_delete=models.SET_NULL, related_name="messages"
    )
    subject_label = models.CharField(_("subject"), max_length=80)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    text = models.TextField(_("message"), max_length=5000)
    language = models.CharField(_("language"), max_length=10, default="en")
    fingerprint = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        default=random_fingerprint,
        help_text=_("Hash of the form's token and what was sent: the same form is stored once."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("contact message")
        verbose_name_plural = _("contact messages")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.subject_label}: {self.email}"
