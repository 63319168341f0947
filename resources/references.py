"""A resource as others cite it."""

from django.utils.translation import get_language

from sparks.core.citing import Reference
from sparks.core.seo import absolute

# Kinds not named here are a document.
KINDS = {
    "report": "report",
    "policy_brief": "report",
    "guideline": "report",
    "case_study": "report",
    "paper": "article-journal",
    "dataset": "dataset",
    "software": "software",
}


def reference_of(page, request) -> Reference:
    """Give the reference; without authors its organisations stand for them."""
    organisations = getattr(page, "organisation_names", None)  # in lists they come with the page
    if organisations is None:
        organisations = [each.name for each in page.organisation_list]
    authors = tuple(name.strip() for name in page.authors.split(";") if name.strip())
    return Reference(
        key=f"sparks-resource-{page.pk}",
        kind=KINDS.get(page.kind, "document"),
        title=page.title,
        authors=authors or tuple(organisations),
        issued=page.published_on,
        publisher="; ".join(organisations) if authors else "",
        doi=page.doi,
        url=f"https://doi.org/{page.doi}" if page.doi else "",
        read_at=absolute(page.get_url(request) or ""),
        language=get_language(),
    )
