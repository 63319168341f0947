"""The frame of every public page: names, menus, languages, settings."""

from dataclasses import dataclass
from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Locale, Site

from .models.site import Menu, SiteSettings, SiteTexts
from .places import locales
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
    privacy_url: str
    search_url: str


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
        SiteSettings.objects.filter(site=site)
        .select_related("emblem", "help_page", "privacy_page")
        .first()
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
        privacy_url=conf.privacy_page.url if conf.privacy_page else "",
        search_url=search_url,
    )


def menus(locale: Locale) -> dict[str, SimpleNamespace]:
    """Give the menus of one language by the place where they stand; dead entries left out."""
    found = {}
    for menu in Menu.objects.filter(locale=locale).prefetch_related("items__page"):
        links = [
            Link(item.label, item.href)
            for item in menu.items.all()
            if not item.page or item.page.live
        ]
        found[menu.handle] = SimpleNamespace(
            title=menu.title, items=tuple(link for link in links if link.url)
        )
    return found
