"""Who came between editions, as cells and sums."""

from iccportal.lib.small_numbers import Sum
from measures.growth import Place, growth
from measures.snapshots import Added

JAN, FEB, MAR = (Place("north", f"new in 2020-0{month}") for month in (1, 2, 3))
MONTHS = {JAN: 20, FEB: 3, MAR: 9}
ALL, SEEN = Place("north", "all"), Place("north", "seen again")
BY_MONTH = [Sum(ALL, (JAN, FEB, MAR))]


def then(cell):
    return cell._replace(what=f"{cell.what} then")


def came(cell):
    return cell._replace(what=f"{cell.what} since edition 1")


def adding_up(counts):
    """Those seen again are some of all; what is left of all is a cell too."""
    if not {ALL, SEEN} <= counts.keys():
        return Added(counts, [])
    rest = ALL._replace(what="rest")
    return Added(
        {**counts, rest: counts[ALL] - counts[SEEN]}, [Sum(ALL, (SEEN, rest))], unseen=[rest]
    )


def found(before, after, growing=("all", "seen again")):
    times = [(before, {cell: then(cell) for cell in before}), (after, {c: c for c in after})]
    return growth(times, MONTHS, BY_MONTH, adding_up, growing)


def test_total_grew_by_the_months_between():
    grown = found({ALL: 20}, {ALL: 32})

    assert grown.counts == {came(ALL): 12}
    assert grown.unseen == [came(ALL)]
    assert set(grown.sums) == {
        Sum(ALL, (then(ALL), came(ALL))),
        Sum(then(ALL), (JAN,)),
        Sum(came(ALL), (FEB, MAR)),
    }


def test_total_that_no_months_come_to_was_corrected_and_is_no_sum_of_months():
    grown = found({ALL: 19}, {ALL: 32})

    assert grown.sums == [Sum(ALL, (then(ALL), came(ALL)))]


def test_what_shrank_or_may_shrink_tells_nothing():
    assert found({ALL: 33}, {ALL: 32}).counts == {}
    assert found({ALL: 20}, {ALL: 32}, growing=()).counts == {}


def test_rest_that_shrank_while_all_grew_is_no_cell():
    """Fewer than none can have come: ranges would be narrowed without end."""
    grown = found({ALL: 20, SEEN: 4}, {ALL: 23, SEEN: 9})

    assert grown.counts == {came(ALL): 3, came(SEEN): 5}
    assert all(came(ALL) != one.total or SEEN not in one.parts for one in grown.sums)


def test_rest_that_grew_adds_up():
    grown = found({ALL: 20, SEEN: 4}, {ALL: 32, SEEN: 9})

    rest = came(ALL._replace(what="rest"))
    assert grown.counts[rest] == 7
    assert Sum(came(ALL), (came(SEEN), rest)) in grown.sums
