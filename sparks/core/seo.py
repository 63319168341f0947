"""What a page tells search engines and social networks about itself."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

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
        """Gather the head of a Wagtail page."""
        title = page.seo_title or page.title
        url = page.get_url(request)
        return cls(
            title=title,
            description=page.search_description or page.summary,
            canonical=absolute(url) if url else "",
            og_image=absolute(social_image_url(page)),
            json_ld=[*page.json_ld(request), breadcrumb_list(page, request)],
        )


def social_image_url(page) -> str:
    """Give the address of the picture shown with a shared link: the page's own, or a drawn one."""
    if page.social_image_id:
        return page.social_image.get_rendition("fill-1200x630|format-jpeg").url
    return reverse("social_image", kwargs={"page_id": page.pk, "digest": social_digest(page)})


def social_digest(page) -> str:
    """Give a short digest that changes when the drawn picture would."""
    return sha256(f"1|{page.slug}|{page.title}".encode()).hexdigest()[:12]


def breadcrumb_list(page, request) -> dict:
    """Give the schema.org BreadcrumbList of a page."""
    trail = [*page.breadcrumbs(request), (page.title, page.get_url(request) or "")]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": title, "item": absolute(url)}
            for n, (title, url) in enumerate(trail, start=1)
        ],
    }
