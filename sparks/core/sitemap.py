"""What search engines are asked to read, and what not."""

from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from .places import locales
from .querysets import SitePageQuerySet
from .seo import absolute


class PageSitemap(Sitemap):
    """All pages that everybody may read; sensitive ones too, since people look for help there."""

    limit = 5000

    def items(self) -> SitePageQuerySet:
        return SitePageQuerySet(Page).live().public().filter(depth__gt=1).order_by("path")

    def get_urls(self, page: int = 1, site=None, protocol: str | None = None) -> list[dict]:
        """Give the entries of one part; two queries, one more where there are several languages."""
        shown = [each for each in self.paginator.page(page).object_list if each.url]
        translations = self._translations(shown)
        dates = [each.last_published_at for each in shown if each.last_published_at]
        self.latest_lastmod: datetime | None = max(dates, default=None)
        return [
            {
                "location": absolute(each.url),
                "lastmod": each.last_published_at,
                "alternates": translations.get(each.translation_key, []),
            }
            for each in shown
        ]

    def _translations(self, shown: list[Page]) -> dict:
        """Give for each page that exists in several languages their addresses."""
        if len(locales()) < 2:
            return {}
        codes = {locale.pk: code for code, locale in locales().items()}
        found: dict = {}
        for each in self.items().filter(translation_key__in=[p.translation_key for p in shown]):
            entry = {"lang_code": codes[each.locale_id], "location": absolute(each.url or "")}
            found.setdefault(each.translation_key, []).append(entry)
        return {key: entries for key, entries in found.items() if len(entries) > 1}


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Serve the sitemap; an index of its parts once it has grown beyond one."""
    pages = PageSitemap()
    sections = {"pages": pages}
    if pages.paginator.num_pages > 1 and "p" not in request.GET:
        return views.index(request, sections, sitemap_url_name="sitemap")
    return views.sitemap(request, sections)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Say what a crawler should leave alone: the admin, searches, the way out."""
    context = {
        "languages": [code for code, _name in settings.LANGUAGES],
        "admin": reverse("wagtailadmin_home"),
        "leave": reverse("leave"),
        "sitemap": absolute(reverse("sitemap")),
    }
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")
