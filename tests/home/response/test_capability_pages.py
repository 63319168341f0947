"""Pages of capabilities, and what leads to them."""

import pytest
from django.core.exceptions import ValidationError

from sparks.home.models import CapabilityPage
from sparks.search.indexing import rebuild
from tests.counting import queries_of
from tests.factories.many import copy_page
from tests.factories.pages import CapabilityPageFactory


@pytest.fixture
def early(page, capabilities):
    """The page of the first capability."""
    return CapabilityPageFactory(
        parent=page,
        capability=capabilities[0],
        slug="early",
        title="Early warning",
        what_it_is="<p>To know in time.</p>",
        why_it_matters="<p>Late is too late.</p>",
        how_to_begin="<ol><li>Listen.</li></ol>",
        reading=[
            ("link", {"label": "A book", "page": None, "url": "https://a.example/", "note": ""})
        ],
    )


def test_it_says_what_why_and_how_and_shows_what_bears_on_it(visitor, early, work):
    answer = visitor.get(early.url)
    for said in ("To know in time.", "Late is too late.", "Listen.", 'href="https://a.example/"'):
        assert said in answer.text
    context = answer.context_data
    for name in ("project", "recommendation", "resource", "event"):
        assert list(context[f"{name}s"]) == [work[name]]
    assert context["gaps"] == ["1 recommendation without known action"]
    assert "Capability 1 · Technology" in answer.text


def test_it_leads_to_the_lists_of_all(visitor, early, work, capabilities):
    copy_page(work["project"], 7)
    url = visitor.get(early.url).context_data["projects"].url
    assert url == f"/en/projects/?capability={capabilities[0].pk}"
    assert visitor.get(url).context_data["listing"].total == 8


@pytest.mark.parametrize("more", [0, 20])
def test_it_costs_the_same_however_much_there_is(visitor, early, work, more):
    for each in work.values() if more else []:
        copy_page(each, more)
    assert len(queries_of(visitor, early.url)) == 8


def test_everything_that_shows_a_capability_leads_to_its_page(visitor, early, work):
    link = f'<a href="{early.url}">1. Early warning</a>'
    for page in work.values():
        assert link in visitor.get(page.url).text
    assert link in visitor.get("/en/response/").text


def test_without_a_page_there_is_no_link(visitor, early, work):
    early.unpublish()
    text = visitor.get(work["project"].url).text
    assert "<li>1. Early warning</li>" in text


def test_a_capability_has_one_page(page, early, capabilities):
    second = CapabilityPage(title="Again", slug="again", capability=capabilities[0])
    with pytest.raises(ValidationError, match="Another page is about this capability"):
        second.clean()
    early.clean()


def test_it_is_a_term_to_search_engines(visitor, early):
    [term] = early.json_ld(visitor.get(early.url).context_data["request"])
    assert (term["@type"], term["termCode"]) == ("DefinedTerm", "1")
    assert term["inDefinedTermSet"]["name"] == "Response"


def test_it_is_found(visitor, early):
    list(rebuild())
    assert "Early warning" in visitor.get("/en/search/?q=know").text
    assert early.url in visitor.get("/sitemap.xml").text


@pytest.mark.parametrize(
    ("listing", "kind"),
    [
        ("projects", "project"),
        ("recommendations", "recommendation"),
        ("resources", "resource"),
        ("events", "event"),
    ],
)
def test_lists_are_filtered_by_capability(visitor, work, capabilities, listing, kind):
    first, second = capabilities
    found = visitor.get(f"/en/{listing}/?capability={first.pk}").context_data["listing"]
    assert list(found.results) == [work[kind]]
    assert found.title.endswith(": 1. Early warning")
    none = visitor.get(f"/en/{listing}/?capability={second.pk}").context_data["listing"]
    assert none.total == 0
    unknown = visitor.get(f"/en/{listing}/?capability=999x").context_data["listing"]
    assert (unknown.total, unknown.is_filtered) == (1, False)
