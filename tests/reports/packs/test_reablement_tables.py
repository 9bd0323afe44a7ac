import pytest

from iccportal.lib.small_numbers import Audience
from reports.packs.pack import Marked
from tests.reports.packs.paper import QUARTER, an_assessment, tables_of


def test_reablement_has_months_with_sub_totals_for_the_team():
    rows = [
        an_assessment(place, month, category, count)
        for place, count in (("kendal", 10), ("barrow", 3), ("millom", 0), ("lancaster", 5))
        for month in QUARTER
        for category in ("hospital", "community")
    ]

    table = tables_of("south", reablement=rows)["reablement-route"]

    assert table.headings == ("Month", "Route of access", "Kendal", "Barrow", "Millom")
    assert table.rows[:2] == (
        ("Jan 2020", "Hospital", 10, 3, 0),
        ("Jan 2020", "Community", 10, 3, 0),
    )
    assert table.rows[-2:] == (("Mar 2020", "All", 20, 6, 0), ("Quarter", "All", 60, 18, 0))
    assert table.sentence == "78 assessments were completed in Q4 2019/20, by route of access."


def test_reablement_outside_the_team_adds_up_nothing():
    rows = [
        an_assessment("kendal", QUARTER[0], "hospital", 10),
        an_assessment("kendal", QUARTER[0], "community", None, "suppressed"),
    ]

    table = tables_of("kendal", Audience.OUTSIDE, reablement=rows)["reablement-route"]

    assert [row[:2] for row in table.rows[:2]] == [
        ("Jan 2020", "Hospital"),
        ("Jan 2020", "Community"),
    ]
    assert table.rows[0][2] == 10
    assert table.rows[1][2] == "Hidden"
    assert table.notes == ("Hidden: to protect small numbers.",)
    assert not any(row[1] == "All" for row in table.rows)
    assert "10" not in table.sentence


def test_reablement_marks_provisional_cells_and_names_those_not_sent():
    rows = [
        an_assessment("kendal", QUARTER[0], "hospital", 4, "provisional"),
        an_assessment("kendal", QUARTER[1], "hospital", None, "not_sent"),
    ]

    table = tables_of("kendal", reablement=rows)["reablement-route"]

    assert [row[2] for row in table.rows] == [
        Marked(4, "[p]"),
        "Not sent",
        "Not sent",
        Marked(4, "[p]"),
        *["Not sent"] * 3,
    ]
    assert table.notes == (
        "[p]: provisional. The council’s printed totals leave this figure open, or one that it "
        "adds up.",
    )


KNOWN = [("final", 12), ("provisional", 1), ("final", 7)]
MOST = (
    "Route 0 was the most frequent route of access: 12 of the 20 assessments completed in "
    "Q4 2019/20."
)
BY_ROUTE = "assessments were completed in Q4 2019/20, by route of access"
AT_LEAST = f"At least 20 {BY_ROUTE}; not all figures are known."


@pytest.mark.parametrize(
    ("sent", "quarter", "sentence"),
    [
        (KNOWN, Marked(20, "[p]"), MOST),
        ([("final", 0)], 0, f"0 {BY_ROUTE}."),
        ([*KNOWN, ("not_yet_known", None)], "Not yet known", AT_LEAST),
        ([*KNOWN, ("not_yet_known", None), ("not_sent", None)], "Not sent", AT_LEAST),
        (
            [("final", 1), ("not_sent", None)],
            "Not sent",
            "At least 1 assessment was completed in Q4 2019/20, by route of access; not all "
            "figures are known.",
        ),
        (
            [("not_yet_known", None), ("final", 0)],
            "Not yet known",
            f"How many {BY_ROUTE}, is not known.",
        ),
    ],
)
def test_what_is_missing_is_no_nought_in_sum_and_sentence(sent, quarter, sentence):
    rows = [
        an_assessment("kendal", month, f"route {n}", count if month == QUARTER[0] else 0, state)
        for month in QUARTER
        for n, (state, count) in enumerate(sent)
        for state in [state if month == QUARTER[0] else "final"]
    ]

    table = tables_of("kendal", reablement=rows)["reablement-route"]

    assert table.rows[-1] == ("Quarter", "All", quarter)
    assert table.rows[-3:-1] == (("Feb 2020", "All", 0), ("Mar 2020", "All", 0))
    assert table.sentence == sentence


@pytest.mark.parametrize(
    ("place", "months"), [("kendal", QUARTER[:2]), ("barrow", QUARTER)], ids=["month", "place"]
)
def test_month_or_place_without_any_row_is_missing_too(place, months):
    rows = [an_assessment(place, month, "hospital", 10) for month in months]

    table = tables_of("south" if place == "barrow" else place, reablement=rows)["reablement-route"]

    assert table.sentence.startswith("At least ")
    assert table.rows[-1][2] == ("Not sent" if place == "kendal" else 30)
