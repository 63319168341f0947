"""What the whole site says about itself: settings, texts and menus."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, PreviewableMixin, TranslatableMixin


@register_setting(icon="cog", order=1)
class SiteSettings(BaseSiteSetting):
    """Settings without words in them, one set for each site."""

    emblem = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("funder's emblem"),
        help_text=_("Leave empty to show the emblem of the European Union."),
    )
    social_image = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("social image"),
        help_text=_("Shown where a page without one of its own is shared. Empty: one is drawn."),
    )
    linkedin_url = models.URLField(_("LinkedIn"), blank=True)
    mastodon_url = models.URLField(_("Mastodon"), blank=True)
    bluesky_url = models.URLField(_("Bluesky"), blank=True)
    source_code_url = models.URLField(_("source code"), blank=True)
    leave_url = models.URLField(
        _("where “leave this site” leads"),
        default="https://www.weather.com/",
        help_text=_("A neutral, well-known site that nobody would wonder about."),
    )
    help_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("help page"),
        help_text=_("Where the help strip at the top of every page leads."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("privacy page"),
        help_text=_("Forms that ask for an address lead there."),
    )

    panels = [
        MultiFieldPanel([FieldPanel("emblem"), FieldPanel("social_image")], heading=_("Pictures")),
        MultiFieldPanel(
            [FieldPanel("help_page"), FieldPanel("leave_url"), FieldPanel("privacy_page")],
            heading=_("Safety"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("linkedin_url"),
                FieldPanel("mastodon_url"),
                FieldPanel("bluesky_url"),
                FieldPanel("source_code_url"),
            ],
            heading=_("Elsewhere"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def social_links(self) -> list[tuple[str, str]]:
        """Give the filled links to other places as (name, address)."""
        links = [
            ("LinkedIn", self.linkedin_url),
            ("Mastodon", self.mastodon_url),
            ("Bluesky", self.bluesky_url),
        ]
        return [(name, url) for name, url in links if url]


class SiteTexts(PreviewableMixin, TranslatableMixin, models.Model):
    """The words of header, help strip and footer: one record for each language."""

    name = models.CharField(_("name"), max_length=60, default="Sparks in the Dark")
    claim = models.CharField(_("claim"), max_length=120, blank=True)
    funding_statement = models.TextField(_("funding statement"), blank=True)
    disclaimer = models.TextField(_("disclaimer"), blank=True)
    help_title = models.CharField(
        _("help strip: name"), max_length=60, default="Help", help_text=_("Read out, not shown.")
    )
    help_danger = models.CharField(
        _("help strip: danger"), max_length=120, default="Someone in danger? Call 112"
    )
    help_report = models.CharField(
        _("help strip: report"), max_length=120, default="Report material"
    )
    help_talk = models.CharField(_("help strip: talk"), max_length=120, default="Talk to someone")

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("claim")], heading=_("Who we are")),
        MultiFieldPanel(
            [FieldPanel("funding_statement"), FieldPanel("disclaimer")], heading=_("Footer")
        ),
        MultiFieldPanel(
            [
                FieldPanel("help_title"),
                FieldPanel("help_danger"),
                FieldPanel("help_report"),
                FieldPanel("help_talk"),
            ],
            heading=_("Help strip"),
        ),
    ]

    class Meta:
        verbose_name = _("site texts")
        verbose_name_plural = _("site texts")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="site_texts_translation"
            ),
            models.UniqueConstraint(fields=["locale"], name="site_texts_one_per_language"),
        ]

    def __str__(self):
        return self.name

    def get_preview_template(self, request, mode_name):
        return "previews/site_texts.html"


class Menu(PreviewableMixin, TranslatableMixin, ClusterableModel):
    """A list of links in one language, at one place of the page."""

    class Place(models.TextChoices):
        HEADER = "header", _("Header")
        EXPLORE = "footer-explore", _("Footer: explore")
        ABOUT = "footer-about", _("Footer: about")

    handle = models.CharField(_("place"), max_length=20, choices=Place)
    title = models.CharField(
        _("title"), max_length=60, help_text=_("Heading of the column in the footer; read out.")
    )

    panels = [FieldPanel("handle"), FieldPanel("title"), InlinePanel("items", label=_("Link"))]

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["handle"]
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="menu_translation"),
            models.UniqueConstraint(fields=["handle", "locale"], name="menu_one_per_place"),
        ]

    def __str__(self):
        return f"{self.get_handle_display()} ({self.title})"

    def get_preview_template(self, request, mode_name):
        return "previews/menu.html"


class MenuItem(TranslatableMixin, Orderable):
    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(_("label"), max_length=60)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
    )
    url = models.CharField(
        _("address"), max_length=300, blank=True, help_text=_("Only when no page is chosen.")
    )

    panels = [FieldPanel("label"), FieldPanel("page"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="menu_item_translation"
            )
        ]

    def __str__(self):
        return self.label

    @property
    def href(self) -> str:
        """Give the address it leads to; of a page that is not in the tree, none."""
        return (self.page.url or "") if self.page else self.url

    def clean(self):
        super().clean()
        if bool(self.page_id) == bool(self.url):
            raise ValidationError({"page": _("Choose a page or give an address, one of the two.")})
