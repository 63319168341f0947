"""What search engines are asked to read, and what not."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.contrib.sitemaps.views import SitemapIndexItem
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from .places import locales
from .querysets import SitePageQuerySet
from .seo import absolute

# Give addresses that are no page of Wagtail's own, each with the date of its last change, or None.
Source = Callable[[], Iterable[tuple[str, datetime | None]]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """List what `function` gives, too. Decorator; a second time changes nothing."""
    if function not in _sources:
        _sources.append(function)
    return function


class PageSitemap(Sitemap):
    """All pages that everybody may read; sensitive ones too, since people look for help there."""

    limit = 5000

    def items(self) -> SitePageQuerySet:
        roots = (Q(url_path__startswith=root.root_path) for root in Site.get_site_root_paths())
        on_a_site = reduce(or_, roots, Q(pk__in=[]))
        return SitePageQuerySet(Page).live().public().filter(on_a_site).order_by("path")

    def get_urls(self, page: int = 1, site=None, protocol: str | None = None) -> list[dict]:
        """Give the entries of one part; two queries, one more where there are several languages."""
        shown = [each for each in self.paginator.page(page).object_list if each.url]
        translations = self._translations(shown)
        dates = [each.last_published_at for each in shown if each.last_published_at]
        self.latest_lastmod: datetime | None = max(dates, default=None)
        entries = [
            {
                "location": absolute(each.url),
                "lastmod": each.last_published_at,
                "alternates": translations.get(each.translation_key, []),
            }
            for each in shown
        ]
        return [*entries, *_more()] if int(page) == 1 else entries

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


def _more() -> list[dict]:
    """Give the entries of all sources."""
    found = (each for addresses in _sources for each in addresses())
    return [{"location": absolute(url), "lastmod": changed} for url, changed in found]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Serve the sitemap; an index of its parts once it has grown beyond one."""
    pages = PageSitemap()
    if pages.paginator.num_pages > 1 and "p" not in request.GET:
        return _index(request, pages)
    return views.sitemap(request, {"pages": pages})


def _index(request: HttpRequest, pages: PageSitemap) -> HttpResponse:
    """Serve the list of parts; Django's own would name the host that was asked, not the site's."""
    parts = [
        SitemapIndexItem(location=absolute(f"{reverse('sitemap')}?p={number}"))
        for number in pages.paginator.page_range
    ]
    response = render(request, "sitemap_index.xml", {"sitemaps": parts}, "application/xml")
    response.headers["X-Robots-Tag"] = "noindex, noodp, noarchive"
    return response


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
