"""The search page: it only reads, sets no cookie, and nobody writes down what was looked for."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sparks.core.frame import frame_for
from sparks.core.routing import find_site
from sparks.core.seo import Seo
from sparks.core.store import kept
from sparks.glossary.asking import notes
from sparks.taxonomy.store import topic_names

from .facets import TOPIC
from .listing import SearchListing
from .matching import entries_in

POPULAR = 12


@require_safe
def search(request):
    """Show what is found for the words and filters in the address, or ways to begin."""
    find_site(request)
    language = get_language()
    listing = SearchListing(language, request.GET, request.path)
    has_asked = listing.is_filtered
    return render(
        request,
        "search/search.html",
        {
            "listing": listing,
            "found": listing.found,
            "hits": listing.hits(request) if has_asked else [],
            "has_asked": has_asked,
            "glossary": notes(listing.words, language),
            "topics": popular_topics(language),
            "breadcrumbs": [(_("Home"), frame_for(request).home_url)],
            "seo": Seo(title=listing.title, robots="noindex"),
        },
    )


@kept
def popular_topics(language: str) -> tuple[tuple[str, str], ...]:
    """Give (slug, name) of the topics that most pages have, to begin with."""
    rows = TOPIC.tally(entries_in(language)).order_by("-count", "value")
    names = topic_names()
    return tuple(
        (row["value"], names[row["value"]]) for row in rows[:POPULAR] if row["value"] in names
    )
