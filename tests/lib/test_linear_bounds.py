"""Moves of all cells at once, set against every table of whole numbers that fits."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.disclosure import Limit
from iccportal.lib.linear_bounds import LinearBounds

CELLS = ("a", "b", "c", "d")  # two rows of two
SUMS = (("ab", "a", "b"), ("cd", "c", "d"), ("ac", "a", "c"), ("bd", "b", "d"), ("all", "ab", "cd"))
MOST = 6


def totals(table):
    known = dict(zip(CELLS, table, strict=True))
    for total, *parts in SUMS:
        known[total] = sum(known[part] for part in parts)
    return known


@st.composite
def tables(draw):
    """Counts of a table, and a range of each cell that it is within."""
    counts = totals(draw(st.tuples(*[st.integers(0, MOST)] * 4)))
    around = {cell: draw(st.tuples(st.integers(0, 3), st.integers(0, 3))) for cell in counts}
    return counts, {
        cell: (max(0, n - around[cell][0]), n + around[cell][1]) for cell, n in counts.items()
    }


def others(counts, ranges):
    """The cells that have another number in some table that fits."""
    found = set()
    for table in product(*(range(ranges[c][0], ranges[c][1] + 1) for c in CELLS)):
        known = totals(table)
        if all(low <= known[cell] <= high for cell, (low, high) in ranges.items()):
            found |= {cell for cell, n in known.items() if n != counts[cell]}
    return found


@given(tables())
def test_cell_moves_where_any_table_gives_it_another_number(table):
    counts, ranges = table
    bounds = LinearBounds(SUMS)
    bounds.know(counts, ranges)
    could_be = others(counts, ranges)

    for cell in counts:
        move = bounds.move(cell)

        assert (move is not None) == (cell in could_be)
        assert move is None or (cell in move.other <= move.moved and move.other <= could_be)


def test_what_only_two_sums_tell_together_is_found():
    """Of 27 at most 17 are known, of 18 at least 10: so 10 at most hold what 8 at least have."""
    counts = {"held": 27, "own": 17, "others": 10, "d": 1, "e": 9}
    ranges = {"held": (27, 27), "own": (17, 17), "others": (0, 99), "d": (1, 9), "e": (9, 99)}
    bounds = LinearBounds([("held", "own", "others"), ("others", "d", "e")])

    bounds.know(counts, ranges)
    fixed = [cell for cell in counts if bounds.move(cell) is None]
    bounds.know(counts, ranges | {"held": (25, 29)})

    assert fixed == list(counts)
    assert [cell for cell in counts if bounds.move(cell) is None] == ["own"]


def test_cell_of_no_sum_can_be_anything():
    bounds = LinearBounds(SUMS)

    assert bounds.move("elsewhere") is not None


def test_a_move_is_as_small_as_it_can_be():
    """Of two ways to give a cell another number the one that leaves the total alone is shorter."""
    counts = totals((3, 3, 3, 3))
    bounds = LinearBounds([("ab", "a", "b")])

    bounds.know(counts, dict.fromkeys(counts, (0, 99)))
    move = bounds.move("a")

    assert move is not None
    assert move.moved == move.other
    assert len(move.moved) == 2


def test_what_is_told_beside_sums_leaves_less_open():
    """Half of the pairs are `b`, no more and no less: with one more of them there would be 6."""
    counts = {"pairs": 4, "a": 2, "b": 2}
    ranges = {"pairs": (4, 5), "a": (0, 9), "b": (0, 9)}
    half = (Limit((("pairs", 1), ("b", -2))), Limit((("pairs", -1), ("b", 2))))
    bounds = LinearBounds([("pairs", "a", "b")], half)

    bounds.know(counts, ranges)
    open_before = [cell for cell in counts if bounds.move(cell)]
    bounds.know(counts, ranges, half[:1])
    open_with_one = [cell for cell in counts if bounds.move(cell)]
    bounds.know(counts, ranges, half)

    assert open_before == open_with_one == ["pairs", "a", "b"]
    assert [cell for cell in counts if bounds.move(cell)] == ["pairs"]


def test_parts_of_people_are_no_move_where_cells_are_whole():
    """Five pairs would be two and a half of each; with room for six, three of each."""
    counts = {"pairs": 4, "a": 2, "b": 2}
    half = (Limit((("pairs", 1), ("b", -2))), Limit((("pairs", -1), ("b", 2))))
    bounds = LinearBounds([("pairs", "a", "b")], half, whole=list(counts))

    bounds.know(counts, {"pairs": (4, 5), "a": (0, 9), "b": (0, 9)}, half)
    assert [cell for cell in counts if bounds.move(cell)] == []
    bounds.know(counts, {"pairs": (4, 6), "a": (0, 9), "b": (0, 9)}, half)
    assert [cell for cell in counts if bounds.move(cell)] == ["pairs", "a", "b"]
