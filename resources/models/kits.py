"""KitPage: texts, posts and graphics for people who speak about something."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import re_path
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager

from sparks.core.blocks.text import PLAIN_RICH_TEXT
from sparks.core.fields import words_of
from sparks.core.models import SitePage
from sparks.core.plain import plain_text
from sparks.core.storage import is_private

from ..kit import ZIP, kit
from ..kit_zip import serve_zip
from ..panels import KIT_PANELS
from ..posts import tidy
from ..querysets import ResourceQuerySet
from .kit_blocks import messages_field, posts_field
from .resources import ResourcePage


class KitPage(ResourcePage):
    """A communication kit: a resource with press text, key messages, posts and graphics."""

    messages = messages_field()
    posts = posts_field()
    hashtags = models.CharField(_("suggested hashtags"), max_length=250, blank=True)
    boilerplate = RichTextField(_("boilerplate"), features=PLAIN_RICH_TEXT, blank=True)
    contact_name = models.CharField(_("who answers"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)

    objects = PageManager.from_queryset(ResourceQuerySet)()

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []
    template = "resources/kit_page.html"
    content_panels = [*SitePage.content_panels, *KIT_PANELS]

    class Meta:
        verbose_name = _("communication kit")
        verbose_name_plural = _("communication kits")

    def save(self, *args, **kwargs):
        self.kind = self.Kind.KIT
        return super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.hashtags = tidy(self.hashtags)

    @property
    def kind_label(self) -> str:
        return str(self.Kind.KIT.label)

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **kit(self, request)}

    @re_path(rf"^{ZIP.replace('.', '[.]')}/$", name="zip")
    def zip(self, request):
        """Serve everything of the kit as one file."""
        return serve_zip(self, request)

    @cached_property
    def graphic_list(self) -> list["KitGraphic"]:
        """Give the graphics that everybody may have, in the editor's order."""
        graphics = self.graphics.select_related("image", "document")
        return [each for each in graphics if not is_private(each.file.name)]

    def search_text(self) -> str:
        texts = [words_of(self.messages), words_of(self.posts), plain_text(self.boilerplate)]
        return " ".join([super().search_text(), self.hashtags, *texts])


class KitGraphic(Orderable):
    """A picture, or a file of another kind, that others may use."""

    page = ParentalKey("resources.KitPage", on_delete=models.CASCADE, related_name="graphics")
    image = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("picture"),
    )
    document = models.ForeignKey(
        "core.SiteDocument",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("file"),
    )
    use = models.CharField(_("what it is for"), max_length=120, blank=True)

    panels = [
        FieldPanel("image"),
        FieldPanel("document", help_text=_("What is not a picture: a PDF to print, slides.")),
        FieldPanel("use", help_text=_("Example: banner for LinkedIn; poster, A3")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("graphic")
        verbose_name_plural = _("graphics")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(image__isnull=True) ^ models.Q(document__isnull=True),
                name="kit_graphic_is_one_thing",
            )
        ]

    def __str__(self):
        return self.item.title

    def clean(self):
        super().clean()
        if bool(self.image_id) == bool(self.document_id):
            raise ValidationError({"image": _("Choose a picture or a file, one of the two.")})

    @property
    def item(self):
        """Give the picture or the document."""
        return self.image or self.document

    @property
    def file(self):
        """Give the file as it was uploaded."""
        return self.item.file

    @property
    def size(self) -> int | None:
        """Give the size of the file in bytes; None when it is not known."""
        return self.item.file_size

    @property
    def kind(self) -> str:
        """Give the kind of file as people say it: PNG, PDF."""
        return PurePosixPath(self.file.name).suffix.lstrip(".").upper()

    @property
    def href(self) -> str:
        """Give the address of the file."""
        return self.file.url if self.image_id else self.document.url
