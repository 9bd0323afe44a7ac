"""Geometry of the maps."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccs.geometry import area, clip, contains, push_apart, thin

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
coordinates = st.floats(-50, 150, allow_nan=False)


def test_a_ring_inside_the_frame_is_kept_whole():
    assert area(clip(SQUARE, 20, 20, margin=0)) == 100


def test_a_ring_that_reaches_out_is_cut_at_the_margin():
    assert area(clip(SQUARE, 5, 5, margin=1)) == 36


def test_a_ring_outside_the_frame_is_gone():
    assert clip([(x + 100, y) for x, y in SQUARE], 20, 20, margin=4) == []


@given(st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=12))
def test_what_is_kept_lies_within_the_frame(ring):
    kept = clip(ring, 100, 80, margin=4)

    assert all(-4.001 <= x <= 104.001 and -4.001 <= y <= 84.001 for x, y in kept)


def test_thinning_leaves_no_neighbours_too_near():
    assert thin([(0, 0), (0.2, 0), (1, 0), (1, 0.1), (2, 0)], 0.7) == [(0, 0), (1, 0), (2, 0)]


@pytest.mark.parametrize(("point", "inside"), [((5, 5), True), ((15, 5), False), ((-1, 5), False)])
def test_a_point_is_in_a_ring_or_not(point, inside):
    assert contains(SQUARE, point) is inside


def test_points_in_one_place_part_sideways_in_their_order():
    first, second = push_apart([(50, 50), (50, 50)], 20)

    assert first[0] < second[0]
    assert dist(first, second) == pytest.approx(20, abs=0.1)


def test_points_far_apart_stay():
    assert push_apart([(0, 0), (50, 50)], 20) == [(0, 0), (50, 50)]


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400)), max_size=8))
def test_a_few_points_always_come_apart(points):
    moved = push_apart(points, 10, rounds=2000)

    assert all(dist(a, b) >= 9.9 for i, a in enumerate(moved) for b in moved[:i])


def test_a_crowd_that_cannot_part_in_time_is_left_as_it_is():
    assert len(push_apart([(0, 0)] * 30, 20, rounds=1)) == 30
