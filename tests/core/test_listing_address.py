"""Whatever stands in the address, a listing answers, and its own address stays clean."""

from urllib.parse import parse_qsl, quote

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sparks.core.listing import Facet, Sort
from sparks.core.listing.selection import LONGEST_TEXT, Selection

FACETS = (
    Facet("pillar", "Pillar", "pillars__slug", lambda: {"support": "Support", "a b": "A & B"}),
    Facet("year", "Year", "year", lambda: {"2020": "2020", "2021": "2021"}),
)
SORTS = (Sort("newest", "Newest", ("-pk",)), Sort("name", "A to Z", ("title",)))

RUDE = [
    "pillar=",
    "pillar=nothing&pillar=Support&pillar=support%00",
    "year=abc&year=-1&year=99999999999999999999&year=2020.0",
    "country=XX&country=be&country=BE%27--",
    "status[]=running&status[$ne]=1",
    "topic=%FF%FE&topic=" + "x" * 3000,
    "q=%00",
    "q=%ED%A0%80",
    "q=" + quote("') OR 1=1 --"),
    "q=" + quote("\\%_") + "&q=other",
    "q=" + "a+" * 500,
    "q=" + quote("ﷺ" * 200),
    "q=" + quote("\u202e\u200b\x1b[31m"),
    "sort=-pk&sort=title;drop",
    "page=-1",
    "page=1e9",
    "page=" + "9" * 5000,
    "page=%D9%A2",
    "page=&page=2",
    "%00=%00&=&&&;",
    "_=1&utm_source=x&fbclid=y",
    "%",
    "?" * 50,
]


def read(text: str) -> Selection:
    return Selection.read(QueryDict(text), FACETS, SORTS)


@pytest.mark.parametrize("query", RUDE)
def test_rude_addresses_get_a_list_and_feeds(project_index, visitor, query):
    for leaf in ["", "feed.rss", "feed.atom"]:
        response = visitor.get(f"/en/projects/{leaf}", QUERY_STRING=query)
        assert response.status_code == 200


def test_the_address_is_sorted_and_holds_only_what_is_known():
    text = "year=2021&x=1&pillar=support&sort=name&page=3&year=2020&q=+two++words+&year=1&pillar="
    assert read(text).query == "page=3&pillar=support&q=two+words&sort=name&year=2020&year=2021"


@pytest.mark.parametrize("text", ["", "page=1", "sort=newest", "q=+", "pillar=none", "q=%00"])
def test_what_goes_without_saying_is_not_said(text):
    assert read(text).query == ""
    assert not read(text).is_filtered


known = st.sampled_from(["pillar", "year", "q", "sort", "page", "else"])
value = st.text(max_size=200) | st.sampled_from(["support", "a b", "2020", "name", "newest", "3"])


@given(st.lists(st.tuples(known, value), max_size=12))
def test_the_address_of_a_selection_leads_back_to_it(pairs):
    params = QueryDict(mutable=True)
    for name, text in pairs:
        params.appendlist(name, text)
    selection = Selection.read(params, FACETS, SORTS)
    assert read(selection.query) == selection
    fields = parse_qsl(selection.query)
    assert fields == sorted(fields)
    assert {name for name, _value in fields} <= {"pillar", "year", "q", "sort", "page"}
    assert len(selection.words) <= LONGEST_TEXT
    assert selection.words.isprintable()


@given(st.sampled_from(["support", "a b"]), st.booleans())
def test_toggling_twice_changes_nothing(chosen, is_there):
    start = read(f"pillar={quote(chosen)}&year=2020" if is_there else "year=2020")
    assert start.toggled("pillar", chosen).toggled("pillar", chosen) == start
