"""A small part of `make chaos-newsletter`, each time the tests run."""

from .runs import everything
from .world import World


def test_nobody_gets_it_twice_and_nobody_is_lost_whatever_is_killed(tmp_path):
    with World(tmp_path / "world", seed=7, audience=240, size=3_000) as world:
        result = everything(world, kills=5)
    assert result.holds, result
    assert world.kills >= 3
    assert result.delivered >= 225
