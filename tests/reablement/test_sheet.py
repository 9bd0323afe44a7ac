from dataclasses import replace
from itertools import combinations, product

import pytest

from reablement.reconciliation import cuts_that_disagree, totals_that_disagree
from reablement.sheet import PrintedTotal, Sheet, Sum
from tests.reablement.sheets import FEB, JAN, MAR, a_cell, real_cells, real_totals, the_real_sheet

BED, REFUSED, MOVED = ("route", "community-bed"), ("outcome", "refused"), ("outcome", "moved-other")


def total(months, communities, category):
    return the_real_sheet().sum(months=months, communities=communities, categories=[category])


def test_sum_of_nothing_is_not_nought():
    sheet = Sheet([a_cell(0)], [])
    key = a_cell().place.category

    assert sheet.sum(months=[JAN], communities=["kendal"], categories=[key]) == Sum(0)
    assert sheet.sum(months=[FEB], communities=["kendal"], categories=[key]) == Sum(None)


@pytest.mark.parametrize(
    ("months", "communities", "category", "expected"),
    [
        ([JAN], ["barrow"], BED, Sum(1, provisional=True)),
        ([JAN], ["millom"], BED, Sum(0, provisional=True)),
        ([JAN], ["barrow", "millom"], BED, Sum(1)),
        ([JAN, MAR], ["barrow"], BED, Sum(4, provisional=True)),
        ([FEB], ["kendal"], REFUSED, Sum(1, provisional=True)),
        ([FEB], ["east", "kendal", "mid-furness"], REFUSED, Sum(2)),
        ([FEB], ["east", "kendal"], REFUSED, Sum(2, provisional=True)),
        ([JAN, FEB, MAR], ["mid-furness"], MOVED, Sum(4, provisional=True)),
        ([JAN], ["kendal"], MOVED, Sum(None)),
    ],
)
def test_sums_over_open_cells_of_the_real_sheet(months, communities, category, expected):
    assert total(months, communities, category) == expected


def test_open_cells_of_a_community_and_month_make_a_certain_sum():
    sheet = the_real_sheet()

    whole = sheet.sum(months=[FEB], communities=["kendal"], categories=sheet.of_cut("outcome"))

    assert whole == Sum(24)


def test_a_cell_alone_keeps_its_mark_even_if_a_total_repeats_it():
    cell = a_cell(5, provisional=True)
    sheet = Sheet([cell], [PrintedTotal(JAN, "kendal", cell.place.category, 5)])

    alone = sheet.sum(months=[JAN], communities=["kendal"], categories=[cell.place.category])

    assert alone == Sum(5, provisional=True)


def every_solution():
    """Every way to fill the ten open cells with 0 or 1 that agrees with all printed totals."""
    cells = real_cells()
    open_cells = [cell for cell in cells if cell.provisional]
    fixed = [cell for cell in cells if not cell.provisional]
    for counts in product((0, 1), repeat=len(open_cells)):
        filled = [replace(cell, count=n) for cell, n in zip(open_cells, counts, strict=True)]
        sheet = Sheet([*fixed, *filled], real_totals())
        agrees = not any(cuts_that_disagree(sheet)) and not any(totals_that_disagree(sheet))
        if agrees:
            yield sheet


@pytest.mark.slow
def test_marks_against_every_way_to_fill_the_open_cells():
    solutions = list(every_solution())
    sheet = the_real_sheet()
    groups = [
        group for size in (1, 2, 3, 6) for group in combinations(sorted(sheet.communities), size)
    ]

    assert len(solutions) == 6
    for months, group, key in product(([JAN], [FEB], [JAN, FEB, MAR]), groups, sheet.categories):
        asked = {"months": months, "communities": group, "categories": [key]}
        answers = {solution.sum(**asked).count for solution in solutions}
        assert sheet.sum(**asked).provisional == (len(answers) > 1), asked


def test_total_of_a_month_fixes_each_cut_by_itself():
    route = [a_cell(1, provisional=True), a_cell(2, category=BED, provisional=True)]
    outcome = [a_cell(n, category=c, provisional=True) for n, c in ((3, REFUSED), (0, MOVED))]
    sheet = Sheet([*route, *outcome], [PrintedTotal(JAN, "kendal", None, 3)])

    routes = sheet.sum(months=[JAN], communities=["kendal"], categories=sheet.of_cut("route"))

    assert routes == Sum(3)
