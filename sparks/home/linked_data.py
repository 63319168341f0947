"""The site itself, the response map and its capabilities as schema.org knows them."""

from sparks.core.frame import frame_for
from sparks.core.linked_data import known, of_page, publisher
from sparks.core.seo import absolute

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATA = {
    "response.csv": "text/csv",
    "response.json": "application/json",
    "countries.csv": "text/csv",
}


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


def dataset(page, request) -> dict:
    """Describe the response map as data to take away."""
    url = absolute(page.get_url(request))
    files = [
        {"@type": "DataDownload", "contentUrl": f"{url}{name}", "encodingFormat": kind}
        for name, kind in DATA.items()
    ]
    by = publisher(request)
    return of_page("Dataset", page, request, creator=by, license=LICENCE, distribution=files)


def defined_term(page, request) -> dict:
    """Describe the page of a capability as a term of its framework."""
    capability = page.kept_capability
    framework = capability.theme.framework
    terms = {"@type": "DefinedTermSet", "name": framework.name, "version": framework.version}
    return of_page(
        "DefinedTerm", page, request, termCode=str(capability.number), inDefinedTermSet=terms
    )
