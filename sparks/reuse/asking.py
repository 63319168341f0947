"""What was asked for, read strictly: a filter that is not understood must not give everything."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import QueryDict

from sparks.core.listing.selection import LONGEST_TEXT, MOST_WORDS, PAGE_DIGITS, Selection
from sparks.core.places import locales

from .kinds import Kind
from .problems import Problem, Trouble

PAGE_SIZE, MOST = 20, 100
LANGUAGE = "lang"
PAGING = ("page", "page_size")


@dataclass(frozen=True)
class Asked:
    """The items, and how many of them a page has."""

    selection: Selection
    page_size: int

    @property
    def more(self) -> dict[str, str]:
        """Give what an address says beside the selection."""
        return {} if self.page_size == PAGE_SIZE else {"page_size": str(self.page_size)}


def languages() -> list[str]:
    """Give the codes of the languages that the site has, the usual one first."""
    return [code for code, _name in settings.LANGUAGES if code in locales()]


def language_of(params: QueryDict) -> str:
    """Give the language asked for, or the usual one; Problem 400 for one that is not here."""
    language = params.get(LANGUAGE, settings.LANGUAGE_CODE)
    if language in languages():
        return language
    raise _refused([Trouble(parameter=LANGUAGE, message="Not a language.", known=languages())])


def only_language(params: QueryDict) -> None:
    """Raise Problem 400 when anything but the language is asked for."""
    _refuse(_unknown(params, [LANGUAGE]))


def read(params: QueryDict, kind: Kind, *, is_paged: bool = True) -> Asked:
    """Give what `params` ask of `kind`, in the active language; Problem 400 names all mistakes."""
    once = [LANGUAGE, "q", "sort", *(PAGING if is_paged else ())]
    _refuse(_mistakes(params, kind, once))
    selection = Selection.read(params, kind.facets, kind.sorts)
    return Asked(selection, int(params.get("page_size", PAGE_SIZE)))


def _mistakes(params: QueryDict, kind: Kind, once: list[str]) -> Iterator[Trouble]:
    yield from _unknown(params, [*once, *(facet.name for facet in kind.facets)])
    for name in once:
        if len(params.getlist(name)) > 1:
            yield Trouble(parameter=name, message="Given more than once.", known=[])
    for facet in kind.facets:
        if set(params.getlist(facet.name)) - {*(names := facet.names())}:
            yield Trouble(parameter=facet.name, message="No such value.", known=[*names])
    yield from _order_and_words(params, [sort.name for sort in kind.sorts])
    yield from _numbers(params, once)


def _order_and_words(params: QueryDict, sorts: list[str]) -> Iterator[Trouble]:
    if params.get("sort", sorts[0]) not in sorts:
        yield Trouble(parameter="sort", message="No such order.", known=sorts)
    words = params.get("q", "")
    if len(words) > LONGEST_TEXT or len(words.split()) > MOST_WORDS:
        message = f"At most {LONGEST_TEXT} characters and {MOST_WORDS} words."
        yield Trouble(parameter="q", message=message, known=[])


def _numbers(params: QueryDict, once: list[str]) -> Iterator[Trouble]:
    for name, most in (("page", 10**PAGE_DIGITS - 1), ("page_size", MOST)):
        text = params.get(name, "1")
        fits = text.isascii() and text.isdigit() and len(text) <= PAGE_DIGITS
        if name in once and not (fits and 1 <= int(text) <= most):
            yield Trouble(parameter=name, message=f"A whole number from 1 to {most}.", known=[])


def _unknown(params: QueryDict, known: list[str]) -> Iterator[Trouble]:
    for name in params:
        if name not in known:
            yield Trouble(parameter=name, message="No such parameter.", known=known)


def _refuse(mistakes: Iterator[Trouble]) -> None:
    if found := list(mistakes):
        raise _refused(found)


def _refused(mistakes: list[Trouble]) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "Some parameters do not fit.", mistakes)
