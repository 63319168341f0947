"""Gaps in words, and the squares of the map."""

import pytest

from sparks.home.response.gaps import gaps
from sparks.home.response.partners import Partner, drawing
from sparks.home.response.sources import COLUMNS, columns_for
from sparks.home.response.tiles import TILES
from sparks.taxonomy.countries import CANDIDATES, EFTA, EU

NOTHING = {column.key: 0 for column in COLUMNS}


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ["nothing is listed"]),
        ({"resources": 1}, ["no project", "no recommendation"]),
        ({"events": 1}, ["no project", "no recommendation", "no resource"]),
        (
            {"projects_ended": 2, "recommendations_delivered": 1, "resources": 1},
            ["no running project"],
        ),
        (
            {"projects_other": 1, "recommendations_delivered": 1, "resources": 1},
            ["no running project"],
        ),
        (
            {"projects_running": 1, "recommendations_no_action": 2},
            ["2 recommendations without known action", "no resource"],
        ),
        ({"projects_running": 1, "recommendations_in_progress": 1, "resources": 1}, []),
    ],
    ids=str,
)
def test_gaps_are_named(counts, words):
    assert gaps(NOTHING | counts) == words


def test_columns_that_a_country_leaves_out_are_no_gap():
    kept = {column.key: 1 for column in columns_for({"country": "BE"})}
    assert not any(key.startswith("recommendations") for key in kept)
    assert gaps(kept) == []


def test_every_country_of_europe_has_a_square_of_its_own():
    assert set(TILES) >= EU | EFTA | CANDIDATES
    assert len(set(TILES.values())) == len(TILES)
    assert all(0 <= column < 10 and 0 <= row < 9 for column, row in TILES.values())


def test_other_parts_of_the_world_stand_below():
    codes = ["AU", "BR", "CA", "IN", "JP", "KE", "KR", "MX", "PH", "SN", "US"]
    drawn = drawing([Partner(code, code, projects=1) for code in [*codes, "BE"]])
    places = {(tile.x, tile.y) for tile in [*drawn.tiles, *drawn.elsewhere]}
    assert len(drawn.elsewhere) == len(codes)
    assert len(places) == len(drawn.tiles) + len(codes)
    assert max(y for _x, y in places) + 40 <= drawn.height


@pytest.mark.parametrize(
    ("projects", "level"), [(0, "none"), (1, "few"), (3, "few"), (4, "some"), (10, "many")]
)
def test_a_square_is_fuller_the_more_there_is(projects, level):
    assert Partner("BE", "Belgium", projects=projects).level == level
