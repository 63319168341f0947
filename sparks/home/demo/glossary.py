"""Demo terms of the glossary, in our own words."""

from django.utils.text import slugify

from sparks.core.models import Generation
from sparks.glossary.models import Status, Term

from ..models import HomePage
from .read import rows


def load_glossary(home: HomePage) -> int:
    """Create the terms that are missing and say why others are avoided; give how many there are."""
    told = rows("glossary")
    terms = Term.objects.filter(locale=home.locale)
    there = set(terms.values_list("slug", flat=True))
    new = [_term(row, home) for row in told["term"] if slugify(row["name"]) not in there]
    # In bulk: saved one by one, each would have all pages checked anew.
    Term.objects.bulk_create(new)
    for row in told["discouraged"]:
        terms.filter(slug=row["slug"], why="").update(why=row["why"])
    Generation.bump()
    return terms.count()


def _term(row: dict, home: HomePage) -> Term:
    return Term(
        locale=home.locale,
        name=row["name"],
        slug=slugify(row["name"]),
        other_forms="\n".join(row.get("other_forms", [])),
        status=Status.PREFERRED,
        definition=row["definition"],
        source=row.get("source", ""),
        is_confirmed=row.get("confirmed", False),
    )
