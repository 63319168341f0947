"""Images and documents: nothing enters the library without a description and a credit."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from ..pictures import without_metadata
from ..storage import PRIVATE, is_private, public_name


class SiteImage(AbstractImage):
    """An image with a text alternative (or the word that it needs none) and a credit."""

    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick only when the page loses nothing if the picture is not seen."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        help_text=_("Who made it, and under which licence. Example: Sparks in the Dark, CC BY 4.0"),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = Image._meta.permissions

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:  # a new file, which nobody has seen yet
            self.file = without_metadata(self.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if not self.description and not self.is_decorative:
            raise ValidationError(
                {
                    "description": _(
                        "Describe what the picture tells a reader who cannot see it, "
                        "or mark it as decorative."
                    )
                }
            )

    def get_upload_to(self, filename):
        """Give the name in the storage; what comes under a private name keeps one."""
        name = super().get_upload_to(public_name(filename))
        return f"{PRIVATE}{name}" if is_private(filename) else name

    @property
    def default_alt_text(self) -> str:
        """Give the text alternative; empty for a decorative image."""
        return "" if self.is_decorative else self.description


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    def get_upload_to(self, filename):
        """Give the name in the storage: as private as the image that it is made of."""
        name = super().get_upload_to(filename)
        return f"{PRIVATE}{name}" if is_private(self.image.file.name) else name

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="site_rendition_once"
            )
        ]


class SiteDocument(AbstractDocument):
    """A file in the document library."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "credit")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = Document._meta.permissions
