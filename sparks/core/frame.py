"""The frame of every public page: names, menus, languages, settings."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Locale, PageViewRestriction, Site

from .models.site import Menu, SiteSettings, SiteTexts
from .store import kept


@dataclass(frozen=True)
class Link:
    """One entry of a menu."""

    label: str
    url: str


@dataclass(frozen=True)
class Frame:
    """What base.html shows around the content, the same for every visitor of one language."""

    site_name: str
    texts: SiteTexts
    settings: SiteSettings
    menus: dict[str, SimpleNamespace]
    languages: tuple[tuple[str, str], ...]
    home_url: str
    help_url: str
    search_url: str


@kept
def site_for(host: str, port: str) -> Site | None:
    """Give the Wagtail site of a host, with its root page fetched."""
    sites = list(Site.objects.select_related("root_page__locale"))
    for test in (
        lambda site: site.hostname == host and str(site.port) == str(port),
        lambda site: site.hostname == host,
        lambda site: site.is_default_site,
    ):
        if match := next(filter(test, sites), None):
            return match
    return None


@kept
def locales() -> dict[str, Locale]:
    """Give the languages of the site by their code."""
    return {locale.language_code: locale for locale in Locale.objects.all()}


@kept
def restricted_paths() -> tuple[str, ...]:
    """Give the tree paths of pages that not everybody may see."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def frame_for(request) -> Frame:
    """Give the frame for the site and language of a request."""
    site = Site.find_for_request(request)
    return build_frame(site.pk if site else None, get_language() or settings.LANGUAGE_CODE)


@kept
def build_frame(site_id: int | None, language: str) -> Frame:
    """Read the frame from the database; three to five queries, once a generation."""
    site = Site.objects.filter(pk=site_id).first()
    locale = locales().get(language) or Locale.get_default()
    texts = SiteTexts.objects.filter(locale=locale).first() or SiteTexts(locale=locale)
    conf = (
        SiteSettings.objects.filter(site=site).select_related("emblem", "help_page").first()
        or SiteSettings()
    )
    search_url = reverse("search")
    return Frame(
        site_name=texts.name,
        texts=texts,
        settings=conf,
        menus=menus(locale),
        languages=tuple(
            (code, str(name)) for code, name in settings.LANGUAGES if code in locales()
        ),
        home_url=f"/{language}/",
        help_url=conf.help_page.url if conf.help_page else "",
        search_url=search_url,
    )


def menus(locale: Locale) -> dict[str, SimpleNamespace]:
    """Give the menus of one language by the place where they stand; dead entries left out."""
    found = {}
    for menu in Menu.objects.filter(locale=locale).prefetch_related("items__page"):
        links = [
            Link(item.label, item.page.url if item.page else item.url)
            for item in menu.items.all()
            if not item.page or item.page.live
        ]
        found[menu.handle] = SimpleNamespace(
            title=menu.title, items=tuple(link for link in links if link.url)
        )
    return found
