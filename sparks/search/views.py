"""The search page: it only reads, sets no cookie, and nobody writes down what was looked for."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sparks.core.frame import frame_for
from sparks.core.routing import find_site
from sparks.core.seo import Seo
from sparks.core.store import kept
from sparks.glossary.asking import notes
from sparks.taxonomy.store import topic_names

from .answers import answer
from .listing import SearchListing
from .matching import Everything, clean
from .suggesting import suggestions

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


@require_safe
@never_cache
def suggest(request):
    """Give names of pages that begin with what is typed so far, for static/js/suggest.js."""
    language = get_language()
    find_site(request)
    found = suggestions(clean(request.GET.get("q", "")), language, request)
    return JsonResponse(
        {
            "suggestions": [
                {"title": each.title, "url": each.url, "kind": str(each.kind.label)}
                for each in found
            ]
        }
    )


@kept
def popular_topics(language: str) -> tuple[tuple[str, str], ...]:
    """Give (slug, name) of the topics that most pages have, to begin with."""
    counts = answer(Everything(language), {}, "newest", page=1).topics
    names = topic_names()
    known = sorted((-count, slug) for slug, count in counts.items() if slug in names)
    return tuple((slug, names[slug]) for _count, slug in known[:POPULAR])
