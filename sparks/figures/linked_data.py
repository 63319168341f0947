"""What the page of one figure tells templates and search engines."""

from sparks.core import citing, outgoing
from sparks.core.linked_data import iso, known, publisher
from sparks.core.seo import Seo, absolute, picture_of_home

from . import exports


def context_of(figure, index, request) -> dict:
    """Give the context of the figure's page below `index`, the page of the list."""
    listing = index.get_url(request) or ""
    url = f"{listing}{figure.slug}/"
    trail = [*index.breadcrumbs(request), (index.title, listing)]
    data = [(title, f"{url}data.{ending}") for ending, (title, _w) in exports.FORMATS.items()]
    return {
        "figure": figure,
        "seo": Seo(
            title=figure.title,
            description=figure.definition,
            canonical=absolute(url),
            og_image=picture_of_home(request),
            json_ld=[dataset(figure, url, data, request)],
        ),
        "breadcrumbs": trail,
        "listing_url": listing,
        "downloads": data,
        "citation": citing.sentence(figure.reference()),
        "cite_links": citing.links(url),
    }


def dataset(figure, url: str, data: list[tuple[str, str]], request) -> dict:
    """Describe a figure as a schema.org Dataset."""
    series = figure.series
    return known(
        {
            "@type": "Dataset",
            "name": figure.title,
            "description": f"{figure.definition} {figure.caveat}",
            "url": absolute(url),
            "variableMeasured": figure.unit,
            "spatialCoverage": figure.place,
            "temporalCoverage": f"{iso(series[0].starts_on)}/{iso(series[-1].ends_on)}",
            "isBasedOn": outgoing.address(figure.source_url),
            "creator": {"@type": "Organization", "name": figure.source_name},
            "dateModified": iso(figure.checked_on),
            "publisher": publisher(request),
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": title, "contentUrl": absolute(address)}
                for title, address in data
            ],
        }
    )
