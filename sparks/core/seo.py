"""What a page tells search engines and social networks about itself."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page, Site

from .places import locales
from .store import kept

TITLE_SEPARATOR = " · "


def absolute(url: str) -> str:
    """Give `url` with the site's own scheme and host in front, whoever asked."""
    return url if "://" in url else settings.WAGTAILADMIN_BASE_URL.rstrip("/") + url


@dataclass
class Seo:
    """The head of a page: texts, canonical address, picture, structured data, feeds."""

    title: str
    description: str = ""
    canonical: str = ""
    og_image: str = ""
    og_type: str = "website"
    robots: str = ""
    json_ld: list[dict] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    feeds: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def for_page(cls, page, request) -> "Seo":
        """Gather the head of a Wagtail page; one that only an editor sees has no address yet."""
        title = page.seo_title or page.title
        description = page.search_description or page.summary
        url = page.get_url(request) if page.pk else ""
        if not url or getattr(request, "is_preview", False):
            return cls(title=title, description=description, robots="noindex")
        return cls(
            title=title,
            description=description,
            canonical=absolute(url),
            og_image=absolute(social_image_url(page)) if page.pk else "",
            og_type=page.og_type,
            json_ld=[*page.json_ld(request), *breadcrumb_list(page, request)],
            alternates=alternates(page.translation_key),
        )


def social_image_url(page) -> str:
    """Give the address of the picture shown with a shared link: the page's own, or a drawn one.

    A page that is previewed before it is first saved has none yet: "".
    """
    if page.social_image_id:
        return page.social_image.get_rendition("fill-1200x630|format-jpeg").url
    if not page.pk:
        return ""
    return reverse("social_image", kwargs={"page_id": page.pk, "digest": social_digest(page)})


def picture_of_home(request) -> str:
    """Give the address of the picture that the home page is shared with, for pages without one."""
    site = Site.find_for_request(request)
    home = site.root_page.localized.specific if site else None
    return absolute(social_image_url(home)) if hasattr(home, "social_picture") else ""


def social_digest(page) -> str:
    """Give a short digest that changes when the drawn picture would."""
    return sha256(repr(page.social_picture).encode()).hexdigest()[:12]


def alternates(translation_key) -> list[tuple[str, str]]:
    """Give (language, address) of a page in each language it exists in; [] when in one only."""
    return list(_alternates(translation_key)) if len(locales()) > 1 else []


@kept
def _alternates(translation_key) -> tuple[tuple[str, str], ...]:
    pages = Page.objects.live().filter(translation_key=translation_key).select_related("locale")
    found = sorted((page.locale.language_code, page.url) for page in pages if page.url)
    return tuple((code, absolute(url)) for code, url in found) if len(found) > 1 else ()


def breadcrumb_list(page, request) -> list[dict]:
    """Give the schema.org BreadcrumbList of a page; the home page has none."""
    above = page.breadcrumbs(request)
    if not above:
        return []
    trail = [*above, (page.title, page.get_url(request))]
    return [
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": title, "item": absolute(url)}
                for n, (title, url) in enumerate(trail, start=1)
            ],
        }
    ]
