from datetime import date
from decimal import Decimal

import pytest

from iccportal.lib.small_numbers import Audience
from reports.mixing import contents_for
from reports.packs.composing import compose
from reports.packs.pack import Marked
from reports.packs.section_tables import with_mark
from tests.reports.a_contents import a_contents, a_row
from tests.reports.packs.paper import QUARTER, an_assessment, tables_of
from tests.reports.quarter import a_system, closed


def test_mark_stands_behind_its_number_on_paper():
    assert with_mark(Marked(1234, "[p]"), 0) == "1,234 [p]"
    assert with_mark(None, 0) is None


def an_activation(place: str, occasion: str, level: int, **changed):
    given = {
        "place": place,
        "occasion": occasion,
        "level": level,
        "level_set": "the published cut-points",
        "people": Decimal(10 * level),
        "state": "final",
        "illustrative": True,
    }
    return a_row("activation", **(given | changed))


def test_activation_stands_first_and_repeat_side_by_side():
    rows = [
        an_activation(place, occasion, level)
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


def test_activation_of_a_place_says_nothing_of_other_places():
    rows = [
        an_activation("kendal", "first", 1, illustrative=False),
        an_activation("lancaster", "first", 2, level_set="other cut-points"),
    ]

    table = tables_of("kendal", activation=rows)["patient-activation"]

    assert table.illustrative is False
    assert table.headings == ("Place", "Occasion", "Level 1")
    assert table.notes == ("Levels by the published cut-points.",)


def a_plan(stream: str, place: str, month: date, figure: int):
    given = {"stream": stream, "place": place, "month": month, "planned": figure}
    return a_row("targets", **given, illustrative=True)


def test_trajectories_of_the_quarter_by_place():
    rows = [a_plan("nel", "south", month, 900) for month in QUARTER]
    rows += [a_plan("nel", place, QUARTER[0], 300) for place in ("kendal", "lancaster")]

    table = tables_of("south", targets=rows)["trajectory-nel"]

    assert table.headings == ("Month", "South", "Kendal")
    assert table.rows == (
        ("Jan 2020", 900, 300),
        ("Feb 2020", 900, "No trajectory"),
        ("Mar 2020", 900, "No trajectory"),
    )


def held(measure: str, place: str, month: date, target: int | None):
    figure = {"measure": measure, "place": place, "month": month, "target": target}
    return a_row("figures", **figure)


def test_trajectories_are_named_by_the_measures_that_are_held_against_them():
    planned = {"nel": 300, "beds": 200, "odd": 100}
    rows = [a_plan(stream, "kendal", QUARTER[0], plan) for stream, plan in planned.items()]
    rows += [a_plan("nel", "lancaster", QUARTER[0], 301)]  # told of in no pack of Kendal
    measures = ("admissions", "falls", "walks")
    figures = [
        held("admissions", "kendal", QUARTER[0], 300),
        held("admissions", "lancaster", QUARTER[0], 301),
        held("falls", "kendal", QUARTER[0], 200),
        held("walks", "kendal", QUARTER[0], 300),
        held("walks", "lancaster", QUARTER[0], None),
    ]
    contents = a_contents(measures=measures, targets=rows, figures=figures)

    tables = {table.key: table for table in compose(contents, "kendal", []).tables}

    assert {key: (table.title, table.sentence) for key, table in tables.items()} == {
        f"trajectory-{stream}": (
            f"{name}: trajectory in force, Q4 2019/20",
            f"{name}: what the trajectory came to for each place in Q4 2019/20.",
        )
        for stream, name in (("nel", "Admissions"), ("beds", "Falls"), ("odd", "odd"))
    }


def a_source(measure: str, place: str, source: str, day: int):
    told = {"source": source, "as_at": date(2020, 5, day), "illustrative": False}
    return a_row("series", measure=measure, place=place, **told)


def test_tables_name_the_sources_of_the_series_that_count_the_same():
    contents = a_contents(
        measures=("admissions",),
        reablement=[
            an_assessment(place, QUARTER[0], "hospital", 10) for place in ("kendal", "barrow")
        ],
        activation=[an_activation("kendal", "first", 1)],
        targets=[a_plan("nel", "kendal", QUARTER[0], 300)],
        figures=[held("admissions", "kendal", QUARTER[0], 300)],
        series=[
            a_source("reablement_assessments", "kendal", "A council; Another", 2),
            a_source("reablement_assessments", "barrow", "A council", 4),
            a_source("reablement_assessments", "millom", "A third", 6),  # there are no figures
            a_source("pam_first_assessments", "kendal", "Scores", 3),
            a_source("pam_gain_rate", "kendal", "Scores; Later scores", 5),
            a_source("admissions", "kendal", "Hospital records", 1),
        ],
    )

    tables = {table.key: table for table in compose(contents, "south", []).tables}

    assert {key: (table.source, table.as_at) for key, table in tables.items()} == {
        "reablement-route": ("A council; Another", date(2020, 5, 4)),
        "patient-activation": ("Scores; Later scores", date(2020, 5, 5)),
        "trajectory-nel": ("Hospital records", None),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("place", ["whole", "south-cumbria"])
def test_tables_of_a_closed_quarter_have_sources(system, audience, place):
    """The measures that stand behind the tables are among the portal's own."""
    a_system()

    contents = contents_for(closed(), audience, place)

    tables = {table.key: table for table in compose(contents, place, []).tables}
    assert {key: table.source for key, table in tables.items()} == {
        "reablement-route": "A council",
        "reablement-outcome": "A council",
        "patient-activation": "A council; Scores recorded by the communities’ teams",
        "trajectory-nel": "Hospital records",
    }
    assert tables["trajectory-nel"].title.startswith("Non-elective admissions: trajectory")


def test_no_tables_where_there_is_nothing_to_tell():
    assert tables_of("kendal") == {}
