"""The policy timeline as visitors see it, and as files."""

import csv
from datetime import date

import html5lib
import pytest
from django.db import IntegrityError
from django.utils import translation

from news.dates import PartialDate
from news.models import Milestone
from tests.counting import queries_of
from tests.factories.pages import ResourcePageFactory
from tests.factories.timeline import MilestoneFactory, TimelinePageFactory

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(f"{TODAY}T10:00:00+00:00", tick=False)


@pytest.fixture
def page(home):
    """The timeline, at /en/timeline/."""
    return TimelinePageFactory(parent=home)


def shown(visitor, query: str = "") -> list[tuple[str, list[str]]]:
    """Give (heading, titles) of the page as its context has them."""
    answer = visitor.get(f"/en/timeline/{query}")
    assert answer.status_code == 200
    return [
        (stretch.heading, [entry.milestone.title for entry in stretch.entries])
        for stretch in answer.context["timeline"].stretches
    ]


@pytest.mark.parametrize(
    ("parts", "words", "german", "iso", "precision"),
    [
        ((2011,), "2011", "2011", "2011", "year"),
        ((2024, 6), "June 2024", "Juni 2024", "2024-06", "month"),
        ((2020, 7, 24), "24 July 2020", "24. Juli 2020", "2020-07-24", "day"),
        ((2020, 1, 1), "1 January 2020", "1. Januar 2020", "2020-01-01", "day"),
    ],
)
def test_a_date_says_what_is_known_and_no_more(parts, words, german, iso, precision):
    day = PartialDate(*parts)
    assert (str(day), day.iso, day.precision) == (words, iso, precision)
    with translation.override("de"):
        assert str(day).replace(".", "") == german.replace(".", "")


@pytest.mark.parametrize(
    ("parts", "words"),
    [((2011,), "2011"), ((2024, 6), "June 2024"), ((2020, 7, 24), "24 July 2020")],
)
def test_the_page_and_its_source_give_the_date_with_its_precision(visitor, page, parts, words):
    MilestoneFactory(**dict(zip(("year", "month", "day"), parts, strict=False)))
    tree = html5lib.parse(visitor.get("/en/timeline/").text, namespaceHTMLElements=False)
    [item] = tree.iterfind(".//ol/li[@class='milestone']")
    [when] = item.iterfind(".//time")
    assert (when.get("datetime"), when.text) == (PartialDate(*parts).iso, words)


def test_what_is_coming_stands_first_then_year_by_year(visitor, page):
    for title, *parts in [
        ("year", 2024),
        ("june", 2024, 6),
        ("first of june", 2024, 6, 1),
        ("december", 2024, 12),
        ("old", 2011),
        ("next year", 2027),
        ("next spring", 2027, 4),
        ("tomorrow", 2026, 11, 26),
        ("today", 2026, 11, 25),
        ("this month", 2026, 11),
        ("this year", 2026),
    ]:
        MilestoneFactory(title=title, **dict(zip(("year", "month", "day"), parts, strict=False)))
    assert shown(visitor) == [
        ("Coming", ["tomorrow", "next spring", "next year"]),
        ("2026", ["today", "this month", "this year"]),
        ("2024", ["december", "first of june", "june", "year"]),
        ("2011", ["old"]),
    ]
    coming = set(Milestone.objects.coming().values_list("title", flat=True))
    assert coming == {each.title for each in Milestone.objects.all() if each.is_coming}
    assert list(Milestone.objects.values_list("title", flat=True))[:3] == [
        "next spring",
        "next year",
        "tomorrow",
    ]


