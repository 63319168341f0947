"""What mail programs POST (RFC 8058)."""

import time

import pytest
from django.test import Client

from newsletter import links
from newsletter.actions.subscribers import erase
from newsletter.models import Subscriber
from tests.factories.records import SubscriberFactory

from .conftest import FORM

BODY = "List-Unsubscribe=One-Click"
MULTIPART = (
    '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
)
ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://mail.example"}
P95_SECONDS = 0.2


def path(subscriber) -> str:
    return f"/unsubscribe/{links.token_of(subscriber.key)}/"


@pytest.mark.parametrize(
    ("body", "kind"), [(BODY, FORM), (MULTIPART, "multipart/form-data; boundary=x")]
)
def test_it_needs_no_cookie_login_or_redirect(reader, body, kind):
    client = Client(enforce_csrf_checks=True)
    for _time in range(2):
        response = client.post(path(reader), body, content_type=kind, headers=ELSEWHERE)
        assert response.status_code == 200
        assert response.content == b"You are unsubscribed.\n"
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies
    reader.refresh_from_db()
    assert reader.state == "left"
    assert [event.place for event in reader.events.all()] == ["one-click unsubscribe"]


def test_the_address_in_the_header_is_this_one(reader, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://sparks.example/"
    assert (
        links.one_click_url(links.token_of(reader.key)) == f"https://sparks.example{path(reader)}"
    )


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_it_shows_the_button_and_changes_nothing(visitor, reader, method):
    response = getattr(visitor, method)(path(reader))
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    if method == "get":
        action = f'action="/en/subscription/{links.token_of(reader.key)}/unsubscribe/"'
        assert action in response.text
    reader.refresh_from_db()
    assert reader.state == "active"


def test_without_the_words_it_is_the_button_of_the_page(post, reader):
    response = post(path(reader), headers=ELSEWHERE)
    assert response.status_code == 403
    reader.refresh_from_db()
    assert reader.state == "active"
    response = post(path(reader))
    assert response.status_code == 303
    reader.refresh_from_db()
    assert reader.state == "left"


def test_tokens_of_strangers_and_of_the_erased(visitor, post, reader):
    forged = f"/unsubscribe/{'A' * 22}-{'A' * 22}/"
    assert visitor.post(forged, BODY, content_type=FORM).status_code == 410
    page = visitor.get(forged)
    assert page.status_code == 410
    assert 'action="/en/subscription/link/"' in page.text
    erase(subscriber=reader, place="test")
    response = visitor.post(path(reader), BODY, content_type=FORM)
    assert (response.status_code, response.content) == (200, b"You are unsubscribed.\n")
    assert post(path(reader)).status_code == 410


def test_a_large_body_is_not_read(visitor, reader):
    response = visitor.post(path(reader), BODY + "&x=" + "y" * 5000, content_type=FORM)
    assert response.status_code == 413
    assert visitor.put(path(reader), BODY).status_code == 405
    reader.refresh_from_db()
    assert reader.state == "active"


def test_it_always_works_and_at_once(visitor, home):
    subscribers = [SubscriberFactory() for _number in range(200)]
    times = []
    for subscriber in subscribers:
        begun = time.perf_counter()
        response = visitor.post(path(subscriber), BODY, content_type=FORM, headers=ELSEWHERE)
        times.append(time.perf_counter() - begun)
        assert response.status_code == 200
    assert Subscriber.objects.filter(state="left").count() == 200
    p95 = sorted(times)[189]
    print(f"one-click: p50 {sorted(times)[99] * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms")
    assert p95 < P95_SECONDS
