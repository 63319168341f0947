from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core import outgoing
from sparks.core.listing import Facet, Sort, choices_of
from sparks.glossary.models import Status, Term

from ..addresses import record_url
from ..kinds import Kind, in_active_language
from ..pages import listing_url
from ..records import Record, Uri, one_of

NAME = "terms"


class TermRecord(Record):
    """A word of the field: what it means, or what to write in its place."""

    id: int
    api_url: Uri
    """This record."""
    url: Uri | None
    """The page for people to read."""
    language: str
    name: str
    other_forms: list[str]
    context: str
    """For words that are harmless elsewhere: where they are not."""
    status: one_of(Status)
    definition: str
    use_instead: str
    """Several are separated by semicolons; what stands in brackets is a remark."""
    why: str
    source: str
    source_url: Uri | None
    is_confirmed: bool
    """Whether an editor has found it in published guidance."""


def written(items: list[Term]) -> list[TermRecord]:
    """Write terms (no query)."""
    glossary = listing_url("glossary")
    return [
        TermRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            url=f"{glossary}{each.slug}/" if glossary else None,
            language=get_language(),
            name=each.name,
            other_forms=list(each.wordings[1:]),
            context=each.context,
            status=each.status,
            definition=each.definition,
            use_instead=each.use_instead,
            why=each.why,
            source=each.source,
            source_url=outgoing.address(each.source_url) or None,
            is_confirmed=each.is_confirmed,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Terms"),
    record=TermRecord,
    items=lambda: in_active_language(Term),
    records=written,
    facets=(Facet("status", _("Status"), "status", choices_of(Status)),),
    sorts=(Sort("name", _("A to Z"), (Lower("name"),)),),
    words_in=("name", "other_forms"),
)
