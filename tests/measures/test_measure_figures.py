from dataclasses import replace
from datetime import date

import plotly.graph_objects
import pytest

from measures.charted import Charted
from measures.figures import Place, chart, small_multiples
from measures.queries import Provenance, Sources
from measures.states import PROVISIONAL, SUPPRESSED
from tests.measures.measures_of import (
    a_count_measure,
    a_figure,
    a_rate_measure,
    a_ratio_measure,
    a_series,
)

STEADY = [100, 104, 98, 101, 97, 103, 99, 102, 100, 98, 104, 101]
AT = Place(key="nel", heading="Non-elective admissions")
NO_SOURCES = Sources({})
ONE_SOURCE = Sources({1: Provenance("A sheet", date(2021, 4, 3), illustrative=True)})


def _charted(figures, measure=None, **kinds) -> Charted:
    return Charted(measure or a_count_measure(), "Kendal ICC", figures, **kinds)


def _trace(drawn, name):
    return next(trace for trace in drawn.figure["data"] if trace["name"] == name)


def test_chart_says_where_its_figures_come_from():
    charted = _charted(a_series(a_count_measure(), STEADY, batch=1))

    drawn = chart(charted, ONE_SOURCE, AT)

    assert (drawn.source, drawn.illustrative, drawn.as_at) == ("A sheet", True, "December 2020")
    assert (drawn.key, drawn.heading) == ("nel", "Non-elective admissions")


def test_chart_without_batches_names_the_definitions_source():
    measure = a_ratio_measure()

    drawn = chart(_charted([a_figure(measure, 1, 2)], measure), NO_SOURCES, AT)

    assert drawn.source == measure.source


def test_source_of_a_denominator_is_told_too():
    measure = a_rate_measure()

    drawn = chart(_charted([a_figure(measure, 1, 2, batch=1)], measure), ONE_SOURCE, AT)

    assert drawn.source == "A sheet; people on practices’ lists, NHS Digital"


def test_control_chart_has_values_limits_and_target():
    charted = _charted(a_series(a_count_measure(), STEADY, target=99))

    drawn = chart(charted, NO_SOURCES, AT)

    plotly.graph_objects.Figure(drawn.figure)
    assert _trace(drawn, "Admissions a month")["y"] == STEADY
    assert set(_trace(drawn, "Trajectory")["y"]) == {99}
    assert set(_trace(drawn, "Mean")["y"]) == {charted.reading.chart.mean[0]}


def test_control_chart_without_target_has_no_line_for_it():
    drawn = chart(_charted(a_series(a_count_measure(), STEADY)), NO_SOURCES, AT)

    assert "Trajectory" not in [trace["name"] for trace in drawn.figure["data"]]


def test_limits_stand_through_a_month_without_a_figure():
    charted = _charted(a_series(a_count_measure(), [None, *STEADY[:4], None, *STEADY[4:]]))

    drawn = chart(charted, NO_SOURCES, AT)

    values, mean = (_trace(drawn, name) for name in ("Admissions a month", "Mean"))
    assert (values["y"][0], values["y"][5]) == (None, None)
    drawn = [x for x, y in zip(mean["x"], mean["y"], strict=True) if y is not None]
    assert (drawn[0], drawn[-1]) == ("2020-02-01", "2021-02-01")
    assert None not in mean["y"][1:]


def test_recalculation_is_marked_where_it_took_effect():
    restarts = [(date(2020, 8, 1), "A new ward"), (date(2018, 1, 1), "Before all figures")]
    charted = _charted(a_series(a_count_measure(), STEADY * 2), recalculations=restarts)

    drawn = chart(charted, NO_SOURCES, AT)

    assert _trace(drawn, "Limits recalculated")["hovertext"] == ["From Aug 2020: A new ward"]


def test_icons_say_what_they_mean():
    charted = _charted(a_series(a_count_measure(), [*STEADY, 60], target=200))

    drawn = chart(charted, NO_SOURCES, AT)

    assert [icon.kind for icon in drawn.icons] == ["improvement_low", "pass"]
    assert drawn.icons[0].words == "Special cause variation of an improving nature: lower"


