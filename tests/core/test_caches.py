"""Without Redis, what only saves work is done without; what counts tries is not."""

import os
import time

import pytest
from redis import ConnectionError as RedisAway

from sparks.core import store
from sparks.core.caches import NEAR, SharedCache
from sparks.core.models import Generation

CLOSED = "redis://127.0.0.1:9/0"  # "discard": nobody listens


@pytest.fixture
def shared():
    cache = SharedCache(os.environ["REDIS_URL"], {"KEY_PREFIX": f"caches-{os.getpid()}"})
    yield cache
    for key in ("wagtail_x", "counter"):
        cache.delete(key)


@pytest.fixture
def away():
    return SharedCache(CLOSED, {})


@pytest.mark.parametrize("key", ["wagtail_x", "counter"])
def test_it_keeps_what_it_is_given(shared, key):
    assert shared.get(key, "nothing") == "nothing"
    assert shared.add(key, 1)
    assert not shared.add(key, 2)
    shared.set(key, [3])
    assert shared.get(key) == [3]
    assert shared.delete(key)
    assert shared.get(key) is None


def test_shortcuts_are_not_missed(away):
    began = time.monotonic()
    assert away.get("wagtail_x", "nothing") == "nothing"
    away.set("wagtail_x", [1])
    assert not away.delete("wagtail_x")
    assert away.get_or_set("social:1:2", lambda: b"png", 60) == b"png"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    "use",
    [
        lambda cache: cache.get("allauth:rl"),
        lambda cache: cache.set("allauth:rl", 1),
        lambda cache: cache.add("allauth:rl", 1),
        lambda cache: cache.delete("allauth:rl"),
    ],
)
def test_what_guards_a_door_is(away, use):
    with pytest.raises(RedisAway):
        use(away)


@pytest.mark.django_db
def test_the_addresses_of_homes_are_held_near_for_a_generation(shared, away):
    """Every page asks for them several times, and they must be true with the commit."""
    for cache in (shared, away):
        assert cache.get(NEAR, "nothing") == "nothing"
        cache.set(NEAR, [1], 3600)
        assert cache.get(NEAR) == [1]
        Generation.bump()
        store.begin_request()
        assert cache.get(NEAR) is None
        cache.set(NEAR, [2], 3600)
        assert cache.delete(NEAR)
        assert cache.get(NEAR) is None
