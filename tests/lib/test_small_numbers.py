from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iccportal.lib.small_numbers import HIDDEN, Audience, Rule, Sum, released
from tests.lib.attack import candidates

RULE = Rule()
counts = st.one_of(st.integers(0, 9), st.sampled_from([0, 1, 2, 8]))
rules = st.sampled_from([Rule(), Rule(threshold=3, base=1), Rule(threshold=4, base=10)])


def table_of(rows, columns, numbers):
    """A table with the totals of its rows, of its columns and of all, and how they add up."""
    cells = {f"{r}{c}": numbers[r * columns + c] for r in range(rows) for c in range(columns)}
    sums = [Sum(f"row {r}", tuple(f"{r}{c}" for c in range(columns))) for r in range(rows)]
    sums += [Sum(f"column {c}", tuple(f"{r}{c}" for r in range(rows))) for c in range(columns)]
    sums.append(Sum("all", tuple(f"row {r}" for r in range(rows))))
    sums.append(Sum("all", tuple(f"column {c}" for c in range(columns))))
    for one in sums:
        cells[one.total] = sum(cells[part] for part in one.parts)
    return cells, sums


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, 0), (1, HIDDEN), (7, HIDDEN), (8, 10), (12, 10), (13, 15), (1_002, 1_000), (None, None)],
)
def test_one_count_by_itself(count, shown):
    assert released({"a": count}, [], RULE) == {"a": shown}


@pytest.mark.parametrize("known", ["shown_before", "elsewhere"])
def test_small_number_that_was_told_when_fewer_were_hidden_is_known(known):
    """Its range once began above its end, and narrowing went on for ever."""
    cells = {"all": 9, "told": 5, "few": 4}

    shown = released(cells, [Sum("all", ("told", "few"))], RULE, **{known: ["told"]})

    assert RULE.can_be(5) == (5, 5)
    assert (shown["all"], shown["few"]) == (HIDDEN, HIDDEN)


def test_nought_that_was_hidden_and_follows_from_what_cannot_be_hidden_stays_hidden():
    """Nobody who was told of the one member could be kept from it."""
    sums = [Sum("all", ("none",)), Sum("few", ("some", "all"))]

    shown = released({"all": 0, "none": 0, "few": 5, "some": 5}, sums, RULE, hidden_before=["all"])

    assert shown == {"all": HIDDEN, "none": 0, "few": HIDDEN, "some": HIDDEN}


def test_who_knows_the_one_part_does_not_find_the_other_for_it_is_small():
    """43 at least less 36 are 7 at least; hidden as a small one it is 7 at most."""
    cells = {"icc": 43, "barrow": 36, "millom": 7, "kendal": 142, "all": 185}
    sums = [Sum("icc", ("barrow", "millom")), Sum("all", ("icc", "kendal"))]

    shown = released(cells, sums, RULE, insiders=[["barrow"], ["millom"], ["kendal"]])

    assert shown["millom"] is HIDDEN
    assert shown["icc"] is HIDDEN


def test_halves_go_up_where_the_base_is_even():
    rule = Rule(threshold=7, base=10)

    assert (rule.shown(15), rule.shown(14), rule.can_be(20)) == (20, 10, (15, 24))


def test_fraction_just_above_the_threshold_is_hidden():
    shown = released({"a": Fraction(15, 2), "b": Fraction(17, 2)}, [], RULE)

    assert shown == {"a": HIDDEN, "b": 10}


@given(rules, st.integers(1, 500))
def test_count_is_among_those_that_a_reader_takes_it_for(rule, count):
    low, high = rule.can_be(count)

    assert rule.is_small(count) or low <= count <= high


def test_hidden_cell_takes_the_smallest_other_with_it():
    cells = {"all": 60, "a": 3, "b": 40, "c": 17, "d": 0}

    shown = released(cells, [Sum("all", ("a", "b", "c", "d"))], RULE)

    assert shown == {"all": 60, "a": HIDDEN, "b": 40, "c": HIDDEN, "d": 0}


def test_cell_hidden_before_is_the_one_that_goes_with_it_and_no_other():
    cells = {"all": 60, "a": 3, "b": 40, "c": 17}

    shown = released(cells, [Sum("all", ("a", "b", "c"))], RULE, hidden_before=["b"])

    assert shown == {"all": 60, "a": HIDDEN, "b": HIDDEN, "c": 15}


def test_cell_shown_before_with_the_same_count_is_not_the_one_that_goes_with_it():
    cells = {"all": 60, "a": 3, "b": 40, "c": 17}
    sums = [Sum("all", ("a", "b", "c"))]

    shown = released(cells, sums, RULE, shown_before=["c"])
    nothing_new = released(cells, sums, RULE, shown_before=["all", "b", "c"])

    assert shown == {"all": 60, "a": HIDDEN, "b": HIDDEN, "c": 15}
    assert nothing_new == {"all": 60, "a": HIDDEN, "b": 40, "c": HIDDEN}


def test_nought_is_shown_unless_it_was_hidden_before_as_another_count():
    cells = {"a": 0, "b": 20, "c": 30, "all": 50}
    sums = [Sum("all", ("a", "b", "c"))]

    assert HIDDEN not in released(cells, sums, RULE).values()
    before = released(cells, sums, RULE, hidden_before=["a"])

    assert (before["a"], before["b"]) == (HIDDEN, HIDDEN)


