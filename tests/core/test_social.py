"""The picture shown where a page is shared."""

from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import PageViewRestriction

from sparks.core.seo import social_image_url
from sparks.core.social import TITLE_BOX, SocialPicture, fitted
from tests.factories.pages import StandardPageFactory
from tests.factories.records import SiteImageFactory

LONG = "Training for officers should include what survivors say about what helped " * 9


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="About this site", slug="about")


def picture(title: str) -> SocialPicture:
    return SocialPicture(title, kind="News", slug="one", pillar="support", site_name="Sparks")


@pytest.mark.parametrize("title", ["GRACE", LONG, "Καλημέρα Überprüfung Доброе утро", "x" * 200])
def test_is_drawn_in_the_size_networks_ask_for(title):
    image = Image.open(BytesIO(picture(title).png()))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_the_same_page_gives_the_same_picture():
    assert picture("Same").png() == picture("Same").png()
    assert picture("Same").png() != picture("Other").png()


def test_a_short_title_is_whole_and_inside_its_box():
    lines, face = fitted("Training for frontline officers should include what survivors say")
    assert " ".join(lines) == "Training for frontline officers should include what survivors say"
    assert all(face.getlength(line) <= TITLE_BOX[0] for line in lines)


def test_a_long_title_ends_after_a_whole_word():
    lines, face = fitted(LONG)
    *words, end = " ".join(lines).split()
    assert end == "…"
    assert words == LONG.split()[: len(words)]
    assert all(face.getlength(line) <= TITLE_BOX[0] for line in lines)


def test_is_served_for_good_under_its_digest(visitor, page):
    response = visitor.get(social_image_url(page))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Security-Policy"]
    assert not response.cookies


def test_a_changed_title_has_a_new_address_and_the_old_one_leads_there(visitor, page):
    old = social_image_url(page)
    page.title = "About us"
    page.save()
    new = social_image_url(page)
    assert new != old
    response = visitor.get(old)
    assert (response.status_code, response["Location"]) == (302, new)


def test_a_page_with_its_own_picture_leads_to_it(visitor, page):
    old = social_image_url(page)
    page.social_image = SiteImageFactory()
    page.save()
    assert visitor.get(old)["Location"].startswith("/media/images/")


def test_there_is_none_of_a_page_nobody_may_see(visitor, page):
    url = social_image_url(page)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert visitor.get(url).status_code == 404


def test_there_is_none_of_an_unpublished_or_unknown_page(visitor, page):
    url = social_image_url(page)
    page.unpublish()
    assert visitor.get(url).status_code == 404
    assert visitor.get("/social/999999-abc.png").status_code == 404
