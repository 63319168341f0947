"""Guessing is slow, nobody is locked out by others, and losing the cache opens nothing."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client

from sparks.accounts import limits
from sparks.accounts.urls import urlpatterns
from sparks.core.models import OutboxMessage

from .conftest import app_code, enter, is_in, url

WRONG = "a wrong and boring password"


@pytest.fixture(autouse=True)
def _within_one_window():
    with time_machine.travel(datetime(2026, 5, 1, 12, 1, tzinfo=UTC), tick=False):
        yield


def guess(network: str, times: int = 10) -> list[int]:
    return [_enter_from(network, WRONG).status_code for _time in range(times)]


def _enter_from(network: str, password: str):
    return Client(REMOTE_ADDR=network).post(
        url("account_login"), {"login": "ana@example.net", "password": password}
    )


def test_the_eleventh_password_from_a_network_is_not_looked_at(person):
    assert set(guess("192.0.2.1")) == {422}
    answer = _enter_from("192.0.2.77", "a long and boring password")
    assert answer.status_code == 429
    assert "Please try again in 14 minutes." in answer.text


def test_who_is_elsewhere_is_not_locked_out(person):
    guess("192.0.2.1")
    assert _enter_from("198.51.100.1", "a long and boring password").status_code == 302


def test_losing_the_cache_opens_nothing(person):
    guess("192.0.2.1")
    cache.clear()
    assert _enter_from("192.0.2.1", "a long and boring password").status_code == 429


def test_losing_the_cache_lets_no_code_be_used_again(careful):
    first, second = Client(), Client()
    code = app_code()
    for client in (first, second):
        cache.clear()
        enter(client)
        client.post(url("mfa_authenticate"), {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_waiting_helps(person):
    guess("192.0.2.1")
    with time_machine.travel(datetime(2026, 5, 1, 12, 16, tzinfo=UTC), tick=False):
        assert _enter_from("192.0.2.1", "a long and boring password").status_code == 302


@pytest.mark.parametrize("email", ["ana@example.net", "nobody@example.net"])
def test_codes_for_an_address_are_few_whether_it_is_known_or_not(visitor, person, email):
    page = url("account_request_login_code")
    answers = [Client().post(page, {"email": email}).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]
    refused = visitor.post(page, {"email": email})
    assert refused.headers["Retry-After"] == "840"
    assert "Too many tries" in refused.text


def test_an_address_gets_few_mails_an_hour_from_wherever_they_are_asked_for(person):
    for number in range(25):
        client = Client(REMOTE_ADDR=f"10.0.{number}.1")
        assert (
            client.post(url("account_request_login_code"), {"email": person.email}).status_code
            == 302
        )
    assert OutboxMessage.objects.count() == limits.MAILS.times
    assert not mail.outbox


def test_every_limit_is_that_of_a_page(home):
    def names(patterns):
        for each in patterns:
            yield from names(each.url_patterns) if hasattr(each, "url_patterns") else [each.name]

    assert set(limits.DOORS) <= set(names(urlpatterns))
