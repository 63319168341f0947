"""A communication kit as visitors see it, and as one file."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from wagtail.models import Page

from resources.models import ResourcePage
from sparks.search.indexing import update
from tests.counting import queries_of
from tests.factories.bodies import rich_body
from tests.factories.kits import KitGraphicFactory, KitPageFactory, SiteDocumentFactory
from tests.factories.records import SiteImageFactory

POSTS = [
    ("post", {"network": "x", "html": "<p>Look &amp; see.</p>", "hashtags": "#Light"}),
    ("post", {"network": "mastodon", "html": "<p>One.</p><p>Two.</p>", "hashtags": ""}),
]
TEXTS = {
    "posts": POSTS,
    "messages": [("message", {"html": "<p>Nobody starts <b>from zero</b>.</p>"})],
    "body": [("text", {"html": "<h2>Today</h2><p>It is &lt;here&gt;.</p>"})],
    "boilerplate": "<p>We are a few & many.</p>",
    "hashtags": "#Light",
    "contact_name": "The press desk",
    "contact_email": "press@example.org",
    "licence": "CC BY 4.0",
}


@pytest.fixture
def kit(resource_index):
    return KitPageFactory(parent=resource_index, slug="our-kit", title="Our kit", **TEXTS)


@pytest.fixture
def empty(resource_index):
    return KitPageFactory(parent=resource_index, slug="empty", title="Empty kit")


def unzipped(visitor, page) -> dict[str, bytes]:
    """Give the files of a kit's zip by their names, in their order."""
    answer = visitor.get(f"{page.url}kit.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{page.slug}.zip"'
    content = b"".join(answer.streaming_content)
    assert int(answer.headers["Content-Length"]) == len(content)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_everything_is_on_the_page_ready_to_copy(visitor, kit):
    text = visitor.get(kit.url).text
    assert 'data-copy="Look &amp; see.\n\n#Light"' in text
    assert "19 of 280 characters, as X counts" in text
    assert "It is &lt;here&gt;." in text
    assert 'href="mailto:press@example.org"' in text
    assert f'href="{kit.url}kit.zip" download' in text


def test_a_kit_without_posts_and_graphics_says_so(visitor, empty):
    text = visitor.get(empty.url).text
    assert "There are no posts in this kit." in text
    assert "There are no graphics in this kit." in text
    assert "data-copy" not in text.split("page-meta")[0]
    assert (
        "There are no graphics in this kit."
        in unzipped(visitor, empty)["empty/README.txt"].decode()
    )


def test_graphics_are_had_one_by_one(visitor, kit):
    picture = SiteImageFactory(title="Sky", credit="B. Painter, CC BY 4.0")
    KitGraphicFactory(page=kit, image=picture, use="Banner for LinkedIn")
    document = SiteDocumentFactory()
    KitGraphicFactory(page=kit, image=None, document=document)
    text = visitor.get(kit.url).text
    assert f'href="{picture.file.url}" download' in text
    assert f'href="{document.url}" download' in text
    assert "Banner for LinkedIn" in text
    assert "B. Painter, CC BY 4.0" in text


@pytest.mark.parametrize("count", [1, 4])
def test_costs_the_same_queries_however_much_is_in_it(visitor, kit, resource_index, count):
    for _ in range(count):
        KitGraphicFactory(page=kit)
    kit.posts = POSTS * count
    kit.body = rich_body(resource_index)
    kit.save()
    assert len(queries_of(visitor, kit.url)) == 10


@pytest.mark.parametrize("count", [1, 4])
def test_the_zip_costs_the_same_queries_however_much_is_in_it(
    visitor, kit, django_assert_num_queries, count
):
    for _ in range(count):
        KitGraphicFactory(page=kit)
    unzipped(visitor, kit)
    with django_assert_num_queries(4):
        assert len(unzipped(visitor, kit)) == 5 + count


def test_the_zip_has_texts_graphics_and_credits_under_names_that_say_what_they_are(visitor, kit):
    picture = SiteImageFactory(title="Sky", description="A night sky", credit="B. Painter")
    KitGraphicFactory(page=kit, image=picture, use="Banner: LinkedIn & others", sort_order=0)
    KitGraphicFactory(page=kit, image=picture, use="日本", sort_order=1)
    poster = SiteDocumentFactory()
    KitGraphicFactory(page=kit, image=None, document=poster, sort_order=2)
    files = unzipped(visitor, kit)
    names = list(files)
    assert names[:5] == [
        "our-kit/README.txt",
        "our-kit/press-text.txt",
        "our-kit/key-messages.txt",
        "our-kit/posts/01-x.txt",
        "our-kit/posts/02-mastodon.txt",
    ]
    stems = [name.rpartition(".")[0] for name in names[5:]]
    assert stems == [
        "our-kit/graphics/01-banner-linkedin-others",
        "our-kit/graphics/02-graphic",
        "our-kit/graphics/03-poster",
    ]
    with picture.file.open("rb") as stored:
        assert files[names[5]] == files[names[6]] == stored.read()
    assert files["our-kit/posts/01-x.txt"].decode() == "Look & see.\n\n#Light\n"
    assert files["our-kit/key-messages.txt"].decode() == "* Nobody starts from zero.\n"
    press = files["our-kit/press-text.txt"].decode()
    assert "It is <here>." in press
    assert "We are a few & many." in press
    readme = files["our-kit/README.txt"].decode()
    for said in (
        f"{kit.url}\n",
        "Words to pass on.",
        "press@example.org",
        "CC BY 4.0",
        "01-banner-linkedin-others",
        "Description: A night sky",
        "Credit: B. Painter",
        "Credit: A. Designer, CC BY 4.0",
    ):
        assert said in readme


def test_private_files_stay_private(visitor, kit):
    graphic = KitGraphicFactory(page=kit)
    type(graphic.image).objects.update(file="private/original_images/secret.png")
    assert "secret" not in visitor.get(kit.url).text
    assert len(unzipped(visitor, kit)) == 5


def test_it_is_a_resource_in_the_library(visitor, kit, empty):
    text = visitor.get("/en/resources/?kind=kit").text
    assert "Our kit" in text
    assert "Communication kit" in text
    listing = visitor.get("/en/resources/?kind=kit").context["listing"]
    assert listing.total == 2
    assert set(ResourcePage.objects.values_list("kind", flat=True)) == {"kit"}


def test_it_is_found_by_what_stands_in_it(visitor, kit):
    update(Page.objects.filter(pk=kit.pk))
    for words in ("kit", "zero", "light", "see", "many", "pass on"):
        assert kit.url in visitor.get("/en/search/", {"q": words, "kind": "resource"}).text


def test_it_is_in_the_sitemap_and_can_be_cited(visitor, kit):
    assert kit.url in visitor.get("/sitemap.xml").text
    assert "Our kit" in visitor.get(f"{kit.url}cite.bib").text
