"""Exactly one mail for each event and person, whatever is killed midway."""

from .runs import everything
from .world import World


def test_everybody_hears_once_whatever_is_killed(tmp_path):
    with World(tmp_path / "world", seed=7, teams=3, members=4, events=15) as world:
        result = everything(world, kills=12)
    assert result.holds, result
    assert result.kills >= 10
    assert result.restarts >= 2
    assert result.sent >= result.expected * 0.75, result
