"""Building blocks of schema.org objects that several rooms use."""

from datetime import date, datetime

from django.utils.translation import get_language

from .frame import frame_for
from .seo import absolute, social_image_url


def known(thing: dict) -> dict:
    """Leave out what is not known: nobody must be told of empty values."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


def iso(moment: date | datetime | None) -> str:
    """Give a date or a moment in ISO 8601; "" when there is none."""
    return moment.isoformat() if moment else ""


def publisher(request) -> dict:
    """Give the organisation behind this site, as a single page names it."""
    frame = frame_for(request)
    return {"@type": "Organization", "name": frame.site_name, "url": absolute(frame.home_url)}


def of_page(kind: str, page, request, **fields) -> dict:
    """Describe what `page` is about as a schema.org `kind`, with `fields` beside the usual ones."""
    url = page.get_url(request)
    return known(
        {
            "@type": kind,
            "name": page.title,
            "description": page.summary,
            "url": absolute(url) if url else "",
            "image": absolute(social_image_url(page)) if url else "",
            **fields,
        }
    )


def of_work(kind: str, page, request, **fields) -> dict:
    """Describe a written or made thing: `of_page`, with its language, dates and publisher."""
    return of_page(
        kind,
        page,
        request,
        inLanguage=get_language(),
        dateModified=iso(page.last_published_at),
        keywords=", ".join(pillar.title for pillar in page.pillar_list),
        publisher=publisher(request),
        **fields,
    )
