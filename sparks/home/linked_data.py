"""The site itself as schema.org knows it."""

from sparks.core.frame import frame_for
from sparks.core.linked_data import known, publisher
from sparks.core.seo import absolute


def site(request) -> list[dict]:
    """Give the organisation behind the site, and the site with its search."""
    frame = frame_for(request)
    search = {
        "@type": "SearchAction",
        "target": f"{absolute(frame.search_url)}?q={{search_term_string}}",
        "query-input": "required name=search_term_string",
    }
    organisation = {
        **publisher(request),
        "description": frame.texts.claim,
        "sameAs": [url for _name, url in frame.settings.social_links()],
    }
    return [
        known(organisation),
        {
            "@type": "WebSite",
            "name": frame.site_name,
            "url": absolute(frame.home_url),
            "potentialAction": search,
        },
    ]
