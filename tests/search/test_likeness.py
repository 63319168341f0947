"""“Has this been done?”: what counts as near, and what the page says."""

from uuid import uuid4

import pytest

from sparks.search.indexing import rebuild
from sparks.search.likeness import LONGEST, MOST, known_words, most_alike
from tests.counting import queries_of
from tests.factories.pages import (
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import OrganisationFactory, ParticipationFactory

pytestmark = pytest.mark.django_db
URL = "/en/search/done/"
KINDS = ("project", "resource", "recommendation")
IDEA = "Lanterns that guide lost hikers through forests"


@pytest.fixture
def library(project_index, resource_index):
    """Give a function that makes projects with these texts and counts their words."""

    def make(*texts: str, **fields):
        made = [
            ProjectPageFactory(
                parent=project_index,
                title=f"P{number}",
                slug=f"p-{uuid4().hex}",
                short_version=text,
                **fields,
            )
            for number, text in enumerate(texts)
        ]
        for each in made:
            each.save_revision().publish()
        list(rebuild())
        return made

    return make


def near(text: str) -> list[str]:
    words = known_words(text, "en")
    return [each.entry.title for each in most_alike(words, "en", KINDS)]


def test_rare_words_count_more_than_common_ones(library):
    library(
        "Children and schools and lessons",
        "Children and schools and lanterns and hikers",
        "Children and schools and parents",
        "Children and schools and police",
    )
    assert near("Children, schools, lanterns, hikers")[0] == "P1"


def test_words_of_one_stem_are_one(library):
    library("hikers in forests", "lanterns for hikers", "nothing", "nobody")
    alike = most_alike(known_words("hikers hiker lantern", "en"), "en", KINDS)
    assert [each.entry.title for each in alike] == ["P1"]
    assert len(alike[0].words) == 2


def test_a_word_in_a_title_counts_more(library):
    first, second, *_rest = library("lanterns, hikers, forests", "lanterns, hikers", "x", "y")
    second.title = "Lanterns for hikers"
    second.save_revision().publish()
    assert near("lanterns hikers") == ["Lanterns for hikers", first.title]


def test_a_long_page_that_has_every_word_does_not_win(library):
    filler = " ".join(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}rd" for n in range(400))
    library(f"lanterns hikers {filler}", "lanterns hikers", "x", "y")
    assert near("lanterns hikers") == ["P1", "P0"]


def test_only_what_everybody_may_see_is_compared(library):
    hidden, _shown, *_rest = library("lanterns hikers", "lanterns hikers", "x", "y")
    hidden.unpublish()
    assert near("lanterns hikers") == ["P1"]
    assert most_alike(known_words("lanterns hikers", "en"), "fr", KINDS) == []


def test_the_rarest_words_are_looked_for_and_unknown_ones_are_not(library):
    library(" ".join(f"lantern{chr(97 + n)}" for n in range(26)), " ".join(["hikers"] * 3))
    many = " ".join(f"lantern{chr(97 + n)}" for n in range(26)) + " hikers zzzzz"
    words = known_words(many * 3, "en")
    assert "zzzzz" not in words
    assert len(words) <= MOST


def test_the_page_shows_what_is_near_and_who_made_it(library, visitor, resource_index):
    one, two, *_rest = library(
        "Lanterns guide hikers", "Lanterns and lost hikers in forests", "other", "more"
    )
    both, single = OrganisationFactory(name="Both"), OrganisationFactory(name="Single")
    for project, organisation in ((one, both), (two, both), (two, single)):
        ParticipationFactory(project=project, organisation=organisation)
    guide = ResourcePageFactory(parent=resource_index, title="Lantern guide for hikers")
    guide.save_revision().publish()
    answer = visitor.post(URL, {"text": IDEA})
    assert answer.status_code == 200
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    groups = answer.context["groups"]
    assert [(kind.key, [each.title for each in found]) for kind, found in groups] == [
        ("project", ["P1", "P0"]),
        ("resource", ["Lantern guide for hikers"]),
    ]
    assert [(each.name, each.parts) for each in answer.context["organisations"]] == [
        ("Both", 2),
        ("Single", 1),
    ]
    assert "<mark>forests</mark>" in answer.text
    assert "(2 projects)" in answer.text
    assert IDEA in answer.text, "what was typed stays"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Say in a sentence"),
        ("lanterns", "Too few of these words"),
        ("zzzz qqqq xxxx wwww", "Too few of these words"),
        ("x" * (LONGEST + 1), f"at most {LONGEST} characters"),
        ("\x00 nul", "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_compared_is_said(library, visitor, text, sentence):
    library("lanterns hikers forests")
    answer = visitor.post(URL, {"text": text})
    assert answer.status_code == 422
    assert sentence in answer.text


@pytest.mark.parametrize("text", ["' OR 1=1 -- lanterns hikers forests", "& | ! ( <-> :* lanterns"])
def test_rude_words_are_words(library, visitor, text):
    library("lanterns hikers forests")
    assert visitor.post(URL, {"text": text}).status_code in {200, 422}


def test_nothing_near_is_said(library, visitor):
    library("lanterns", "hikers", "forests", "other")
    answer = visitor.post(URL, {"text": "lanterns, hikers, forests"})
    assert answer.status_code == 200
    assert "Nothing here comes near" in answer.text


def test_costs_the_same_queries_for_few_and_for_many(
    library, visitor, recommendation_index, pillars
):
    def cost() -> int:
        visitor.post(URL, {"text": IDEA})
        return len(queries_of(visitor, URL, {"text": IDEA}))

    library(*["lanterns hikers forests"] * 2, *["other"] * 8)
    RecommendationPageFactory(
        parent=recommendation_index,
        pillar=pillars["support"],
        statement="Lanterns for hikers in forests",
    ).save_revision().publish()
    few = cost()
    library(*["lanterns hikers forests"] * 4, *["other"] * 20)
    assert cost() == few
    assert few <= 12
