"""SitePage: what every page of the site has."""

from http import HTTPMethod

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction

from .. import publishing
from ..querysets import SitePageQuerySet
from ..routing import HOME_DEPTH, is_restricted
from ..seo import Seo
from ..social import SocialPicture


class SitePage(Page):
    """Abstract base of every page type: picture, social image, safety switch, review date.

    A page type says what it is through four small methods that listings, search, feeds and
    structured data share: `card_template`, `summary`, `search_text` and `json_ld`.
    """

    image = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Never of children. Without one, a constellation is drawn from the address."),
    )
    social_image = models.ForeignKey(
        "core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("social image"),
        help_text=_(
            "1200 × 630 pixels, for shared links. Without one, it is drawn from the title."
        ),
    )
    is_sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Adds “leave this site quickly” and keeps the page out of every cache."),
    )
    last_reviewed_on = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("When somebody last read the whole page and found it true."),
    )

    objects = PageManager.from_queryset(SitePageQuerySet)()

    # A page is read. One that takes a form from visitors adds POST (see sparks.core.views.serve).
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    card_template = "components/card_page.html"
    og_type = "website"
    in_search = True

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("social_image")], heading=_("For shared links")),
    ]
    settings_panels = [
        MultiFieldPanel(
            [FieldPanel("last_reviewed_on"), FieldPanel("is_sensitive")], heading=_("Care")
        ),
        *Page.settings_panels,
    ]

    class Meta:
        abstract = True

    def publish(self, revision, user=None, *args, **kwargs):
        """Let `revision` go live, now or on its date, unless a guard refuses it.

        Raises PermissionDenied, except for one whose date has come: that loses its date instead.
        """
        try:
            publishing.check(self, revision, user)
        except PermissionDenied as error:
            if kwargs.get("log_action") != publishing.SCHEDULED:
                raise
            return publishing.unschedule(revision, str(error))
        with publishing.passed(revision):
            return super().publish(revision, user, *args, **kwargs)

    def save(self, *args, **kwargs):
        """Store the page; a revision that goes live by it has to pass the guards.

        The editor and the admin's API publish without calling `publish`; they all come by here.
        """
        if self.live and self.live_revision_id and kwargs.get("update_fields") is None:
            publishing.check_saved(self)
        return super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """Add breadcrumbs, `seo` and `listing_url`, the address of the page right above."""
        breadcrumbs = self.breadcrumbs(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "breadcrumbs": breadcrumbs,
            "listing_url": breadcrumbs[-1][1] if breadcrumbs else "",
            "seo": Seo.for_page(self, request),
        }

    def get_view_restrictions(self):
        """Give Wagtail's restrictions; pages open to all, nearly all, cost no query for it."""
        if not is_restricted(self):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def breadcrumbs(self, request) -> list[tuple[str, str]]:
        """Give (title, address) of the pages above this one, home first, without this one.

        The serve view has already fetched them with the page; a preview looks them up.
        """
        above = getattr(request, "page_ancestors", None)
        if above is None:
            above = self.get_ancestors().filter(depth__gt=1)
        return [
            (str(_("Home")) if page.depth == HOME_DEPTH else page.title, page.get_url(request))
            for page in above
        ]

    @property
    def summary(self) -> str:
        """Give one or two plain sentences for cards, feeds and search engines."""
        return self.search_description

    @property
    def social_picture(self) -> SocialPicture:
        """Give what is drawn where this page is shared without a social image of its own."""
        pillars = getattr(self, "pillar_list", [])
        return SocialPicture(
            title=self.social_title,
            kind=getattr(self, "kind_label", ""),
            slug=self.slug,
            pillar=pillars[0].slug if pillars else "",
            site_name=settings.WAGTAIL_SITE_NAME,
        )

    @property
    def social_title(self) -> str:
        """Give the words on the drawn picture."""
        return self.title

    def search_text(self) -> str:
        """Give all words a visitor may look for, beside title and summary."""
        return ""

    def json_ld(self, request) -> list[dict]:
        """Give the schema.org objects that this page is about."""
        return []
