"""Pictures of many pages at once."""

from django.db.models import Prefetch, QuerySet

from .models.media import SiteImage

# What components/card_picture.html asks for.
CARD_PICTURE = "fill-640x360|format-webp"


def with_pictures(pages: QuerySet) -> QuerySet:
    """Fetch the pictures of cards with `pages`: two queries, however many there are."""
    images = SiteImage.objects.prefetch_renditions(CARD_PICTURE)
    return pages.prefetch_related(Prefetch("image", images))