def test_cell_that_was_both_shown_and_hidden_before_stays_hidden_and_protects_nothing():
    cells, sums = {"a": 3, "b": 20, "c": 30, "all": 53}, [Sum("all", ("a", "b", "c"))]

    protected = released(cells, sums, RULE, hidden_before=["b"])
    known = released(cells, sums, RULE, hidden_before=["b"], shown_before=["b"])

    assert [cell for cell, n in protected.items() if n is HIDDEN] == ["a", "b"]
    assert [cell for cell, n in known.items() if n is HIDDEN] == ["a", "b", "c"]


def test_two_small_cells_need_no_third():
    shown = released({"all": 45, "a": 3, "b": 2, "c": 40}, [Sum("all", ("a", "b", "c"))], RULE)

    assert shown == {"all": 45, "a": HIDDEN, "b": HIDDEN, "c": 40}


def test_cell_that_several_sums_recover_together_is_protected():
    # x + y and y + z and x + z are shown, and so x is half of what they come to
    cells = {"x": 1, "y": 2, "z": 3, "u": 20, "v": 30, "w": 40}
    cells |= {"xyu": 23, "yzv": 35, "xzw": 44}
    sums = [Sum("xyu", ("x", "y", "u")), Sum("yzv", ("y", "z", "v")), Sum("xzw", ("x", "z", "w"))]

    shown = released(cells, sums, RULE)

    assert [cell for cell in "uvw" if shown[cell] is HIDDEN] == ["u"]


def test_ones_that_rounding_corners_are_protected():
    # 12 is shown as 10 and so is 8: the four between can only be ones
    cells = {"all": 12, "a": 1, "b": 1, "c": 1, "d": 1, "e": 8}

    shown = released(cells, [Sum("all", tuple("abcde"))], RULE)

    assert shown["e"] is HIDDEN
    assert shown["all"] == 10


def test_sum_with_an_unknown_part_tells_nothing():
    shown = released({"all": 20, "a": 3, "b": None}, [Sum("all", ("a", "b"))], RULE)

    assert shown == {"all": 20, "a": HIDDEN, "b": None}


def test_reader_who_knows_a_cell_in_full_learns_no_other():
    # with 11 known, 12 shown as 10 leaves a one
    cells = {"all": 12, "own": 11, "a": 1}
    sums = [Sum("all", ("own", "a"))]

    shown = released(cells, sums, RULE, insiders=[["own"]])

    assert shown["all"] is HIDDEN
    assert released(cells, sums, RULE)["all"] == 10


def test_sum_that_does_not_hold_is_refused():
    with pytest.raises(ValueError, match="parts of all do not add up"):
        released({"all": 5, "a": 3, "b": 3}, [Sum("all", ("a", "b"))], RULE)


@pytest.mark.parametrize(("threshold", "base"), [(0, 5), (7, 0), (1, 10)])
def test_rule_that_would_show_too_much_is_refused(threshold, base):
    with pytest.raises(ValueError, match=r"or more|shown as 0"):
        Rule(threshold, base)


def test_words_of_the_rule_and_of_audiences():
    assert RULE.sentence == (
        "Small numbers: 1 to 7 are hidden, as is what would give them away, and other counts "
        "are rounded to the nearest 5."
    )
    assert "counts of 1 are hidden" in Rule(threshold=1, base=1).sentence
    assert "in full" in Audience.TEAM.words
    assert "hidden" in Audience.OUTSIDE.words


@settings(max_examples=60)
@given(rules, st.sampled_from([(1, 4), (2, 2)]), st.lists(counts, min_size=4, max_size=4))
def test_every_hidden_cell_has_two_candidates(rule, shape, numbers):
    cells, sums = table_of(*shape, numbers)

    shown = released(cells, sums, rule)

    found = candidates(shown, sums, rule)
    assert [cell for cell, some in found.items() if len(some) < 2] == []
    assert all(cells[cell] == 0 or shown[cell] != 0 for cell in cells)
    assert [c for c, n in cells.items() if rule.is_small(n) and shown[c] is not HIDDEN] == []


@settings(max_examples=60)
@given(rules, st.lists(counts, min_size=4, max_size=4))
def test_every_hidden_cell_has_two_candidates_for_one_who_knows_a_row(rule, numbers):
    cells, sums = table_of(2, 2, numbers)
    own = ["00", "01", "row 0"]

    shown = released(cells, sums, rule, insiders=[own])

    known = {cell: cells[cell] for cell in own}
    found = candidates(shown, sums, rule, known)
    # with everything else hidden, some cells still follow from what the reader knows
    nothing_shown = {cell: HIDDEN if count else 0 for cell, count in cells.items()}
    at_best = candidates(nothing_shown, sums, rule, known)
    assert [cell for cell, some in found.items() if len(some) < min(2, len(at_best[cell]))] == []


@given(st.permutations(range(5)), st.lists(counts, min_size=5, max_size=5))
def test_order_of_cells_and_sums_does_not_matter(order, numbers):
    cells, sums = table_of(1, 5, numbers)
    mixed = {f"0{n}": cells[f"0{n}"] for n in order} | cells

    shown = released(mixed, list(reversed(sums)), RULE)

    assert shown == released(cells, sums, RULE)


def test_unseen_cell_is_not_protected_itself_but_ties_others():
    """Both are 1 and 40, and 33 and 8 of two kinds: the one that is small is found beside them."""
    cells = {"both": 41, "a": 1, "b": 40, "x": 33, "y": 8}
    sums = [Sum("both", ("a", "b")), Sum("both", ("x", "y"))]

    tied = released(cells, sums, RULE, unseen=["both"], shown_before=["b"])
    alone = released({"both": 41, "x": 33, "y": 8}, sums, RULE, unseen=["both"])

    assert tied["a"] is HIDDEN
    assert HIDDEN in (tied["x"], tied["y"])
    assert (alone["x"], alone["y"]) == (35, 10)
