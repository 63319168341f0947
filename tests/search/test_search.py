"""What visitors find, and how it is shown."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from sparks.search.indexing import update
from sparks.search.models import Word
from tests.factories.pages import (
    ArticlePageFactory,
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)

pytestmark = pytest.mark.django_db


def choices(response, name: str) -> dict[str, int]:
    """Give the counts of one facet as the page shows them."""
    [group] = [group for group in response.context["listing"].facets if group.name == name]
    return {choice.value: choice.count for choice in group.choices}


class TestOrder:
    def test_an_acronym_comes_first_then_a_title_then_words_in_them(self, project, article, titles):
        article(title="About the grace of small steps", lead="grace grace grace grace")
        article(title="Grace")
        project(title="Global response against abuse", acronym="GRACE")
        assert titles("grace") == [
            "Global response against abuse",
            "Grace",
            "About the grace of small steps",
        ]

    def test_a_title_weighs_more_than_many_mentions(self, article, titles):
        article(title="A report", source_name="x", lead="lanterns " * 30)
        article(title="Lanterns in the harbour")
        assert titles("lantern") == ["Lanterns in the harbour", "A report"]

    def test_of_two_alike_the_newer_comes_first(self, article, titles):
        article(title="Lanterns A", published_on="2015-01-01")
        article(title="Lanterns B", published_on="2026-01-01")
        assert titles("lanterns") == ["Lanterns B", "Lanterns A"]

    def test_newest_first_on_request(self, article, titles):
        article(title="Lanterns", published_on="2015-01-01")
        article(title="Something else", lead="with lanterns", published_on="2026-01-01")
        assert titles("lanterns", sort="newest") == ["Something else", "Lanterns"]


class TestReadings:
    def test_words_are_stemmed_and_accents_do_not_matter(self, article, titles):
        article(title="Prévention in schools")
        assert titles("prevention school") == ["Prévention in schools"]

    def test_phrases_and_exclusions(self, article, titles):
        article(title="Harbour lights")
        article(title="Lights of the harbour")
        assert titles('"harbour lights"') == ["Harbour lights"]
        assert titles("harbour -lights") == []

    def test_a_title_of_nothing_but_common_words_is_found(self, article, titles):
        article(title="Who we are")
        assert titles("who we are") == ["Who we are"]

    def test_a_word_that_is_not_typed_to_its_end(self, article, titles):
        article(title="Rehabilitation")
        assert titles("rehabil") == ["Rehabilitation"]

    def test_abbreviations_and_old_wording_find_what_there_is(self, article, titles):
        article(title="How child sexual abuse material is found")
        for words in ("CSAM", "child pornography", "csam found"):
            assert titles(words) == ["How child sexual abuse material is found"], words

    def test_some_of_the_words_are_better_than_nothing(self, article, look_for):
        article(title="Lanterns")
        response = look_for("lanterns zebra")
        assert [hit.title for hit in response.context["hits"]] == ["Lanterns"]
        assert b"These pages have some of them" in response.content


class TestSpelling:
    def test_a_typo_is_corrected_and_said_so(self, article, look_for):
        article(title="Victims and grooming")
        for typo, meant in {"gromming": "grooming", "vicitms": "victims"}.items():
            response = look_for(typo)
            assert [hit.title for hit in response.context["hits"]] == ["Victims and grooming"], typo
            assert f"?q={meant}" in response.content.decode()
            assert "Nothing was found for" in response.content.decode()

    @pytest.mark.parametrize(
        "titles_there", [["Prevention", "Preventing"], ["Preventing", "Prevention"]]
    )
    def test_swapped_letters_are_one_slip(self, article, look_for, titles_there):
        for title in titles_there:
            article(title=title)
        assert look_for("preventoin").context["found"].correction == "prevention"

    def test_another_spelling_is_offered_beside_results(self, article, look_for):
        article(title="Grooms")
        article(title="Groomsmanship is long")
        response = look_for("groomsm")
        assert [hit.title for hit in response.context["hits"]] == ["Groomsmanship is long"]
        assert "Did you mean" in response.content.decode()
        assert response.context["found"].suggestion == "grooms"

    def test_a_word_nobody_uses_any_more_is_not_offered(self, article, look_for):
        article(title="Lanterns")
        Word.objects.create(language="en", word="xylophone")
        response = look_for("xylophon")
        assert (response.context["found"].correction, response.context["hits"]) == ("", [])


class TestFilters:
    @pytest.fixture
    def library(self, pillars, news_index, project_index, recommendation_index, resource_index):
        """Five pages about lanterns, of four kinds."""
        ArticlePageFactory(parent=news_index, title="Lantern news", published_on=date(2024, 2, 1))
        old = ArticlePageFactory(
            parent=news_index, title="Old lantern news", published_on=date(2019, 2, 1)
        )
        old.topics.add("harbours")
        old.pillars.add(pillars["support"])
        old.save()
        beam = ProjectPageFactory(parent=project_index, title="Lantern project")
        beam.pillars.add(pillars["prevention"], pillars["detection"])
        beam.save()
        RecommendationPageFactory(
            parent=recommendation_index,
            pillar=pillars["prevention"],
            title="Lantern law",
            statement="Light every lantern.",
            year=2024,
        )
        ResourcePageFactory(parent=resource_index, title="Lantern manual")
        update(Page.objects.all())

    def test_choices_are_counted_with_the_other_filters_applied(self, library, look_for):
        response = look_for("lantern", kind="article")
        assert choices(response, "kind") == {
            "project": 1,
            "recommendation": 1,
            "resource": 1,
            "article": 2,
        }
        assert choices(response, "year") == {"2024": 1, "2019": 1}
        assert choices(response, "pillar") == {"support": 1}
        assert choices(response, "topic") == {"harbours": 1}
        assert response.context["listing"].total == 2

    def test_filters_narrow_and_unknown_ones_do_nothing(self, library, titles):
        everything = set(titles("lantern"))
        assert len(everything) == 5
        for fields, expected in [
            ({"kind": ["project", "resource"]}, {"Lantern project", "Lantern manual"}),
            ({"pillar": "prevention"}, {"Lantern project", "Lantern law"}),
            ({"topic": "harbours"}, {"Old lantern news"}),
            ({"year": "2024"}, {"Lantern news", "Lantern law"}),
            ({"year": "2024", "pillar": "prevention"}, {"Lantern law"}),
            ({"year": "1999"}, set()),
            ({"kind": "nonsense", "year": "x"}, everything),
        ]:
            assert set(titles("lantern", **fields)) == expected, fields

    def test_filters_work_without_words(self, library, titles):
        assert set(titles(kind="article")) == {"Lantern news", "Old lantern news"}


class TestPage:
    def test_hits_are_marked_and_everything_else_is_escaped(self, article, look_for):
        article(
            title="Lanterns", lead="<img src=x onerror=1> a lantern & <script>alert(1)</script>"
        )
        article(title="5 < 6 & lantern", lead="Whenever length < width, every lantern fits")
        html = look_for("lantern").content.decode()
        assert "<mark>lantern</mark>" in html
        assert "5 &lt; 6 &amp; lantern" in html
        assert "length &lt; width" in html
        assert "onerror" not in html

    def test_typed_markup_is_escaped(self, home, look_for):
        html = look_for('<script>x</script>"onfocus=').content.decode()
        assert "<script>x" not in html
        assert '"onfocus=' not in html

    def test_the_first_page_offers_ways_in(self, article, publish, look_for):
        page = article(title="Lanterns")
        page.topics.add("harbours")
        publish(page)
        response = look_for()
        assert response.context["topics"] == (("harbours", "harbours"),)
        assert "/en/search/?topic=harbours" in response.content.decode()

    def test_nothing_found_is_no_dead_end(self, home, look_for):
        response = look_for("qwertzuiop")
        assert response.status_code == 200
        assert "Nothing found" in response.content.decode()

    def test_pages_of_twenty(self, news_index, titles):
        for number in range(21):
            ArticlePageFactory(parent=news_index, title=f"Lantern {number}")
        update(Page.objects.all())
        first, second = titles("lantern"), titles("lantern", page=2)
        assert (len(first), len(second)) == (20, 1)
        assert len({*first, *second}) == 21
        assert titles("lantern", page=99) == second

    def test_it_only_reads_and_leaves_nothing_behind(self, article, look_for, visitor):
        article(title="Lanterns")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = look_for("lanterns")
        assert not [q for q in queries if re.match("INSERT|UPDATE|DELETE", q["sql"])]
        assert not response.cookies
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert visitor.post("/en/search/").status_code == 405
        assert visitor.head("/en/search/?q=lanterns").status_code == 200
