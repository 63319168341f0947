from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from ..languages import LANGUAGES, name_of


class ResourceFile(Orderable):
    """A resource in one language, as a file here or at an address elsewhere."""

    page = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="files")
    language = models.CharField(_("language"), max_length=3, choices=LANGUAGES, default="en")
    title = models.CharField(_("title"), max_length=160, blank=True)
    document = models.ForeignKey(
        "core.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("file"),
    )
    url = models.URLField(_("address"), blank=True)
    format = models.CharField(_("format"), max_length=12, blank=True, help_text="PDF, HTML, CSV")
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    is_accessible = models.BooleanField(
        _("accessible"), null=True, blank=True, help_text=_("Unknown unless somebody has checked.")
    )
    checked_at = models.DateTimeField(_("link checked"), null=True, blank=True, editable=False)

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("format")]),
        FieldPanel("title", help_text=_("Only when it differs from the title of the page.")),
        FieldPanel("document"),
        FieldPanel("url", help_text=_("When the file is not kept here.")),
        FieldRowPanel([FieldPanel("pages"), FieldPanel("is_accessible")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self):
        return f"{self.language_name} {self.format}".strip()

    def clean(self):
        super().clean()
        if bool(self.document_id) == bool(self.url):
            raise ValidationError(
                {"document": _("Choose a file or give an address, one of the two.")}
            )

    def save(self, *args, **kwargs):
        if self.document:
            self.size = self.document.get_file_size()
            self.format = self.format or self.document.file_extension.upper()
        super().save(*args, **kwargs)

    @property
    def language_name(self) -> str:
        """Give the name of the language, in the active language."""
        return name_of(self.language)

    @property
    def href(self) -> str:
        """Give the address to download or read it."""
        return self.document.url if self.document else self.url


class Edition(TranslatableMixin, Orderable):
    """An earlier or later edition of a resource."""

    page = ParentalKey("resources.ResourcePage", on_delete=models.CASCADE, related_name="editions")
    label = models.CharField(_("edition"), max_length=80)
    published_on = models.DateField(_("published"), null=True, blank=True)
    note = models.CharField(_("what changed"), max_length=250, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("published_on")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="edition_translation"
            )
        ]

    def __str__(self):
        return self.label
