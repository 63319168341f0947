"""A recommendation as others cite it."""

from django.utils.translation import get_language

from sparks.core import outgoing
from sparks.core.citing import Reference
from sparks.core.seo import absolute


def reference_of(page, request) -> Reference:
    """Give the reference: the sentence, where it comes from, and where it can be read."""
    return Reference(
        key=f"sparks-recommendation-{page.pk}",
        kind="webpage",
        title=page.statement,
        issued=page.year,
        note=page.source_line,
        url=outgoing.address(page.source_url),
        read_at=absolute(page.get_url(request) or ""),
        language=get_language(),
    )
