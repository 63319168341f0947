"""A recommendation as schema.org knows it."""

from sparks.core import outgoing
from sparks.core.linked_data import known, of_work


def creative_work(page, request) -> dict:
    """Give a recommendation as a work: a sentence taken from a report, with that report."""
    source = {
        "@type": "Report",
        "name": page.source_text,
        "url": outgoing.address(page.source_url),
        "datePublished": str(page.year),
    }
    return of_work(
        "CreativeWork",
        page,
        request,
        text=page.statement,
        isBasedOn=known(source),
        audience=[
            {"@type": "Audience", "audienceType": each.title}
            for each in page.chosen("addressed_to")
        ],
    )
