import re

from returns.sparkline import HEIGHT, WIDTH, sparkline


def path(numbers: list[int | None]) -> str:
    return re.search(r' d="([^"]*)"', sparkline(numbers))[1]


def test_line_goes_through_every_number() -> None:
    assert path([0, 10, 5]) == "M2 21L3 21L48 3L93 12"


def test_line_is_cut_where_a_number_is_missing() -> None:
    assert path([0, None, 10, 5]) == "M2 21L3 21M62 3L63 3L93 12"


def test_level_line_is_in_the_middle() -> None:
    assert path([7, 7]) == f"M2 {HEIGHT // 2}L3 {HEIGHT // 2}L{WIDTH - 3} {HEIGHT // 2}"


def test_last_number_has_a_point_if_there_is_one() -> None:
    assert '<circle cx="93" cy="3"' in sparkline([1, 2])
    assert "<circle" not in sparkline([1, None])


def test_words_say_what_is_drawn() -> None:
    assert 'aria-label="The last 3 months, the earliest first: 1,200, none, 0"' in sparkline(
        [1200, None, 0]
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert sparkline([None] * 12) == ""
