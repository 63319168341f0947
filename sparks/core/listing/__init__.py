"""Listings: filters with counts, words, order and pages, all of it in the address.

An index page declares what it lists and by what (see `sparks.core.models.ListingPage`); this
package reads the address, asks PostgreSQL and gives templates and feeds one `Listing`.
"""

from .facets import Facet, choices_of, years
from .listing import Listing
from .sorts import Sort

__all__ = ["Facet", "Listing", "Sort", "choices_of", "years"]
