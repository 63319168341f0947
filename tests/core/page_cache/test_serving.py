"""What readers, caches on the way and operators see of the page cache."""

import time
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

PAGE = "/en/about/"
TOLD_SECONDS = 10


def told(host, holds) -> bool:
    """Wait until the processes told figures for which something holds."""
    deadline = time.monotonic() + TOLD_SECONDS
    while not holds(host.figures()):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def test_a_kept_page_has_the_headers_of_a_drawn_one(world):
    drawn = world.plain.get(PAGE)[1]
    kept = [world.near.get(PAGE)[1] for _ in range(4)][-1]
    for name, value in drawn.items():
        if name not in ("date", "content-length", "vary"):
            assert kept[name] == value, name
    assert set(kept) - set(drawn) == {"etag"} | ({"vary"} - set(drawn))
    assert "Accept-Encoding" in kept["vary"]
    assert "set-cookie" not in kept


def test_a_reader_who_has_the_page_is_not_sent_it_again(world):
    status, headers, body = world.near.get(PAGE, **{"Accept-Encoding": "br"})
    assert (status, headers["content-encoding"]) == (200, "br")
    assert b"</html>" in brotli.decompress(body)
    status, again, body = world.near.get(PAGE, **{"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")
    assert again["cache-control"] == headers["cache-control"]
    assert world.near.get(PAGE, **{"If-None-Match": '"other"'})[0] == 200


def test_head_has_the_headers_of_get_and_no_body(world):
    world.near.get(PAGE)
    status, headers, body = world.near.get(PAGE, method="HEAD")
    assert (status, body) == (200, b"")
    assert headers["content-length"] == world.near.get(PAGE)[1]["content-length"]


@pytest.mark.parametrize(
    "path", ["/en/support/", "/en/help/", "/en/account/login/", "/en/subscription/old/confirm/"]
)
def test_what_is_sensitive_or_somebodys_own_is_kept_nowhere(world, path):
    before = world.far.figures().renders
    for _time in range(3):
        headers = world.far.get(path)[1]
        assert "no-store" in headers["cache-control"]
        assert "etag" not in headers
    time.sleep(1.5)
    assert world.far.figures().renders == before


def test_a_session_is_never_shown_what_others_see_nor_the_other_way_round(world):
    world.far.get(PAGE)
    headers = world.far.get(PAGE, Cookie="sessionid=something")[1]
    assert "etag" not in headers


def test_a_crowd_at_a_cold_page_has_it_drawn_once(world):
    path = "/en/news/?kind=call"
    told(world.near, lambda figures: figures.renders)
    time.sleep(1.5)
    before = world.near.figures()
    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(lambda _: world.near.page(path), range(48)))
    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    assert told(world.near, lambda figures: figures.hits + figures.shared >= before.hits + 47)
    assert world.near.figures().renders == before.renders + 1
