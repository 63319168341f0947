"""What may be asked, as OpenAPI describes it: drawn from the facets and orders of the listings."""

from django.conf import settings

from sparks.core.listing import Facet
from sparks.core.listing.selection import LONGEST_TEXT

from .asking import LANGUAGE, MOST, PAGE_SIZE, languages
from .kinds import Kind

MANY = 40  # values that are not listed any more


def selecting(kind: Kind) -> list[dict]:
    """Describe what narrows and orders the records of `kind`."""
    return [*map(facet, kind.facets), words(), order(kind), language()]


def facet(of: Facet) -> dict:
    """Describe a filter: given several times, a record fits that has one of the values."""
    values = list(of.names())
    schema: dict = {"type": "string"}
    if 0 < len(values) <= MANY:
        schema["enum"] = values
    return _query(
        of.name,
        f"{of.label}. May be given several times: one of the values has to fit.",
        {"type": "array", "items": schema},
        style="form",
        explode=True,
    )


def words() -> dict:
    """Describe the filter by words."""
    return _query(
        "q", "Words that all have to occur.", {"type": "string", "maxLength": LONGEST_TEXT}
    )


def order(kind: Kind) -> dict:
    """Describe the orders of a kind; what is equal in them stands by id."""
    names = [sort.name for sort in kind.sorts]
    return _query("sort", "The order.", {"type": "string", "enum": names, "default": names[0]})


def language() -> dict:
    """Describe the choice of a language."""
    return _query(
        LANGUAGE,
        "Language of the texts.",
        {"type": "string", "enum": languages(), "default": settings.LANGUAGE_CODE},
    )


def paging() -> list[dict]:
    """Describe the choice of a page."""
    return [
        _query("page", "Which page.", {"type": "integer", "minimum": 1, "default": 1}),
        _query(
            "page_size",
            "Records of a page.",
            {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE_SIZE},
        ),
    ]


def key() -> dict:
    """Describe the id in an address."""
    return {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The id of a record.",
        "schema": {"type": "integer", "minimum": 1},
    }


def _query(name: str, description: str, schema: dict, **rest) -> dict:
    return {"name": name, "in": "query", "description": description, "schema": schema, **rest}
