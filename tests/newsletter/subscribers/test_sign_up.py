import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter import consent
from newsletter.actions.subscribers import suppress
from newsletter.models import ConsentEvent, DayCount, Subscriber
from newsletter.views import common
from sparks.core.forms import TOKEN_SECONDS, make_token

from .conftest import BROWSER, FORM, promised

SENT = "/en/subscription/?sent=1"
RENEWED = re.compile(r'name="newsletter-token" value="[^"]+"')


@pytest.fixture
def states(reader, waiting, gone):
    """An address for everything we may know of one."""
    for reason in ("erased", "bounced", "complained", "manual"):
        suppress(email=f"{reason}@example.net", reason=reason)
    suppressed = [f"{reason}@example.net" for reason in ("erased", "bounced", "complained")]
    known = [reader.email, waiting.email, gone.email]
    return ["new@example.net", *known, *suppressed, "manual@example.net"]


def test_one_field_is_enough(sign_up, visitor):
    response = sign_up(place="footer")
    assert (response.status_code, response.url) == (303, SENT)
    subscriber = Subscriber.objects.get()
    assert (subscriber.state, subscriber.language) == ("pending", "en")
    assert (subscriber.rhythm, subscriber.pillars, subscriber.topics) == ("issues", [], [])
    ask = subscriber.events.get()
    assert (ask.kind, ask.text_version, ask.language) == ("asked", consent.VERSION, "en")
    assert ask.place == "sign-up form (footer)"
    assert promised() == ["newsletter.confirm"]
    assert DayCount.objects.get(what="asked").count == 1
    assert "Look into your mailbox" in visitor.get(response.url).text


def test_choices_count_from_the_confirmation_on(sign_up, pillars, reader, topics):
    chosen = {"pillars": ["support", "detection"], "rhythm": "weekly", "place": "page"}
    assert sign_up("new@example.net", **chosen).status_code == 303
    ask = ConsentEvent.objects.get()
    assert ask.detail == {
        "language": "en",
        "rhythm": "weekly",
        "pillars": ["support", "detection"],
    }
    sign_up(reader.email, **chosen)
    reader.refresh_from_db()
    assert (reader.rhythm, reader.pillars) == ("issues", []), "anybody can type this address"


def test_the_answer_is_the_same_for_every_address(sign_up, visitor, states):
    answers = [sign_up(email, network=f"192.0.{n}.1") for n, email in enumerate(states)]
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)
    assert len({visitor.get(answer.url).content for answer in answers}) == 1


def test_the_time_it_takes_tells_nothing(sign_up, states, waiting):
    for number, email in enumerate([*states, waiting.email]):
        begun = time.monotonic()
        sign_up(email, network=f"192.0.{number}.1")
        assert time.monotonic() - begun >= common.PACE_SECONDS


def test_who_gets_which_mail(sign_up, states):
    found = {}
    for number, email in enumerate(states):
        before = len(promised())
        sign_up(email, network=f"192.0.{number}.1")
        found[email.partition("@")[0]] = promised()[before:]
    assert found == {
        "new": ["newsletter.confirm"],
        "ana": ["newsletter.link"],
        "ben": ["newsletter.confirm"],
        "eva": ["newsletter.confirm"],
        "erased": ["newsletter.confirm"],
        "bounced": [],
        "complained": [],
        "manual": [],
    }
    assert Subscriber.objects.get(email="eva@example.net").state == "left", "until confirmed"
    assert not Subscriber.objects.filter(email="bounced@example.net").exists()


def test_capitals_and_foreign_domains_are_one_address(sign_up):
    sign_up("Ana@Exämple.net")
    sign_up("ana@xn--exmple-cua.net")
    assert Subscriber.objects.get().email == "ana@xn--exmple-cua.net"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"email": ""}, "Enter your e-mail address."),
        ({"email": "nonsense"}, "Enter an e-mail address such as"),
        ({"email": f"a@{'ä' * 60}.{'ö' * 60}.{'ü' * 60}.{'ä' * 60}.net"}, "Enter an e-mail"),
        ({"website": "x"}, "A field that people do not see"),
        ({"token": "", "email": "ana@example.net"}, "We could not tell"),
        ({"token": "forged", "email": "ana@example.net"}, "We could not tell"),
        ({"rhythm": "hourly", "place": "page"}, "Select a valid choice."),
        ({"place": "elsewhere"}, "Select a valid choice."),
    ],
)
def test_trouble_brings_the_whole_form_back_with_what_was_typed(sign_up, fields, said):
    response = sign_up(**fields)
    assert response.status_code == 422
    assert said in response.text
    email = fields.get("email", "ana@example.net")
    assert not email or f'value="{email}"' in response.text
    assert "data-error-summary" in response.text
    assert 'name="newsletter-rhythm"' in response.text, "the whole form"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert not Subscriber.objects.exists()


def test_a_footer_left_open_for_long_is_answered_with_a_fresh_form(sign_up):
    token = make_token("newsletter")
    with time_machine.travel(timezone.now() + timedelta(seconds=TOKEN_SECONDS + 60)):
        response = sign_up(token=token, place="footer")
        assert response.status_code == 422
        assert "had been open for a long time" in response.text
        assert 'value="ana@example.net"' in response.text
        renewed = response.context["form"]["token"].value()
        assert sign_up(token=renewed, rhythm="monthly").url == SENT


@pytest.mark.parametrize(
    ("headers", "kind", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, FORM, 403),
        ({}, "multipart/form-data; boundary=x", 400),
        ({}, "application/json", 400),
    ],
)
def test_what_is_no_form_of_ours_is_refused(visitor, home, headers, kind, status):
    url = "/en/subscription/"
    response = visitor.post(url, "x=y", content_type=kind, headers={**BROWSER, **headers})
    assert response.status_code == status
    assert "Nothing has been stored." in response.text
    assert visitor.put(url).status_code == 405


def test_the_page_has_its_words_and_choices(visitor, home, pillars, topics):
    page = visitor.get("/en/subscription/")
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-cache"
    assert not page.cookies
    assert consent.current_text() in page.text
    for slug in pillars:
        assert f'value="{slug}"' in page.text
    assert "grooming" not in page.text, "no page has this topic"
    assert page.text.count('action="/en/subscription/"') == 1, "no second one in the footer"
    again = visitor.get("/en/subscription/").text
    assert RENEWED.sub("", again) == RENEWED.sub("", page.text)
