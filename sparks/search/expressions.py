"""Pieces of SQL that the table and the queries share."""

from django.contrib.postgres.search import SearchVector
from django.db.models import CharField, F, Func, GeneratedField

# What a word counts for: in the body, the summary, the acronym and terms, the title.
WEIGHTS = [0.02, 0.2, 0.5, 1.0]


class TextConfig(Func):
    """The text search configuration of a language: made in the first migration."""

    function = "sparks_text_config"
    output_field = CharField()
    arity = 1


class WordsField(GeneratedField):
    """A generated column that is matched against but never read back: it is long."""

    db_returning = False


def weighted_vector() -> SearchVector:
    """Give the expression of the words of an entry, the weightiest first."""
    config = TextConfig(F("language"))
    return (
        SearchVector("title", weight="A", config=config)
        + SearchVector("acronym", "terms", weight="B", config=config)
        + SearchVector("summary", weight="C", config=config)
        + SearchVector("body", weight="D", config=config)
    )


# Names are not stemmed: what is typed of them is a beginning.
NAMES_CONFIG = "sparks_simple"


def names_vector() -> SearchVector:
    """Give the expression of the words in the names of an entry; there is an index of it."""
    return SearchVector("acronym", "title", config=NAMES_CONFIG)
