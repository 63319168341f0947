"""Terms in texts: which are marked, where, and that nothing else changes."""

import html5lib
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from sparks.glossary.marking import mark
from sparks.glossary.matching import words
from tests.counting import queries_of
from tests.factories.glossary import DiscouragedFactory, TermFactory
from tests.factories.pages import StandardPageFactory


class Known:
    """A term as marking needs it, without a database."""

    def __init__(self, slug: str):
        self.slug, self.url, self.short = slug, f"/en/glossary/{slug}/", 'What "it" means & more.'


CSAM, HASH = Known("csam"), Known("hash")
WORDS = words([("child sexual abuse material", CSAM), ("CSAM", CSAM), ("hash", HASH)], "en")


def links(html: str) -> list[str]:
    return [link.get_text() for link in BeautifulSoup(html, "html.parser").select("a.term")]


def test_the_first_occurrence_is_marked_whatever_its_form():
    html = mark(
        "<p>A Hash, two hashes, <b>CSAM</b> and child sexual abuse material.</p>", WORDS, set()
    )
    assert links(html) == ["Hash", "CSAM"]
    assert 'href="/en/glossary/hash/"' in html
    assert "What &quot;it&quot; means &amp; more." in html


def test_what_was_marked_before_is_not_marked_again():
    done = {"hash"}
    assert links(mark("<p>Hash and CSAM</p>", WORDS, done)) == ["CSAM"]
    assert done == {"hash", "csam"}


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x/">a <b>hash</b></a></p>',
        "<h2>The hash</h2>",
        "<blockquote><p>The hash</p></blockquote>",
        "<p><q>hash</q> <cite>hash</cite> <code>hash</code></p>",
        '<p title="hash">rehashed <!-- hash --></p>',
        "<p>csam</p>",
    ],
)
def test_some_places_are_left_alone(html):
    assert mark(html, WORDS, set()) == html


TEXT = st.lists(
    st.sampled_from(
        ["hash", "CSAM", "child sexual  abuse material", " ", ", ", "&amp;", "&lt;b&gt;"]
    )
    | st.text(
        st.characters(exclude_characters="<>&\r\x00", exclude_categories=["Cs", "Cc"]), max_size=6
    ),
    max_size=8,
).map("".join)
TAGS = st.sampled_from(["p", "b", "i", "a", "h2", "li", "blockquote", "em"])


def wrapped(inner):
    return st.lists(
        st.tuples(TAGS, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>") | TEXT,
        max_size=4,
    ).map("".join)


def words_of(html: str) -> str:
    """Give the text as a browser reads it."""
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())


@settings(max_examples=150, deadline=None)
@given(st.recursive(TEXT, wrapped, max_leaves=12))
def test_marking_never_changes_the_words(html):
    marked = mark(html, WORDS, set())
    assert words_of(marked) == words_of(html)
    assert len(links(marked)) <= 2
    assert mark(marked, WORDS, {"csam", "hash"}) == marked


def body(*paragraphs: str) -> list:
    return [("text", {"html": f"<p>{paragraph}</p>"}) for paragraph in paragraphs]


def test_a_page_marks_a_term_once_and_only_those_we_prefer(visitor, home, csam):
    DiscouragedFactory(name="child porn")
    StandardPageFactory(parent=home, slug="about", body=body("CSAM & child porn", "More CSAM"))
    text = visitor.get("/en/about/").text
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    [link] = tree.iterfind(".//a[@class='term']")
    assert link.attrib["href"] == "/en/glossary/child-sexual-abuse-material/"
    assert link.attrib["data-term"] == "The record of a crime."
    assert "CSAM</a> &amp; child porn" in text


def test_without_a_public_glossary_nothing_is_marked(visitor, home, csam, glossary):
    glossary.unpublish()
    StandardPageFactory(parent=home, slug="about", body=body("CSAM"))
    assert 'class="term"' not in visitor.get("/en/about/").text


def test_marking_costs_the_same_with_one_term_and_with_many(visitor, home, csam):
    StandardPageFactory(parent=home, slug="about", body=body("CSAM", "hash"))
    few = len(queries_of(visitor, "/en/about/"))
    TermFactory.create_batch(30)
    assert len(queries_of(visitor, "/en/about/")) == few