def test_what_is_coming_is_marked_and_comes_true_by_itself(visitor, page, time_machine):
    MilestoneFactory(year=2026, month=12)
    assert '<span class="milestone__coming">' in visitor.get("/en/timeline/").text
    time_machine.move_to("2026-12-01T10:00:00+00:00")
    assert '<span class="milestone__coming">' not in visitor.get("/en/timeline/").text


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Both", "Help", "Stop"]),
        ("?pillar=support", ["Help"]),
        ("?pillar=detection", []),
        ("?pillar=nonsense%00", ["Both", "Help", "Stop"]),
    ],
)
def test_a_pillar_narrows_it(visitor, page, pillars, query, titles):
    MilestoneFactory(title="Both")
    MilestoneFactory(title="Help", pillar=pillars["support"])
    MilestoneFactory(title="Stop", pillar=pillars["prevention"])
    assert sorted(title for _heading, found in shown(visitor, query) for title in found) == titles
    answer = visitor.get(f"/en/timeline/{query}")
    counts = [(choice.count, choice.is_chosen) for choice in answer.context["timeline"].choices]
    assert [count for count, _is_chosen in counts] == [3, 1, 0, 0, 1]
    assert [is_chosen for _count, is_chosen in counts].count(True) == 1
    assert ("Nothing on this pillar yet" in answer.text) is (titles == [])


def test_a_filtered_timeline_has_a_title_and_an_address_of_its_own(visitor, page, pillars):
    seo = visitor.get("/en/timeline/?pillar=support&x=1").context["seo"]
    assert seo.title.endswith(": Support for victims and survivors")
    assert seo.canonical.endswith("/en/timeline/?pillar=support")


def test_an_empty_timeline_says_so(visitor, page):
    text = visitor.get("/en/timeline/").text
    assert "Nothing here yet" in text
    assert "milestones.csv" not in text


def test_a_milestone_leads_to_its_source_and_to_our_page(visitor, page, resource_index):
    ours = ResourcePageFactory(parent=resource_index, slug="ours")
    MilestoneFactory(title="Known", url="https://law.example/text", page=ours)
    text = visitor.get("/en/timeline/").text
    assert '<a href="/en/resources/ours/">Known</a>' in text
    assert '<a href="https://law.example/text" rel="noreferrer">The official journal</a>' in text
    ours.unpublish()
    assert "/en/resources/ours/" not in visitor.get("/en/timeline/").text


@pytest.mark.parametrize("count", [1, 300])
def test_a_timeline_of_any_length_costs_the_same(visitor, page, pillars, resource_index, count):
    linked = ResourcePageFactory(parent=resource_index)
    MilestoneFactory.build_batch(count)
    rows = MilestoneFactory.build_batch(count, pillar=pillars["support"], page=linked)
    Milestone.objects.bulk_create(rows)
    assert len(queries_of(visitor, "/en/timeline/")) == 4
    assert len(visitor.get("/en/timeline/").context["timeline"].entries) == count


def test_it_can_be_taken_away_as_csv(visitor, page, pillars):
    MilestoneFactory(
        year=2024,
        month=6,
        title="=Trap",
        text="<p>One &amp; <b>two</b>.</p><p>Three.</p>",
        pillar=pillars["support"],
    )
    MilestoneFactory(title="Other")
    answer = visitor.get("/en/timeline/milestones.csv?pillar=support")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    [row] = csv.DictReader(answer.text.splitlines())
    assert (row["date"], row["precision"], row["pillar"]) == ("2024-06", "month", "support")
    assert (row["title"], row["text"]) == ("'=Trap", "One & two. Three.")
    assert "milestones.csv?pillar=support" in visitor.get("/en/timeline/?pillar=support").text


def test_it_can_be_taken_away_as_json(visitor, page):
    MilestoneFactory(title="=No trap here", source="Wer & was")
    answer = visitor.get("/en/timeline/milestones.json")
    assert answer.headers["Content-Type"] == "application/json"
    [row] = answer.json()
    assert (row["date"], row["title"]) == ("2011", "=No trap here")
    assert (row["source"], row["pillar"]) == ("Wer & was", "")
    assert visitor.get("/en/timeline/milestones.xml").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("parts", [{"month": 13}, {"day": 4}, {"month": 2, "day": 32}], ids=str)
def test_the_database_keeps_no_date_without_sense(parts):
    with pytest.raises(IntegrityError):
        MilestoneFactory(**parts)
