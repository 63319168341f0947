"""The field that stands on every page."""

from wagtail.models import Site

from newsletter import consent
from newsletter.templatetags.newsletter import sign_up_form
from sparks.core.models import SiteSettings
from tests.factories import pages


def test_every_page_has_it_without_a_cookie(visitor, home):
    page = pages.StandardPageFactory(parent=home)
    for path in (page.url, "/en/search/", "/en/nowhere/"):
        response = visitor.get(path)
        assert response.text.count('action="/en/subscription/"') == 1
        assert consent.current_text() in response.text
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.text


def test_drawing_it_reads_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        form = sign_up_form({}, "footer")["form"]
        assert 'value="footer"' in str(form["place"])
        assert form["token"].value()


def test_the_home_page_can_have_it_as_a_section(visitor, home):
    home.sections = [("subscribe", {"title": "Sparks in your mailbox", "text": ""})]
    home.save()
    html = visitor.get(home.url).text
    assert html.count('action="/en/subscription/"') == 2
    assert 'name="newsletter-place" value="home"' in html
    assert html.count('id="home_newsletter-email"') == 1
    assert html.count('id="footer_newsletter-email"') == 1


def test_the_way_to_the_privacy_page_stands_beside_it(visitor, home):
    page = pages.StandardPageFactory(parent=home, slug="privacy")
    SiteSettings.objects.create(site=Site.objects.get(), privacy_page=page)
    assert 'href="/en/privacy/">What happens to your data' in visitor.get("/en/search/").text
