import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reablement.determination import CertainSums

sets_of_cells = st.sets(st.integers(0, 7), max_size=6)


def indicator(cells):
    return [int(cell in cells) for cell in range(8)]


@given(st.lists(sets_of_cells, max_size=8), sets_of_cells)
def test_certain_exactly_if_the_totals_span_the_sum(totals, cells):
    known = np.array([indicator(total) for total in totals]).reshape(-1, 8)
    spanned = np.linalg.matrix_rank(np.vstack([known, indicator(cells)]))

    certain = cells in CertainSums(totals)

    assert certain == (spanned == (np.linalg.matrix_rank(known) if totals else 0))


def test_sum_made_by_taking_one_total_from_another():
    sums = CertainSums([{"a", "b", "c"}, {"b", "c"}])

    assert {"a"} in sums
    assert {"b"} not in sums
    assert set() in sums
