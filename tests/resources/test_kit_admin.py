"""Editors write communication kits: the form refuses what a network would, and loses nothing."""

import json

import pytest
from django.urls import reverse

from resources.models import KitPage
from tests.admin_forms import page_form
from tests.factories.kits import KitPageFactory, SiteDocumentFactory
from tests.factories.records import SiteImageFactory


def typed(*paragraphs: str) -> str:
    """Give text as the rich text editor sends it."""
    blocks = [{"text": text, "type": "unstyled"} for text in paragraphs]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def post(place: int, network: str, text: str, hashtags: str = "") -> dict[str, str]:
    """Give the fields of one post."""
    fields = {"deleted": "", "order": str(place), "type": "post", "id": ""}
    value = {"value-network": network, "value-html": typed(text), "value-hashtags": hashtags}
    return {f"posts-{place}-{name}": each for name, each in {**fields, **value}.items()}


@pytest.fixture
def form(editor, resource_index):
    """Give a function that sends the form of a new kit with `fields`, as a draft."""
    place = ["resources", "kitpage", resource_index.pk]
    url = reverse("wagtailadmin_pages:add", args=place)

    def send(**fields):
        data = page_form(editor, url, KitPage)
        data.update({"title": "New kit", "slug": "new", "abstract": "What it is."})
        data.update(fields)
        return editor.post(url, data)

    return send


def test_a_kit_is_written(form):
    posts = {"posts-count": "1", **post(0, "x", "a" * 269, "one, two")}
    answer = form(**posts, hashtags="three #four")
    assert answer.status_code == 302
    page = KitPage.objects.get().get_latest_revision_as_object()
    [written] = page.posts
    assert written.value["hashtags"] == "#one #two"
    assert (page.kind, page.hashtags) == ("kit", "#three #four")


def test_a_post_that_is_too_long_is_refused_beside_its_field_and_kept(form):
    posts = {"posts-count": "2", **post(0, "mastodon", "short")}
    answer = form(**posts, **post(1, "x", "a" * 281 + "ZZZ", "#tag"))
    assert answer.status_code == 200
    assert not KitPage.objects.exists()
    assert "ZZZ" in answer.text
    assert "Too long by 10: 290 of 280 characters, as X counts, hashtags included." in answer.text


def test_too_many_hashtags_are_refused(form):
    tags = " ".join(f"a{n}" for n in range(31))
    answer = form(**{"posts-count": "1", **post(0, "instagram", "short", tags)})
    assert "Instagram takes 30 hashtags; these are 31." in answer.text
    assert not KitPage.objects.exists()


@pytest.mark.parametrize("both", [True, False])
def test_a_graphic_is_a_picture_or_a_file(form, both):
    row = {"use": "A poster", "ORDER": "1"}
    if both:
        row |= {"image": str(SiteImageFactory().pk), "document": str(SiteDocumentFactory().pk)}
    fields = {f"graphics-0-{name}": value for name, value in row.items()}
    answer = form(**{"graphics-TOTAL_FORMS": "1"}, **fields)
    assert "Choose a picture or a file, one of the two." in answer.text
    assert not KitPage.objects.exists()


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        (
            {"network": "x", "html": typed("🙂🙂"), "hashtags": "a"},
            {"words": "8 of 280 characters, as X counts", "faults": []},
        ),
        (
            {"network": "bluesky", "html": typed("a" * 301), "hashtags": ""},
            {
                "words": "301 of 300 characters, as Bluesky counts",
                "faults": [
                    "Too long by 1: 301 of 300 characters, as Bluesky counts, hashtags included."
                ],
            },
        ),
        ({}, {"words": "0 of 3000 characters, as LinkedIn counts", "faults": []}),
    ],
    ids=["fits", "too long", "nothing yet"],
)
def test_the_form_is_told_how_long_a_post_is(editor, home, fields, answer):
    sent = {f"post-{name}": value for name, value in fields.items()}
    assert editor.post(reverse("post_length"), sent).json() == answer


@pytest.mark.parametrize("nonsense", ["{", "[]", '{"blocks": 3}', '"text"'])
def test_nonsense_is_refused(editor, home, nonsense):
    sent = {"post-network": "x", "post-html": nonsense}
    assert editor.post(reverse("post_length"), sent).status_code == 400


def test_only_editors_may_ask(editor, visitor, home):
    assert editor.get(reverse("post_length")).status_code == 405
    assert visitor.post(reverse("post_length")).status_code == 302


def test_a_kit_without_posts_is_previewed(editor, resource_index):
    page = KitPageFactory(parent=resource_index)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    data = page_form(editor, reverse("wagtailadmin_pages:edit", args=[page.pk]), KitPage)
    assert editor.post(url, data).json() == {"is_valid": True, "is_available": True}
    assert "There are no posts in this kit." in editor.get(url).text


@pytest.mark.parametrize(("field", "block"), [("messages", "message"), ("posts", "post")])
def test_what_a_kit_is_made_of_is_previewed(superuser, home, field, block):
    found = KitPage._meta.get_field(field).stream_block.child_blocks[block]
    answer = superuser.get(reverse("wagtailadmin_block_preview"), {"id": found.definition_prefix})
    assert answer.status_code == 200
    assert found.get_description()
    assert ("as Mastodon counts" in answer.text) is (block == "post")
