from dataclasses import replace

import pytest

from iccportal.charts.bars import bars_chart
from iccportal.charts.lines import Series
from iccportal.charts.units import Unit
from tests.charts.samples import HIDDEN, SHOWN, bars_facts


def test_series_differ_by_pattern():
    traces = bars_chart(bars_facts(8))["data"]

    assert len({one["marker"]["pattern"]["shape"] for one in traces}) == 8


def test_lone_series_carries_its_values():
    trace = bars_chart(bars_facts(1))["data"][0]

    assert trace["text"] == ["5", "", "12"]


def test_stack_reaches_as_high_as_its_sum():
    stacked = bars_chart(bars_facts(2, categories=["a", "b", "c"], stacked=True))

    assert stacked["layout"]["yaxis"]["range"] == [0, 30]


def test_long_names_make_the_bars_lie():
    figure = bars_chart(bars_facts(categories=["Barrow", "Carnforth and Milnthorpe", "East"]))

    assert figure["data"][0]["orientation"] == "h"
    assert "Carnforth and<br>Milnthorpe" in figure["layout"]["yaxis"]["ticktext"]


def test_short_names_let_the_bars_stand():
    figure = bars_chart(bars_facts(categories=["Jan", "Feb", "Mar"]))

    assert figure["data"][0]["orientation"] == "v"
    assert figure["layout"]["xaxis"]["title"]["text"] == "Community"


def test_lying_bars_begin_at_the_top_and_grow_with_their_number():
    few, many = (bars_chart(bars_facts(n, horizontal=True)) for n in (1, 3))

    assert few["layout"]["yaxis"]["range"] == [2.5, -0.5]
    assert many["layout"]["height"] > few["layout"]["height"]


def test_hover_words_name_category_and_series():
    facts = bars_facts(series=[Series(name="Plan", values=[1, None, 0])])

    words = bars_chart(facts)["data"][0]["hovertext"]

    assert words == ["East, Plan: 1 assessment", "", "Bay, Plan: 0 assessments"]


def words_of(figure):
    return [note for note in figure["layout"]["annotations"] if "hidden" in note["text"]]


def test_hidden_figure_is_a_word_where_its_bar_would_be():
    upright, lying = (
        bars_chart(bars_facts(series=[HIDDEN], categories=["a", "b", "c"], horizontal=horizontal))
        for horizontal in (False, True)
    )

    (above,), (beside,) = words_of(upright), words_of(lying)
    assert (above["text"], above["x"], above["y"], above["yanchor"]) == ("hidden", 0.5, 0, "bottom")
    assert (beside["text"], beside["x"], beside["y"], beside["xanchor"]) == (
        *("hidden", 0, 0.5),
        "left",
    )


def test_words_of_bars_abreast_stand_each_in_its_row():
    both = [replace(HIDDEN, hidden=[0, 1]), replace(SHOWN, hidden=[1])]

    figure = bars_chart(bars_facts(series=both, categories=["a", "b", "c"]))

    assert figure["data"][0]["orientation"] == "h"
    heights = [note["y"] for note in words_of(figure)]
    assert heights == pytest.approx([1 - 0.3125 / 3, 1 - 1.3125 / 3, 1 - 1.6875 / 3])


def test_hidden_part_of_a_stack_is_told_at_its_end():
    figure = bars_chart(bars_facts(series=[HIDDEN, SHOWN], stacked=True, horizontal=True))

    (word,) = words_of(figure)
    assert word["text"] == "and hidden"
    assert word["x"] == 4 / figure["layout"]["xaxis"]["range"][1]


def test_figures_that_are_all_hidden_are_told_row_by_row():
    nothing = Series(name="Plan", values=[None] * 3, hidden=[0, 1, 2])

    figure = bars_chart(bars_facts(series=[nothing]))

    assert len(words_of(figure)) == 3


def test_no_series_is_a_valid_empty_figure():
    figure = bars_chart(bars_facts(0))

    assert figure["data"] == []
    assert figure["layout"]["annotations"][-1]["text"] == "No figures to show"


def test_title_of_values_stands_above_lying_bars_too():
    unit = Unit(axis="Assessments ending in a plan, %", percentage=True)

    layout = bars_chart(bars_facts(unit=unit, horizontal=True))["layout"]

    (title,) = layout["annotations"]
    assert (title["text"], title["y"], title["yanchor"]) == (unit.axis, 1, "bottom")
    assert "title" not in layout["xaxis"]
