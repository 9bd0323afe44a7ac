from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reablement.reconciliation import (
    CutsDisagree,
    TotalDisagrees,
    cuts_that_disagree,
    totals_that_disagree,
)
from reablement.sheet import CategoryKey, PrintedTotal, Sheet
from tests.reablement.sheets import FEB, JAN, a_cell, real_cells, real_totals, the_real_sheet

NAMES = {"kendal": "Kendal ICC", "east": "East Lakes ICC"}
HOSPITAL, PLAN = CategoryKey("route", "hospital"), CategoryKey("outcome", "plan")
CATEGORIES = {HOSPITAL: "Hospital", PLAN: "Reablement Plan"}


def test_the_real_sheet_agrees_everywhere():
    assert list(cuts_that_disagree(the_real_sheet())) == []
    assert list(totals_that_disagree(the_real_sheet())) == []


@given(st.sampled_from(range(132)), st.integers(-3, 3))
def test_one_changed_cell_of_the_real_sheet_is_found_everywhere_it_counts(place, by):
    cells = real_cells()
    changed = cells[place]
    cells[place] = replace(changed, count=changed.count + by)
    sheet = Sheet(cells, real_totals())

    cuts = list(cuts_that_disagree(sheet))
    totals = list(totals_that_disagree(sheet))

    covering = [one for one in real_totals() if one.covers(changed.place)]
    where = {(one.community, one.month) for one in cuts}
    assert where == ({changed.place[:2]} if by else set())
    assert [one.total for one in totals] == (covering if by else [])
    assert all(one.found == one.total.count + by for one in totals)


some_cells = st.lists(
    st.builds(
        a_cell,
        st.integers(0, 3),
        community=st.sampled_from(["kendal", "east"]),
        month=st.sampled_from([JAN, FEB]),
        category=st.sampled_from([HOSPITAL, ("route", "community"), PLAN]),
    ),
    unique_by=lambda cell: cell.place,
    max_size=12,
)


@given(some_cells)
def test_cuts_against_a_tally_by_hand(cells):
    tally = defaultdict(dict)
    for cell in cells:
        sums = tally[cell.place.month, cell.place.community]
        sums[cell.place.category.cut] = sums.get(cell.place.category.cut, 0) + cell.count

    found = list(cuts_that_disagree(Sheet(cells, [])))

    assert found == [
        CutsDisagree(community, month, sums.get("route"), sums.get("outcome"))
        for (month, community), sums in sorted(tally.items())
        if sums.get("route") != sums.get("outcome")
    ]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (26, "the outcomes add up to 26"),
        (None, "there are no outcomes"),
    ],
)
def test_sentence_of_two_cuts(outcome, words):
    disagreement = CutsDisagree("kendal", JAN, 27, outcome)

    assert disagreement.sentence(NAMES) == (
        f"January 2020, Kendal ICC: the routes of access add up to 27, {words}; both count the "
        "same assessments, so they must agree."
    )


@pytest.mark.parametrize(
    ("total", "cut", "found", "sentence"),
    [
        (
            PrintedTotal(JAN, None, HOSPITAL, 29),
            "route",
            28,
            "January 2020, all areas, Hospital: the routes of access add up to 28; "
            "the printed total is 29.",
        ),
        (
            PrintedTotal(None, "east", None, 1051),
            "outcome",
            None,
            "all months, East Lakes ICC: there are no outcomes; the printed total is 1,051.",
        ),
    ],
)
def test_sentence_of_a_printed_total(total, cut, found, sentence):
    assert TotalDisagrees(total, cut, found).sentence(NAMES, CATEGORIES) == sentence


def test_total_of_both_cuts_is_held_against_each():
    cells = [a_cell(3), a_cell(2, category=PLAN)]
    total = PrintedTotal(None, None, None, 3)

    found = list(totals_that_disagree(Sheet(cells, [total])))

    assert found == [TotalDisagrees(total, "outcome", 2)]
