"""All types of records, in the order in which they are listed. A new one is a line here."""

from sparks.core.models import ListingPage

from .kinds import Kind
from .types import (
    articles,
    audiences,
    capabilities,
    events,
    figures,
    help_services,
    issues,
    milestones,
    organisations,
    pillars,
    programmes,
    projects,
    recommendations,
    resources,
    terms,
)

KINDS: tuple[Kind, ...] = (
    projects.KIND,
    organisations.KIND,
    recommendations.KIND,
    resources.KIND,
    articles.KIND,
    events.KIND,
    milestones.KIND,
    figures.KIND,
    terms.KIND,
    issues.KIND,
    help_services.KIND,
    pillars.KIND,
    capabilities.KIND,
    programmes.KIND,
    audiences.KIND,
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_LISTING = {kind.listing: kind for kind in KINDS if kind.listing}


def kind_of_listing(listing: type[ListingPage]) -> Kind | None:
    """Give the kind of what a listing lists."""
    return BY_LISTING.get(listing)
