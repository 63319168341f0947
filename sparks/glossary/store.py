"""What the site knows about words, kept between requests: no page pays a query for it."""

import re
from dataclasses import dataclass

from sparks.core.addresses import listing_urls
from sparks.core.store import kept

from .models.terms import Status, Term

# "material (CSAM) or other material" names two wordings; any other "or" belongs to one.
SEPARATOR = re.compile(r";|(?<=\)) or ")
REMARK = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Entry:
    """A term as readers and guards need it; `pk` is the record's."""

    pk: int
    name: str
    slug: str
    context: str
    status: str
    definition: str
    use_instead: str
    why: str
    source: str
    source_url: str
    is_confirmed: bool
    wordings: tuple[str, ...]

    @property
    def others(self) -> str:
        """Give the other forms in one line."""
        return ", ".join(self.wordings[1:])

    @property
    def better(self) -> tuple[str, ...]:
        """Give the wordings to use instead, without remarks."""
        return better_wordings(self.use_instead)

    @property
    def status_label(self) -> str:
        return Status(self.status).label

    @property
    def url(self) -> str:
        """Give the address of the term's page; "" where there is no glossary in this language."""
        listing = listing_urls().get("glossary")
        return f"{listing}{self.slug}/" if listing else ""

    @property
    def short(self) -> str:
        """Give the definition's first sentence."""
        return first_sentence(self.definition)


@kept
def entries(language: str) -> tuple[Entry, ...]:
    """Give all terms of a language, in the order of their names."""
    terms = Term.objects.filter(locale__language_code=language)
    return tuple(
        Entry(
            pk=term.pk,
            name=term.name,
            slug=term.slug,
            context=term.context,
            status=term.status,
            definition=term.definition,
            use_instead=term.use_instead,
            why=term.why,
            source=term.source,
            source_url=term.source_url,
            is_confirmed=term.is_confirmed,
            wordings=term.wordings,
        )
        for term in terms
    )


def better_wordings(text: str) -> tuple[str, ...]:
    """Take “use instead” apart at its semicolons; remarks in brackets are left out."""
    parts = (REMARK.sub("", part).strip(" .") for part in SEPARATOR.split(text))
    return tuple(part for part in parts if part)


def first_sentence(text: str) -> str:
    """Give the first sentence of a text of several."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]
