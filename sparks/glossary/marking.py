"""Marking the terms of a text with a link to what they mean."""

from bs4 import BeautifulSoup, NavigableString
from django.utils.html import escape

from sparks.core.store import kept

from . import store
from .matching import Words, words
from .models.terms import Status
from .store import Entry

# What is within these is a title, leads somewhere already, or is somebody else's wording.
HEADINGS = [f"h{level}" for level in range(1, 7)]
LINKS = ["a", "button"]
QUOTED = ["blockquote", "q", "cite", "code", "pre", "abbr", "dfn"]
LEFT_ALONE = frozenset([*HEADINGS, *LINKS, *QUOTED])


@kept
def marked_words(language: str) -> Words[Entry]:
    """Give the terms that are marked: those we prefer. Others are mended, not explained."""
    preferred = (each for each in store.entries(language) if each.status == Status.PREFERRED)
    return words(((wording, each) for each in preferred for wording in each.wordings), language)


def mark(html: str, known: Words[Entry], done: set[str]) -> str:
    """Give rich text in which each term, where it occurs first, is a link to its definition.

    done: the slugs of terms that this page has marked already; those marked now are added. All
    else, every character of the text included, stays as it is; without a term, the same string.
    """
    if not known.within(html):
        return html
    # A document that keeps its blanks: by itself, the parser would make one of several.
    soup = BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"[document]"})
    is_changed = False
    for node in list(soup.find_all(string=True)):
        if type(node) is NavigableString and not _is_left_alone(node):
            is_changed |= _mark_node(soup, node, known, done)
    return soup.decode(formatter=escape) if is_changed else html


def _is_left_alone(node: NavigableString) -> bool:
    return any(parent.name in LEFT_ALONE for parent in node.parents)


def _mark_node(soup, node: NavigableString, known: Words[Entry], done: set[str]) -> bool:
    text, parts, last = str(node), [], 0
    for match, entry in known.finditer(text):
        if entry.slug in done or not entry.url:
            continue
        done.add(entry.slug)
        link = soup.new_tag("a", href=entry.url, **{"class": "term", "data-term": entry.short})
        link.string = match[0]
        parts += [NavigableString(text[last : match.start()]), link]
        last = match.end()
    if parts:
        node.replace_with(*(part for part in parts if part), NavigableString(text[last:]))
    return bool(parts)
