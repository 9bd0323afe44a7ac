import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.certain_sums import CertainSums

counted_cells = st.dictionaries(st.integers(0, 7), st.sampled_from([1, -1]), max_size=6)


def indicator(cells):
    return [cells.get(cell, 0) for cell in range(8)]


@given(st.lists(counted_cells, max_size=8), counted_cells)
def test_certain_exactly_if_the_totals_span_the_sum(totals, cells):
    known = np.array([indicator(total) for total in totals]).reshape(-1, 8)
    spanned = np.linalg.matrix_rank(np.vstack([known, indicator(cells)]))

    certain = cells in CertainSums(totals)

    assert certain == (spanned == (np.linalg.matrix_rank(known) if totals else 0))


def test_sum_made_by_taking_one_total_from_another():
    sums = CertainSums([{"a": 1, "b": 1, "c": 1}, {"b": 1, "c": 1}])

    assert {"a": 1} in sums
    assert {"b": 1} not in sums
    assert {} in sums


def test_open_total_over_open_parts_makes_neither_certain():
    sums = CertainSums([{"total": 1, "a": -1}])

    assert {"a": 1} not in sums
    assert {"total": 1, "a": -1} in sums
