"""The listing mechanism, on projects: what it finds, counts and writes into addresses."""

from datetime import date

import pytest
from django.http import QueryDict
from wagtail.models import PageViewRestriction

from sparks.core.listing import Listing
from sparks.taxonomy import countries
from tests.factories.pages import ProjectPageFactory
from tests.factories.records import (
    AudienceFactory,
    OrganisationFactory,
    ParticipationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

FOURTEEN = [*sorted(countries.EU - {"HR", "HU"})[:12], "HR", "HU"]


@pytest.fixture
def listing(project_index):
    """Give a function from a query string to the listing it asks for."""
    return lambda query="": Listing(project_index, QueryDict(query), "/en/projects/")


@pytest.fixture
def project(project_index, pillars):
    """Give a function that makes a project; relations by keyword."""

    def make(title, pillar=(), countries=(), topics=(), **fields):
        page = ProjectPageFactory(parent=project_index, title=title, **fields)
        page.pillars.set(pillars[key] for key in pillar)
        page.topics.set(TopicFactory._meta.model.objects.get_or_create(name=t)[0] for t in topics)
        for place, country in enumerate(countries):
            organisation = OrganisationFactory(name=f"{title} {place}", country=country)
            ParticipationFactory(project=page, organisation=organisation)
        page.save()
        return page

    return make


def titles(listing: Listing) -> list[str]:
    return [page.title for page in listing.results]


def counts(listing: Listing, facet: str) -> dict[str, int]:
    groups = {group.name: group for group in listing.facets}
    if facet not in groups:
        return {}
    return {c.value: c.count for c in [*groups[facet].choices, *groups[facet].more]}


def test_an_empty_list_has_no_facets(listing):
    empty = listing()
    assert (empty.total, empty.facets, empty.groups, empty.chips) == (0, [], [], [])


def test_only_what_everybody_may_see_is_listed(listing, project):
    project("Shown")
    project("Draft", live=False)
    closed = project("Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert titles(listing()) == ["Shown"]


def test_values_of_a_facet_widen_and_facets_narrow(listing, project):
    project("A", pillar=["prevention"], start_on=date(2020, 1, 1))
    project("B", pillar=["detection"], start_on=date(2019, 1, 1))
    project("C", pillar=["support"], start_on=date(2020, 1, 1))
    assert titles(listing("pillar=prevention&pillar=detection")) == ["A", "B"]
    assert titles(listing("pillar=prevention&pillar=detection&year=2020")) == ["A"]


def test_an_item_with_many_values_is_listed_and_counted_once(listing, project):
    project("A", pillar=["prevention", "detection"], countries=["BE", "BE", "FR"])
    chosen = listing("pillar=prevention&pillar=detection&country=BE&country=FR")
    assert (titles(chosen), chosen.total) == (["A"], 1)
    assert counts(chosen, "country") == {"BE": 1, "FR": 1}


def test_counts_apply_what_is_chosen_in_all_other_facets(listing, project):
    project("A", pillar=["prevention"], start_on=date(2020, 1, 1))
    project("B", pillar=["prevention"], start_on=date(2021, 1, 1))
    project("C", pillar=["detection"], start_on=date(2021, 1, 1))
    chosen = listing("pillar=prevention")
    assert counts(chosen, "pillar") == {"prevention": 2, "detection": 1}
    assert counts(chosen, "year") == {"2021": 1, "2020": 1}


def test_every_count_is_what_one_finds_behind_it(listing, project):
    project("A", ["prevention", "support"], ["BE"], ["grooming"], start_on=date(2020, 1, 1))
    project("B", ["prevention"], ["FR", "BE"], start_on=date(2021, 1, 1))
    project("C", ["detection"], ["FR"], ["grooming", "hotlines"])
    for query in ["", "country=BE", "q=B", "topic=grooming&year=2020"]:
        for group in listing(query).facets:
            for choice in group.choices:
                if choice.is_chosen or any(other.is_chosen for other in group.choices):
                    continue  # widens: the number behind it is that of all chosen values
                behind = listing(choice.url.partition("?")[2])
                assert behind.total == choice.count, (query, choice)


def test_a_choice_that_finds_nothing_is_hidden_unless_chosen(listing, project):
    project("A", pillar=["prevention"], start_on=date(2020, 1, 1))
    assert counts(listing(), "pillar") == {"prevention": 1}
    assert counts(listing("pillar=support"), "pillar") == {"prevention": 1, "support": 0}


def test_a_long_facet_shows_the_most_frequent_and_keeps_the_rest(listing, project):
    project("A", countries=FOURTEEN)
    project("B", countries=["HU", "HR"])
    country = next(group for group in listing().facets if group.name == "country")
    assert [choice.label for choice in country.choices[:2]] == ["Croatia", "Hungary"]
    assert (len(country.choices), len(country.more)) == (12, 2)


def test_what_is_chosen_is_never_folded_away(listing, project):
    project("A", countries=FOURTEEN)
    last = next(g for g in listing().facets if g.name == "country").more[-1]
    country = next(g for g in listing(f"country={last.value}").facets if g.name == "country")
    assert last.value in [choice.value for choice in country.choices]
    assert country.is_open


def test_every_word_must_stand_somewhere(listing, project):
    project("Listening to hotlines", tagline="Made with survivors.")
    project("Listening", tagline="Made alone.")
    assert titles(listing("q=HOTLINES+survivors")) == ["Listening to hotlines"]


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"'])
def test_signs_in_words_mean_themselves(listing, project, sign):
    project("Plain")
    project(f"With {sign}")
    assert titles(listing(f"q={'%25' if sign == '%' else sign}")) == [f"With {sign}"]


def test_chips_take_one_thing_away_each(listing, project, pillars):
    project("A")
    chosen = listing("year=2020&pillar=support&q=hot+lines&page=7")
    assert [tuple(chip) for chip in chosen.chips] == [
        ("“hot lines”", "/en/projects/?pillar=support&year=2020"),
        ("Support for victims and survivors", "/en/projects/?q=hot+lines&year=2020"),
        ("2020", "/en/projects/?pillar=support&q=hot+lines"),
    ]
    assert chosen.title == "Projects: “hot lines”, Support for victims and survivors, 2020"


def test_choices_lead_to_the_list_with_and_without_them(listing, project):
    project("A", pillar=["prevention", "support"])
    pillar = next(g for g in listing("pillar=support&sort=name").facets if g.name == "pillar")
    assert [(choice.is_chosen, choice.url) for choice in pillar.choices] == [
        (False, "/en/projects/?pillar=prevention&pillar=support&sort=name"),
        (True, "/en/projects/?sort=name"),
    ]


def test_sorting_by_name_goes_by_what_a_project_is_known_as(listing, project):
    project("Zebra", acronym="alpha", start_on=date(2020, 1, 1))
    project("Beta", start_on=date(2022, 1, 1))
    assert titles(listing()) == ["Beta", "Zebra"]
    assert titles(listing("sort=name")) == ["Zebra", "Beta"]
    assert [(link.url, link.is_current) for link in listing("sort=name").sorts] == [
        ("/en/projects/", False),
        ("/en/projects/?sort=oldest", False),
        ("/en/projects/?sort=name", True),
    ]


def test_twenty_a_page_and_the_nearest_page_for_odd_numbers(listing, project):
    for number in range(21):
        project(f"Project {number:02}")
    assert len(titles(listing())) == 20
    pages = {"": 1, "2": 2, "3": 2, "99999999999999999999": 2, "0": 1, "-4": 1, "two": 1, "1.5": 1}
    assert {text: listing(f"page={text}").results.number for text in pages} == pages
    assert listing("page=9&sort=name").query == "page=2&sort=name"


def test_labels_are_those_of_the_taxonomies(listing, project):
    page = project("A", kind="network", countries=["GR"])
    page.audiences.add(AudienceFactory(slug="education", title="Schools"))
    page.save()
    labels = {group.label: [choice.label for choice in group.choices] for group in listing().facets}
    assert labels == {
        "Status": ["Dates unknown"],
        "Kind": ["Network"],
        "For whom": ["Schools"],
        "Country": ["Greece"],
    }


def test_facets_cost_one_statement_and_items_a_fixed_number(
    listing, project, django_assert_num_queries
):
    for number in range(3):
        project(f"P{number}", ["support"], ["BE", "FR"], ["hotlines"], start_on=date(2020, 1, 1))
    _ = listing("country=BE&topic=hotlines").facets  # fills the process store
    warm = listing("country=BE&topic=hotlines&q=p")
    with django_assert_num_queries(1):
        assert counts(warm, "pillar") == {"support": 3}
    with django_assert_num_queries(2):  # their number, and the cards; they have no pictures
        assert len(warm.groups[0][1]) == 3
