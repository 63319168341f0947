"""Exactly one mail for each event and person, whatever is killed midway."""

from .runs import everything
from .world import World


def test_everybody_hears_once_whatever_is_killed(tmp_path):
    with World(tmp_path / "world", seed=7, teams=2, members=3, events=10) as world:
        result = everything(world, kills=6)
    assert result.holds, result
    assert result.kills >= 5
    assert result.restarts >= 1
    assert result.sent >= result.expected * 0.75, result
