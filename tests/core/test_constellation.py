"""The sky of a page: the same each time, another for another page, and inside its frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sparks.core.constellation import HEIGHT, MARGIN, WIDTH, constellation

SLUGS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-", max_size=80)


def test_the_same_slug_gives_the_same_sky():
    assert constellation("grace") == constellation("grace")


def test_slugs_that_differ_in_one_letter_give_different_skies():
    assert constellation("grace").lines != constellation("grape").lines


@given(SLUGS)
def test_every_star_stands_inside_the_frame(slug):
    sky = constellation(slug)
    for star in (sky.spark, *sky.stars):
        assert MARGIN <= star.x <= WIDTH - MARGIN
        assert MARGIN <= star.y <= HEIGHT - MARGIN


@given(SLUGS)
def test_lines_join_all_stars_and_make_no_ring(slug):
    sky = constellation(slug)
    assert sky.lines.count("L") == len(sky.stars)


@pytest.mark.parametrize("slug", ["", "ελπίδα", "a" * 255])
def test_any_text_has_a_sky(slug):
    assert constellation(slug).stars
