"""Wording to avoid or take care with, as every installation begins with it.

What is there already is left as it is: these are an editor's words from the first day on.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale

from sparks.core.models import Generation

from .models import Status, Term

FILE = Path(__file__).parent / "data" / "terminology.csv"
SOURCE = "Terminology Guidelines for the Protection of Children, second edition, April 2025"
CONTEXT = re.compile(r"\s*\(([^)]*)\)\s*$")


def load_terms(path: Path = FILE) -> int:
    """Create the terms of a table that are missing, in English; give how many those were.

    The table has the columns avoid (wordings separated by "|", a context in brackets at the end),
    use_instead, status (avoid or care) and confirmed (yes or no).
    """
    locale = Locale.objects.filter(language_code="en").first() or Locale.get_default()
    there = set(Term.objects.filter(locale=locale).values_list("slug", flat=True))
    new = [term for term in read(path, locale) if term.slug not in there]
    # Not one by one: each would have all pages checked anew.
    Term.objects.bulk_create(new)
    if new:
        Generation.bump()
    return len(new)


def read(path: Path, locale: Locale) -> Iterator[Term]:
    """Give the terms of a table, unsaved."""
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            context = CONTEXT.search(row["avoid"])
            name, *others = CONTEXT.sub("", row["avoid"]).split("|")
            instead = row["use_instead"]
            yield Term(
                locale=locale,
                name=name,
                slug=slugify(name),
                other_forms="\n".join(others),
                context=context[1] if context else "",
                status=Status(row["status"]),
                use_instead=_("leave it out") if instead == "delete" else instead,
                source=SOURCE,
                is_confirmed=row["confirmed"] == "yes",
            )
