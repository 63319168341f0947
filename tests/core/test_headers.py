"""Every answer to somebody without an account: the headers it carries, and what it leaves alone."""

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sparks.core.middleware import FEATURES, PASSKEYS
from tests.factories import pages
from tests.factories.help import HelpIndexPageFactory

PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
ACCOUNT = "account"
# Address, status, whether it belongs to the admin or to the pages of accounts.
ANSWERS = [
    ("/", 302, False),
    ("/en/", 200, False),
    ("/en/about/", 200, False),
    ("/en/help/", 200, False),
    ("/en/help/?country=DE", 200, False),
    ("/en/contact/", 200, False),
    ("/en/projects/", 200, False),
    ("/en/projects/?pillar=nonsense&page=99&sort=%00", 200, False),
    ("/en/projects/feed.rss", 200, False),
    ("/en/projects/feed.atom", 200, False),
    ("/en/projects/alpha/", 200, False),
    ("/en/news/feed.atom", 200, False),
    ("/en/events/calendar.ics", 200, False),
    ("/en/events/meeting/event.ics", 200, False),
    ("/en/search/?q=alpha", 200, False),
    ("/en/open-data/", 200, False),
    ("/en/about", 301, False),
    ("/en/nowhere/", 404, False),
    ("/nowhere", 302, False),
    ("/social/999999-abc.png", 404, False),
    ("/documents/999999/none.pdf", 404, False),
    ("/robots.txt", 200, False),
    ("/sitemap.xml", 200, False),
    ("/livez", 200, False),
    ("/leave/", 302, False),
    ("/admin/", 302, True),
    ("/admin/login/", 303, True),
    ("/admin/password_reset/", 303, True),
    ("/en/account/", 302, ACCOUNT),
    ("/en/account/login/", 200, ACCOUNT),
    ("/en/account/signup/", 200, ACCOUNT),
    ("/en/account/login/code/", 200, ACCOUNT),
    ("/en/account/password/reset/", 200, ACCOUNT),
    ("/en/account/second/", 302, ACCOUNT),
    ("/en/account/nowhere/", 404, ACCOUNT),
    ("/admin/nowhere/", 302, True),
]
# Django's own protection of the forms that lead to an account needs its cookie, and only that.
FORMS_WITH_COOKIE = {
    "/en/account/login/",
    "/en/account/signup/",
    "/en/account/login/code/",
    "/en/account/password/reset/",
}
WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "TRUNCATE")


@pytest.fixture
def site(home, project_index, news_index, event_index):
    """A small site, with a page of each kind that has addresses of its own."""
    pages.StandardPageFactory(parent=home, title="About", slug="about")
    HelpIndexPageFactory(parent=home)
    pages.ContactPageFactory(parent=home, title="Contact", slug="contact")
    pages.ProjectPageFactory(parent=project_index, title="Alpha", slug="alpha")
    pages.EventPageFactory(parent=event_index, title="Meeting", slug="meeting")
    return home


def assert_guarded(response, *, in_admin: bool | str = False):
    """Assert that the answer carries all headers that each answer must."""
    headers = response.headers
    assert {name: headers.get(name) for name in FIXED} == FIXED
    for feature in FEATURES:
        own = "self" if in_admin == ACCOUNT and feature in PASSKEYS else ""
        assert f"{feature}=({own})" in headers["Permissions-Policy"]
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    if in_admin == ACCOUNT:
        assert policy == PUBLIC
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Robots-Tag"] == "noindex"
    elif in_admin:
        assert "frame-ancestors 'self'" in policy
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert headers["Referrer-Policy"] == "same-origin"
    else:
        assert policy == PUBLIC
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("url", "status", "in_admin"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_an_answer_is_guarded_and_sets_no_cookie(client, site, url, status, in_admin):
    response = client.get(url)
    assert response.status_code == status
    assert_guarded(response, in_admin=in_admin)
    expected = {settings.CSRF_COOKIE_NAME} if url in FORMS_WITH_COOKIE else set()
    assert set(response.cookies) == expected


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("url", [row[0] for row in ANSWERS])
def test_reading_never_writes(client, site, url, method):
    with CaptureQueriesContext(connection) as captured:
        getattr(client, method)(url)
    written = [query["sql"] for query in captured if query["sql"].lstrip().startswith(WRITING)]
    assert written == []


def test_a_method_that_a_page_does_not_know_is_refused_with_the_headers(client, site):
    response = client.put("/en/about/")
    assert response.status_code == 405
    assert_guarded(response)
    response = client.post("/en/search/")
    assert response.status_code == 405
    assert_guarded(response)


def test_what_is_sent_wrongly_is_refused_with_the_headers(client, site):
    file = client.post("/en/contact/", {"text": "a"})  # as multipart, which could carry files
    assert file.status_code == 400
    assert_guarded(file)
    stranger = client.post(
        "/en/contact/",
        "text=a",
        content_type="application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert stranger.status_code == 403
    assert_guarded(stranger)
    assert not file.cookies
    assert not stranger.cookies


def test_an_unknown_host_is_refused_with_the_headers(client, site, settings):
    settings.ALLOWED_HOSTS = ["sparks.example"]
    response = client.get("/en/", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    assert_guarded(response)


@pytest.mark.urls("tests.core.broken_urls")
@pytest.mark.parametrize(("url", "status"), [("/bug", 500), ("/connection-lost", 503)])
def test_a_failure_is_answered_with_the_headers(site, url, status):
    response = Client(raise_request_exception=False).get(url)
    assert response.status_code == status
    assert_guarded(response)
    assert not response.cookies
