"""The list of links follows what the public pages say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import Organisation
from recommendations.models import FollowUp
from resources.models import ResourceFile
from sparks.core.models import Generation
from sparks.core.outgoing import normal
from sparks.links import collecting
from sparks.links.models import Link, State, Use
from sparks.links.places import places
from tests.factories.help import HelpServiceFactory
from tests.factories.pages import (
    ArticlePageFactory,
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
    StandardPageFactory,
)

BODY = [
    ("text", {"html": '<p><a href="https://Text.example/a?b=1&amp;c=2#part">x</a></p>'}),
    ("questions", {"items": [{"question": "?", "html": '<a href="http://deep.example">x</a>'}]}),
    ("links", {"title": "", "items": [{"label": "L", "url": "https://list.example/"}]}),
    ("button", {"label": "B", "page": None, "url": "https://button.example/"}),
    (
        "text",
        {"html": '<a href="mailto:a@b.example">x</a><a href="tel:112">x</a> https://no.example'},
    ),
]


def urls(**where) -> list[str]:
    return sorted(Link.objects.used().filter(**where).values_list("url", flat=True))


def publish(page):
    page.save_revision().publish()


@pytest.fixture
def article(news_index):
    page = ArticlePageFactory(
        parent=news_index, source_url="HTTPS://Source.example:443", body=BODY, title="An article"
    )
    publish(page)
    return page


def test_links_of_all_kinds_are_found_with_their_place(article):
    found = Use.objects.values_list("link__url", "title", "field").order_by("link__url")
    assert list(found) == [
        ("http://deep.example/", "An article", "Body: Questions and answers"),
        ("https://button.example/", "An article", "Body: Button"),
        ("https://list.example/", "An article", "Body: Links"),
        ("https://source.example/", "An article", "Address of the original"),
        ("https://text.example/a?b=1&c=2", "An article", "Body: Text"),
    ]
    assert Use.objects.first().where == article
    link = Link.objects.get(url="https://text.example/a?b=1&c=2")
    assert (link.host, link.state) == ("text.example", State.UNCHECKED)


def test_drafts_wait_until_they_are_published(article):
    article.source_url = "https://other.example/"
    article.save_revision()
    assert "https://other.example/" not in urls()
    publish(article)
    assert "https://other.example/" in urls()
    assert "https://source.example/" not in urls()


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_what_leaves_the_site_takes_its_links_along(article, how):
    getattr(article, how)()
    assert not Use.objects.exists()


def test_entries_of_lists_are_found(resource_index, recommendation_index, pillars):
    resource = ResourcePageFactory(parent=resource_index)
    resource.files = [ResourceFile(url="https://file.example/r.pdf")]
    publish(resource)
    recommendation = RecommendationPageFactory(
        parent=recommendation_index, pillar=pillars["prevention"]
    )
    recommendation.follow_ups = [FollowUp(name="We", what="It", link="https://done.example/")]
    publish(recommendation)
    fields = dict(Use.objects.values_list("link__url", "field"))
    assert fields["https://file.example/r.pdf"] == "file: Address"
    assert fields["https://done.example/"] == "follow-up: Link"


def test_records_are_followed_as_they_change(home):
    organisation = Organisation.objects.create(
        name="One", country="DE", website="https://one.example"
    )
    assert urls() == ["https://one.example/"]
    organisation.website = "https://two.example"
    organisation.name = "Two"
    organisation.save()
    assert [str(use) for use in Use.objects.all()] == ["Two: Website"]
    assert urls() == ["https://two.example/"]
    organisation.delete()
    assert urls() == []


def test_an_address_in_two_places_is_one_link(home, project_index):
    HelpServiceFactory(url="https://same.example", source="https://same.example/#about")
    publish(ProjectPageFactory(parent=project_index, website="https://same.example/"))
    assert urls() == ["https://same.example/"]
    assert Use.objects.count() == 3


def test_the_sweep_finds_what_gave_no_sign(article):
    Use.objects.all().delete()
    Link.objects.all().delete()
    Organisation.objects.bulk_create([Organisation(name="B", website="https://bulk.example/")])
    gone = StandardPageFactory(parent=article.get_parent().get_parent(), body=BODY)
    Link.objects.create(url="https://nowhere.example/", host="nowhere.example")
    Link.objects.create(url="https://bad.example/", host="bad.example", state=State.SUSPICIOUS)
    assert collecting.sweep() is None
    assert len(urls()) == 6
    assert Use.objects.of(type(gone), [gone.pk]).count() == 4
    type(gone).objects.filter(pk=gone.pk).update(live=False)
    position, steps = (0, 0), 0
    while position:
        position = collecting.sweep(position, seconds=0)
        steps += 1
    assert steps >= len(places())
    assert not Use.objects.of(type(gone), [gone.pk]).exists()
    # What was withdrawn is remembered; what is nowhere and harmless is not.
    assert set(Link.objects.values_list("url", flat=True)) - set(urls()) == {"https://bad.example/"}


def test_the_sweep_costs_the_same_for_one_and_for_many(home):
    def cost(count):
        Organisation.objects.bulk_create(
            [
                Organisation(name=f"{count}-{n}", website=f"https://o{count}-{n}.example/")
                for n in range(count)
            ]
        )
        with CaptureQueriesContext(connection) as captured:
            collecting.sweep()
        return len(captured)

    assert cost(20) == cost(150)


def test_collecting_empties_no_cache(article):
    before = Generation.current()
    collecting.collect([article])
    Use.objects.all().delete()
    collecting.collect([article])
    assert Use.objects.count() == 5
    assert Generation.current() == before


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://A.Example", "http://a.example/"),
        ("https://a.example:443/b#c", "https://a.example/b"),
        ("https://a.example:8443/?q", "https://a.example:8443/?q"),
        ("https://user:word@a.example/", "https://a.example/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("http://[::1]:80/", "http://[::1]/"),
        (" https://a.example./ ", "https://a.example/"),
        ("ftp://a.example/", ""),
        ("https:///nothing", ""),
        ("https://a.example:x/", ""),
        ("http://[::1/", ""),
        ("https://" + "a" * 70 + ".example/", ""),
        ("/en/about/", ""),
        ("", ""),
    ],
)
def test_addresses_are_compared_in_one_form(url, expected):
    assert normal(url) == expected
    assert normal(expected) == expected
