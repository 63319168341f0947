"""The term guard: what it finds, what it lets pass, and that it points at what it found."""

from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from sparks.glossary import guard
from sparks.glossary.guard import excerpt, find, known_words
from sparks.glossary.load import FILE, read
from sparks.glossary.store import Entry, better_wordings
from tests.factories.glossary import TermFactory
from tests.factories.records import OrganisationFactory


@lru_cache
def known():
    """Everything that the table and one preferred term say, without a database."""
    terms = [
        *read(FILE, Locale(language_code="en")),
        TermFactory.build(name="victims and survivors", locale=None),
    ]
    names = [field for field in Entry.__dataclass_fields__ if field not in ("pk", "wordings")]
    entries = [
        Entry(pk=0, wordings=term.wordings, **{name: getattr(term, name) for name in names})
        for term in terms
    ]
    return known_words(entries, "en")


def found(text: str, names=()) -> list[str]:
    return [each.word for each in find(text, known(), "en", names)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A report on child pornography.", ["child pornography"]),
        ("Child  Pornography\nand kiddie-porn", ["Child  Pornography", "kiddie-porn"]),
        ("They were called child prostitutes.", ["child prostitutes"]),
        ("children prostitutes", ["children prostitutes"]),
        ("A child prostitute's story", ["child prostitute's"]),
        ("virtual child pornography is older", ["virtual child pornography"]),
        ("Two child sex tourists left.", ["child sex tourists"]),
        ("A study of paedophiles", ["paedophiles"]),
        ("The child was willing.", ["willing"]),
        ("The children met many clients.", ["clients"]),
        ("Grooming takes weeks.", ["Grooming"]),
    ],
)
def test_it_finds_words_in_whatever_form(text, words):
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Child sexual abuse material is reported.",
        "schoolchildren and pornographychild",
        "Optional Protocol on the sale of children, child prostitution and child pornography",
        "Directive 2011/93/EU on combating the sexual abuse and sexual exploitation of children\n"
        "and child pornography",
        "Directive 2012/29/EU on the rights of victims",
        "Special Rapporteur on the sale of children, child prostitution and child pornography",
        "He wrote “child pornography is the legal term” in 2009.",
        'He wrote "child pornography" in 2009.',
        "See https://example.org/child-pornography and www.example.org/revenge porn".replace(
            " porn", ""
        ),
        "Write to revenge.porn@example.org",
        "We are willing to help. Our clients are ministries.",
        "We are willing to help!\nEvery child counts.",
        "John Smith works with children.",
        "Online grooming takes weeks.",
        "Support for victims and survivors",
    ],
)
def test_it_lets_pass_what_is_no_choice_of_words(text):
    assert found(text) == []


def test_a_quotation_ends_with_its_paragraph():
    assert found("“Never closed\nchild pornography”") == ["child pornography"]


def test_names_of_organisations_are_let_pass_but_not_parts_of_them():
    names = ["End Child Prostitution Network"]
    assert found("The End Child Prostitution Network said", names) == []
    assert found("To end child prostitution", names) == ["child prostitution"]


def test_a_finding_says_what_is_better_and_why():
    [each] = find("On child porn.", known(), "en")
    assert (each.start, each.end) == (3, 13)
    assert each.is_avoided
    assert each.better.startswith("child sexual abuse material")
    assert each.entry.is_confirmed


def test_what_is_better_is_taken_apart():
    text = "child sexual abuse material (CSAM) or child sexual exploitation material; x (y)"
    assert better_wordings(text) == (
        "child sexual abuse material",
        "child sexual exploitation material",
        "x",
    )


def test_an_excerpt_is_cut_at_blanks():
    text = f"{'before ' * 20}word{' after' * 20}"
    start = text.index("word")
    before, after = excerpt(text, start, start + 4)
    assert before.startswith("…before")
    assert after.endswith("after…")
    assert excerpt("a word b", 2, 6) == ("a ", " b")


PHRASES = ["child pornography", "Kiddie  porn", "revenge\nporn", "victims", "CSAM consumers"]
AMONG = [
    "John",
    "a child",
    "willing",
    "“",
    "”",
    '"',
    "https://x.example/",
    ".",
    " ",
    "\n",
    "İ",
    "'s",
]
PIECES = st.sampled_from([*PHRASES, *AMONG])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join))
def test_a_finding_points_at_its_word(text):
    places = find(text, known(), "en")
    assert [text[each.start : each.end] for each in places] == [each.word for each in places]
    assert all(a.end <= b.start for a, b in pairwise(places))
    for each in places:
        before, after = excerpt(text, each.start, each.end)
        assert before.lstrip("…") in text.replace("\n", " ")
        assert after.rstrip("…") in text.replace("\n", " ")


def test_a_language_has_its_own_words(table):
    assert [each.word for each in guard.findings("child porn", "en")] == ["child porn"]
    assert guard.findings("child porn", "de") == []


def test_names_of_organisations_come_from_their_room(table):
    OrganisationFactory(name="End Child Prostitution Network")
    assert guard.findings("The End Child Prostitution Network", "en") == []
