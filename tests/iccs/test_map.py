"""The map: projection, markers, names and scale."""

from math import dist

import pytest

from iccs.map import HEIGHT, MARKER, WIDTH, Outline, Spot, draw

KENDAL, ULVERSTON = (-2.74, 54.33), (-3.1, 54.2)


def a_spot(number=1, place=KENDAL):
    return Spot(number, f"Practice {number}", *place)


def a_box(west, south, east, north, name="South Lakeland"):
    return Outline(name, (((west, south), (east, south), (east, north), (west, north)),))


def test_one_practice_stands_in_the_middle_of_its_surroundings():
    drawing = draw((a_spot(),), ())

    (marker,) = drawing.markers
    assert (marker.x, marker.y, marker.moved) == (WIDTH / 2, HEIGHT / 2, False)
    assert drawing.scale_km == 2


def test_north_is_up_and_east_is_right():
    kendal, ulverston = draw((a_spot(1), a_spot(2, ULVERSTON)), ()).markers

    assert kendal.y < ulverston.y
    assert kendal.x > ulverston.x


def test_distances_are_true_to_scale():
    drawing = draw((a_spot(1), a_spot(2, ULVERSTON)), ())

    kendal, ulverston = (marker.place for marker in drawing.markers)
    kilometres = dist(kendal, ulverston) / drawing.scale_width * drawing.scale_km
    assert kilometres == pytest.approx(27.5, abs=0.3)  # by the haversine formula


def test_practices_at_one_address_stand_side_by_side_with_their_place_told():
    one, other = draw((a_spot(1), a_spot(2)), ()).markers

    assert dist((one.x, one.y), (other.x, other.y)) >= 2 * MARKER
    assert one.moved
    assert one.place == other.place


def test_a_district_is_cut_to_the_frame_and_named_where_there_is_room():
    (district,) = draw((a_spot(),), (a_box(-4, 54, -2, 55),)).districts

    assert district.path.startswith("M")
    assert district.path.endswith("Z")
    x, y = district.label
    assert 0 < x < WIDTH
    assert 0 < y < HEIGHT
    assert dist((x, y), (WIDTH / 2, HEIGHT / 2)) > MARKER


def test_a_district_with_too_little_room_is_not_named():
    sliver = a_box(-2.75, 54.32, -2.749, 54.33)

    (district,) = draw((a_spot(),), (sliver,)).districts

    assert district.label is None


def test_a_district_far_away_is_left_out():
    assert draw((a_spot(),), (a_box(1, 51, 2, 52),)).districts == ()


def test_a_map_is_drawn_once_and_kept():
    assert draw((a_spot(),), ()) is draw((a_spot(),), ())
