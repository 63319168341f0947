from datetime import timedelta

import pytest
import time_machine
from django import forms
from django.utils import timezone

from sparks.core.forms import TOKEN_SECONDS, AnonymousForm, check_token, make_token
from sparks.core.posts import MAX_BYTES, is_cross_site, refusal


def test_a_token_is_good_for_its_purpose():
    assert check_token(make_token("contact:1"), "contact:1") is None


@pytest.mark.parametrize(
    "token", ["", "x", "a:b:c", pytest.param(make_token("contact:2"), id="another-purpose")]
)
def test_other_tokens_are_refused(token):
    with pytest.raises(forms.ValidationError) as caught:
        check_token(token, "contact:1")
    assert caught.value.code == "forged"


def test_an_old_token_is_refused_with_a_word_of_its_own():
    token = make_token("contact:1")
    with time_machine.travel(timezone.now() + timedelta(seconds=TOKEN_SECONDS + 1)):
        with pytest.raises(forms.ValidationError) as caught:
            check_token(token, "contact:1")
        assert caught.value.code == "expired"


def test_a_form_that_comes_back_has_a_new_token_and_an_empty_decoy():
    sent = {"token": "old", "website": "https://spam.example"}
    form = AnonymousForm(sent, purpose="contact:1")
    assert not form.is_valid()
    assert check_token(form["token"].value(), "contact:1") is None
    assert form["website"].value() in (None, "")


def test_a_filled_decoy_is_an_error_that_people_can_mend():
    sent = {"token": make_token("contact:1"), "website": "x"}
    form = AnonymousForm(sent, purpose="contact:1")
    assert form.has_error("__all__", code="decoy")
    assert form.asked_fields() == []


@pytest.mark.parametrize(
    ("headers", "is_foreign"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, True),
        ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Origin": "http://testserver"}, False),
        ({"Origin": "https://evil.example"}, True),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_who_sent_the_form(rf, headers, is_foreign):
    assert is_cross_site(rf.post("/", headers=headers)) is is_foreign


def test_files_and_long_bodies_are_refused_unread(rf):
    typed = "application/x-www-form-urlencoded"
    assert refusal(rf.post("/", "a=b", content_type=typed)) is None
    assert refusal(rf.post("/", {"a": "b"})) == 400
    assert refusal(rf.post("/", "a=" + "b" * MAX_BYTES, content_type=typed)) == 413
