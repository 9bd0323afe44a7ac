import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.packs.widths import EDGES, widths_in_letters


def test_columns_share_the_width_by_their_longest_text():
    short, long = widths_in_letters([("A", "B"), ("x", "y " * 15)], 100)

    assert long > 2 * short


def test_no_word_is_broken_beside_long_texts():
    long = "Hidden to protect small numbers"
    rows = [
        ("Month", "Route of access", *["Grange & Lakes"] * 6),
        ("Jan 2020", "Recorded", *[long] * 6),
    ]

    month, route, *others = widths_in_letters(rows, 103)

    assert month >= len("Month") + EDGES
    assert route >= len("Recorded") + EDGES
    assert min(others) >= len("protect") + EDGES


def test_words_without_room_have_too_little_in_proportion():
    assert widths_in_letters([("x" * 30, "y" * 30)], 20) == [10, 10]


@given(
    st.integers(1, 8).flatmap(
        lambda n: st.lists(st.lists(st.text(max_size=60), min_size=n, max_size=n), min_size=1)
    )
)
def test_columns_take_the_whole_width(rows):
    widths = widths_in_letters(rows, 100)

    assert sum(widths) == pytest.approx(100)
    assert min(widths) > 0
