"""The glossary as visitors see it, its addresses, and what the search says of words."""

import re

import pytest

from sparks.core.models import Generation
from sparks.glossary.load import load_terms
from sparks.glossary.models import Term
from sparks.search.models import SearchEntry
from tests.counting import queries_of
from tests.factories.glossary import DiscouragedFactory, TermFactory
from tests.factories.pages import StandardPageFactory


@pytest.fixture
def terms(csam):
    return [
        csam,
        DiscouragedFactory(
            name="child porn",
            use_instead="child sexual abuse material (CSAM)",
            why="Nobody agreed.",
        ),
        DiscouragedFactory(
            name="sextortion", status="care", use_instead="sexual extortion", is_confirmed=False
        ),
        TermFactory(name="Éloignement"),
    ]


def text_of(visitor, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return answer.text


def named(text: str) -> list[str]:
    return re.findall(r'<h4>\s*<a href="/en/glossary/[\w-]+/">([^<]+)</a>', text)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["child porn", "child sexual abuse material", "Éloignement", "sextortion"]),
        ("?q=csam", ["child porn", "child sexual abuse material"]),
        ("?q=ELOIGN", ["Éloignement"]),
        ("?status=avoid", ["child porn"]),
        ("?status=care&q=child", []),
        (
            "?status=nonsense&q=%00",
            ["child porn", "child sexual abuse material", "Éloignement", "sextortion"],
        ),
    ],
)
def test_terms_are_listed_searched_and_filtered(visitor, terms, query, names):
    text = text_of(visitor, f"/en/glossary/{query}")
    assert named(text) == names
    assert ("No term fits" in text) is (not names)


def test_letters_lead_to_their_terms(visitor, terms):
    text = text_of(visitor, "/en/glossary/")
    assert re.findall(r'href="#letter-(\w)"', text) == ["c", "e", "s"]
    assert text.count('id="letter-') == 3


def test_a_glossary_without_terms_says_so(visitor, glossary):
    assert "No terms yet" in text_of(visitor, "/en/glossary/")


def test_a_term_has_a_page(visitor, terms):
    text = text_of(visitor, "/en/glossary/child-sexual-abuse-material/")
    assert "<title>child sexual abuse material: what it means" in text
    assert "The record of a crime. It harms again." in text
    assert (
        'rel="canonical" href="http://localhost:8000/en/glossary/child-sexual-abuse-material/"'
        in text
    )
    assert '"@type": "DefinedTerm"' in text
    assert 'href="/en/glossary/child-porn/"' in text  # what it replaces
    assert "Not confirmed" not in text


def test_a_discouraged_word_says_what_to_say_instead(visitor, terms):
    text = text_of(visitor, "/en/glossary/child-porn/")
    for said in (
        "We avoid this",
        "Say instead",
        "child sexual abuse material (CSAM)",
        "Nobody agreed.",
    ):
        assert said in text
    assert "Not confirmed by an editor yet" in text_of(visitor, "/en/glossary/sextortion/")


@pytest.mark.parametrize("slug", ["nothing", "child-porn/more", "CHILD-PORN"])
def test_what_is_no_term_is_not_found(visitor, terms, slug):
    assert visitor.get(f"/en/glossary/{slug}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/en/glossary/", "/en/glossary/child-porn/", "/en/glossary/?q=term"]
)
def test_a_glossary_of_any_size_costs_the_same(visitor, terms, path):
    few = len(queries_of(visitor, path))
    Term.objects.bulk_create(TermFactory.build_batch(300, locale=terms[0].locale))
    Generation.bump()
    assert len(queries_of(visitor, path)) == few
    assert few <= 5


def test_terms_are_in_the_sitemap_while_they_are_public(visitor, terms, glossary):
    address = "<loc>http://localhost:8000/en/glossary/child-porn/</loc>"
    assert address in visitor.get("/sitemap.xml").text
    glossary.unpublish()
    assert address not in visitor.get("/sitemap.xml").text


def test_the_table_is_loaded_once_and_what_editors_wrote_stays(table):
    term = Term.objects.get(slug="child-pornography")
    assert term.wordings[1:] == ("child porn", "kiddie porn", "kiddy porn", "kinderporno")
    assert (term.status, term.is_confirmed) == ("avoid", True)
    assert Term.objects.get(slug="client").context == "of a child"
    assert Term.objects.get(slug="promiscuous").use_instead == "leave it out"
    Term.objects.filter(pk=term.pk).update(use_instead="ours")
    assert load_terms() == 0
    assert Term.objects.get(pk=term.pk).use_instead == "ours"


def test_the_search_finds_the_glossary_by_what_its_terms_say(glossary, csam):
    assert "The record of a crime" in SearchEntry.objects.get(pk=glossary.pk).body
    csam.delete()
    assert "The record of a crime" not in SearchEntry.objects.get(pk=glossary.pk).body


def test_a_search_for_an_old_word_gives_results_and_a_short_note(visitor, home, terms):
    page = StandardPageFactory(parent=home, title="Child sexual abuse material and the law")
    page.save_revision().publish()
    text = text_of(visitor, "/en/search/?q=child+porn")
    assert "For “child porn” we say: child sexual abuse material (CSAM)." in text
    assert 'href="/en/glossary/child-porn/"' in text
    assert "Child sexual abuse material and the law" in text


def test_a_search_for_a_term_explains_it_and_for_others_nothing(visitor, terms):
    assert "The record of a crime." in text_of(visitor, "/en/search/?q=csam")
    assert "search-note--glossary" not in text_of(visitor, "/en/search/?q=sextortion")
    assert "search-note--glossary" not in text_of(visitor, "/en/search/?q=anything")
