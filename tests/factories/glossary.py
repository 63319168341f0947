"""The glossary and its terms."""

import factory
from django.utils.text import slugify

from sparks.glossary.models import GlossaryIndexPage, Status, Term

from .pages import page_factory
from .records import LocalisedFactory

GlossaryIndexPageFactory = page_factory(
    GlossaryIndexPage, "Glossary", slug="glossary", lead="What words mean."
)


class TermFactory(LocalisedFactory):
    """A term that we prefer; `DiscouragedFactory` makes one that we do not."""

    class Meta:
        model = Term

    name = factory.Sequence(lambda n: f"term {n}")
    slug = factory.LazyAttribute(lambda term: slugify(term.name))
    status = Status.PREFERRED
    definition = "What it means. And more of it."
    is_confirmed = True


class DiscouragedFactory(TermFactory):
    status = Status.AVOID
    definition = ""
    use_instead = "better words"