def test_few_figures_are_bars_over_their_own_months():
    charted = _charted(a_series(a_count_measure(), [None, 5, None, 6, None]))

    drawn = chart(charted, NO_SOURCES, AT)

    plotly.graph_objects.Figure(drawn.figure)
    (bars,) = drawn.figure["data"]
    assert bars["x"] == ["Feb 2020", "Mar 2020", "Apr 2020"]
    assert bars["y"] == [5, None, 6]
    assert drawn.icons == ()


def test_hidden_figures_are_told_in_their_months():
    shown = a_series(a_count_measure(), [0, 9, 8, None])
    figures = [shown[0], *(replace(one, value=None, state=SUPPRESSED) for one in shown[1:3])]

    drawn = chart(_charted([*figures, shown[3]]), NO_SOURCES, AT)

    (bars,) = drawn.figure["data"]
    assert bars["x"] == ["Jan 2020", "Feb 2020", "Mar 2020"]
    words = [note["text"] for note in drawn.figure["layout"]["annotations"]]
    assert words.count("hidden") == 2
    assert drawn.as_at == "March 2020"


def test_no_figures_are_a_valid_empty_figure():
    drawn = chart(_charted([a_figure(a_count_measure(), None)]), NO_SOURCES, AT)

    plotly.graph_objects.Figure(drawn.figure)
    assert drawn.figure["data"] == []
    assert drawn.as_at == "January 2020"


def test_table_shows_what_is_expected():
    charted = _charted(a_series(a_count_measure(), [*STEADY, 60], target=99))

    heading, *_, last = chart(charted, NO_SOURCES, AT).table.as_values()

    assert heading == [
        "Month", "Admissions a month", "Trajectory", "Mean", "Expected from", "Expected to",
        "Variation", "Status",
    ]  # fmt: skip
    assert last[:3] == [date(2021, 1, 1), 60, 99]
    assert last[-2:] == ["Special cause: improvement", "final"]


def test_table_of_a_series_without_variation_expects_nothing():
    charted = _charted(a_series(a_count_measure(), [5] * 8))

    heading, *_, last = chart(charted, NO_SOURCES, AT).table.as_values()

    place = heading.index("Mean")
    assert last[place : place + 3] == [5, None, None]


def test_table_of_a_ratio_has_its_counts():
    measure = a_ratio_measure()

    drawn = chart(_charted([a_figure(measure, 1, 3, state=PROVISIONAL)], measure), NO_SOURCES, AT)

    heading, row = drawn.table.as_values()
    assert heading == [
        "Month", "Reablement plans", "Assessments", "Assessments ending in a plan", "Status",
    ]  # fmt: skip
    assert row == [date(2020, 1, 1), 1, 3, pytest.approx(100 / 3), "provisional"]
    assert drawn.status_of(drawn.table.rows_given[0]).words == "Provisional"


def test_table_says_why_a_figure_is_missing():
    drawn = chart(_charted(a_series(a_count_measure(), [5, None])), NO_SOURCES, AT)

    *_, last = drawn.table.as_values()
    assert last == [date(2020, 2, 1), "not sent", None, "not sent"]


def test_small_multiples_share_one_scale():
    low = _charted(a_series(a_count_measure(), STEADY))
    high = _charted(a_series(a_count_measure(), [10 * value for value in STEADY]))

    charts = small_multiples(
        [(low, Place(key="a", heading="A")), (high, Place(key="b", heading="B"))], NO_SOURCES
    )

    scales = [one.figure["layout"]["yaxis"]["range"] for one in charts]
    assert scales[0] == scales[1]
    assert scales[0][1] >= max(high.reading.chart.upl)


def test_small_multiples_with_bars_begin_at_nought():
    few = _charted(a_series(a_count_measure(), [90, 95]))

    (one,) = small_multiples([(few, Place(key="a", heading="A"))], NO_SOURCES)

    assert one.figure["layout"]["yaxis"]["range"][0] == 0


def test_small_multiples_leave_their_key_to_the_set():
    charted = _charted(a_series(a_count_measure(), STEADY))

    (one,) = small_multiples([(charted, Place(key="a", heading="A"))], NO_SOURCES)

    assert one.with_key is False
