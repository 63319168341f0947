"""Which requests share an answer, and which answers may be shared."""

import pytest

from sparks.core.page_cache import keys

COOKIES = ("sessionid", "csrftoken")


def asked(path="/en/", query="", method="GET", **more) -> dict:
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "hub.example",
        **more,
    }


def key(*args, **more) -> keys.Key | None:
    return keys.key_of(asked(*args, **more), COOKIES)


@pytest.mark.parametrize(
    "other",
    [
        asked(query="b=2&a=1"),
        asked(query="a=1&b=2", method="HEAD"),
        asked(query="a=1&b=2", HTTP_COOKIE="somebody=elses"),
        asked(query="a=1&b=2", HTTP_ACCEPT_ENCODING="br"),
        asked(query="a=1&b=2", HTTP_IF_NONE_MATCH='"x"'),
        asked(query="a=1&b=2", HTTP_USER_AGENT="any"),
    ],
)
def test_the_same_answer_serves(other):
    assert keys.key_of(other, COOKIES) == key(query="a=1&b=2")


@pytest.mark.parametrize(
    "other",
    [
        asked("/de/"),
        asked(query="a=1"),
        asked(HTTP_HOST="other.example"),
        asked(HTTP_X_FORWARDED_PROTO="https"),
    ],
)
def test_another_answer_is_needed(other):
    assert keys.key_of(other, COOKIES) not in (None, key())


def test_values_of_one_name_keep_their_order():
    assert key(query="a=2&b=1&a=1") == key(query="a=2&a=1&b=1") != key(query="a=1&a=2&b=1")


@pytest.mark.parametrize(
    "request_",
    [
        asked(method="POST"),
        asked(method="OPTIONS"),
        asked(HTTP_COOKIE="a=b; sessionid=x"),
        asked(HTTP_COOKIE="csrftoken=x"),
        asked(HTTP_AUTHORIZATION="Basic x"),
        asked(HTTP_RANGE="bytes=0-9"),
        asked(query="q=somebody"),
        asked(query="pillar=support&q=somebody"),
    ],
)
def test_an_answer_of_somebodys_own_has_no_key(request_):
    assert keys.key_of(request_, COOKIES) is None


def test_a_page_is_drawn_whole_and_with_the_query_of_its_key():
    request = asked(query="b=2&a=1", method="HEAD", HTTP_IF_NONE_MATCH='"x"', HTTP_ACCEPT="*/*")
    drawn = keys.shared(request, keys.key_of(request, COOKIES))
    assert drawn == asked(query="a=1&b=2", HTTP_ACCEPT="*/*")


GOOD = {"Cache-Control": "no-cache", "Content-Type": "text/html; charset=utf-8"}


def kept(status="200 OK", **more) -> bool:
    headers = {**GOOD, **{name.replace("_", "-"): value for name, value in more.items()}}
    return keys.may_be_kept(status, [(name, value) for name, value in headers.items() if value])


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"Cache_Control": "public, max-age=60"},
        {"Vary": "Cookie, Accept-Encoding"},
        {"Content_Type": "application/json"},
        {"Content_Type": "text/calendar; charset=utf-8"},
    ],
)
def test_answers_for_everybody_are_kept(more):
    assert kept(**more)


@pytest.mark.parametrize(
    "more",
    [
        {"status": "404 Not Found"},
        {"status": "302 Found"},
        {"status": "206 Partial Content"},
        {"Cache_Control": ""},
        {"Cache_Control": "no-store"},
        {"Cache_Control": "private, max-age=60"},
        {"Set_Cookie": "a=b"},
        {"Vary": "Accept-Language"},
        {"Vary": "*"},
        {"Content_Encoding": "br"},
        {"Content_Type": "image/png"},
        {"Content_Type": "application/zip"},
    ],
)
def test_other_answers_are_not(more):
    assert not kept(**more)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("zstd, gzip", "zstd"),
        ("gzip;q=1.0, identity; q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("BR", "br"),
        ("br;q=.", ""),
        ("", ""),
        ("identity", ""),
        ("compress, *;q=0.1", ""),
    ],
)
def test_the_encoding_is_one_that_the_browser_takes(accepted, encoding):
    assert keys.encoding_for(accepted) == encoding
