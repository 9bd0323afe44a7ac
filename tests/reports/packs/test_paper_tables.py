from datetime import date
from decimal import Decimal

from iccportal.lib.small_numbers import Audience
from reports.packs.composing import compose
from reports.packs.pack import Marked
from reports.packs.section_tables import with_mark
from tests.reports.a_contents import MONTHS, a_contents, a_row

QUARTER = MONTHS[-3:]


def an_assessment(place: str, month: date, category: str, count: int | None, state: str = "final"):
    return a_row(
        "reablement",
        place=place,
        month=month,
        cut="route",
        category=category,
        category_name=category.capitalize(),
        count=None if count is None else Decimal(count),
        state=state,
        illustrative=False,
    )


def tables_of(subject: str, audience: Audience = Audience.TEAM, **rows) -> dict:
    pack = compose(a_contents(audience=audience, measures=(), **rows), subject, [])
    return {table.key: table for table in pack.tables}


def test_reablement_has_months_with_sub_totals_for_the_team():
    rows = [
        an_assessment(place, month, category, count)
        for place, count in (("kendal", 10), ("barrow", 3), ("lancaster", 5))
        for month in QUARTER
        for category in ("hospital", "community")
    ]

    table = tables_of("south", reablement=rows)["reablement-route"]

    assert table.headings == ("Month", "Route of access", "Kendal", "Barrow")
    assert table.rows[:2] == (
        ("Jan 2020", "Hospital", 10.0, 3.0),
        ("Jan 2020", "Community", 10.0, 3.0),
    )
    assert table.rows[-2:] == (("Mar 2020", "All", 20.0, 6.0), ("Quarter", "All", 60.0, 18.0))
    assert table.sentence == "78 assessments were completed in Q4 2019/20."


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
    assert "assessments were" not in table.sentence


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
        4,
        *["Not sent"] * 3,
    ]
    assert table.notes == ("[p]: provisional. The printed totals leave this figure open.",)


def test_mark_stands_behind_its_number_on_paper():
    assert with_mark(Marked(1234, "[p]"), 0) == "1,234 [p]"
    assert with_mark(None, 0) is None


def test_activation_stands_first_and_repeat_side_by_side():
    rows = [
        a_row(
            "activation",
            place=place,
            occasion=occasion,
            level=level,
            level_set="the published cut-points",
            people=Decimal(10 * level),
            state="final",
            illustrative=True,
        )
        for place in ("south", "kendal", "lancaster")
        for occasion in ("first", "repeat")
        for level in (1, 2, 3, 4)
    ]

    table = tables_of("south", activation=rows)["patient-activation"]

    assert table.rows == tuple(
        (place, occasion, 10, 20, 30, 40)
        for place in ("South", "Kendal")
        for occasion in ("First assessment", "Repeat assessment")
    )
    assert table.illustrative is True
    assert table.notes == ("Levels by the published cut-points.",)


def test_trajectories_of_the_quarter_by_place():
    def planned(place: str, month: date, figure: int):
        given = {"stream": "nel", "place": place, "month": month, "planned": figure}
        return a_row("targets", **given, illustrative=True)

    rows = [planned("south", month, 900) for month in QUARTER]
    rows += [planned("kendal", QUARTER[0], 300), planned("lancaster", QUARTER[0], 100)]

    table = tables_of("south", targets=rows)["trajectory-nel"]

    assert table.headings == ("Month", "South", "Kendal")
    assert table.rows == (
        ("Jan 2020", 900, 300),
        ("Feb 2020", 900, "No trajectory"),
        ("Mar 2020", 900, "No trajectory"),
    )


def test_no_tables_where_there_is_nothing_to_tell():
    assert tables_of("kendal") == {}
