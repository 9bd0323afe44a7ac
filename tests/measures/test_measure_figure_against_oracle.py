from hypothesis import given
from hypothesis import strategies as st

from measures.figure import over_time, roll_up
from tests.measures.measures_of import a_figure, a_ratio_measure, a_strict_ratio_measure
from tests.measures.slow_roll_up import slow_ratio, slow_ratio_of_known

counts = st.none() | st.integers(0, 500)
rows = st.lists(st.tuples(counts, counts), min_size=1, max_size=8)
known_rows = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 500)), min_size=1, max_size=8)


def _figures(measure, rows):
    return [a_figure(measure, *row, community=f"c{place}") for place, row in enumerate(rows)]


@given(rows)
def test_strict_roll_up_agrees(rows):
    measure = a_strict_ratio_measure()

    (whole,) = roll_up(_figures(measure, rows), measure)

    assert whole.value == slow_ratio(rows, 100)


@given(rows)
def test_roll_up_that_leaves_out_agrees(rows):
    measure = a_ratio_measure()

    (whole,) = roll_up(_figures(measure, rows), measure)

    assert whole.value == slow_ratio_of_known(rows, 100)


@given(known_rows, st.randoms())
def test_order_never_matters(rows, random):
    measure = a_ratio_measure()
    figures = _figures(measure, rows)
    shuffled = random.sample(figures, len(figures))

    assert roll_up(shuffled, measure) == roll_up(figures, measure)


@given(known_rows)
def test_together_lies_between_the_least_and_the_greatest(rows):
    measure = a_ratio_measure()
    figures = _figures(measure, rows)

    (whole,) = roll_up(figures, measure)

    values = [figure.value for figure in figures]
    assert min(values) <= whole.value <= max(values)


@given(known_rows)
def test_communities_first_or_months_first_is_the_same(rows):
    measure = a_ratio_measure()
    figures = _figures(measure, rows)

    by_community = roll_up(over_time(figures, measure), measure)
    by_month = over_time(roll_up(figures, measure), measure)

    assert by_community == by_month
