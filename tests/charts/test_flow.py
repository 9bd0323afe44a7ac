import itertools

import pytest

from iccportal.charts.flow import MOSTLY_HIDDEN, flow_chart
from iccportal.charts.legend import legend
from tests.charts.samples import flow_facts


def bands(figure):
    return [trace for trace in figure["data"] if "text" in trace]


def end(trace, side):
    """From where to where a band reaches at its left (0) or right (1) end."""
    x = (min, max)[side](trace["x"])
    heights = {y for a, y in zip(trace["x"], trace["y"], strict=True) if a == x}
    return min(heights), max(heights)


def thickness(trace, side):
    low, high = end(trace, side)
    return high - low


def test_band_is_as_thick_as_it_has_people_at_both_ends():
    facts = flow_facts()

    drawn = bands(flow_chart(facts))

    people = [count for _, count in sorted(facts.moved.items()) if count]
    assert [thickness(one, 0) for one in drawn] == pytest.approx(people)
    assert [thickness(one, 1) for one in drawn] == pytest.approx(people)


@pytest.mark.parametrize("side", [0, 1])
def test_bands_of_a_level_fill_it_without_covering_each_other(side):
    figure = flow_chart(flow_facts())

    ends = sorted(end(one, side) for one in bands(figure))
    assert all(
        high <= low or high == pytest.approx(low)
        for (_, high), (low, _) in itertools.pairwise(ends)
    )
    nodes = figure["data"][-1]["y"][24 * side : 24 * (side + 1)]
    assert {ends[0][0], ends[-1][1]} <= {y for y in nodes if y is not None}


def test_bands_are_named_by_where_they_lead():
    drawn = bands(flow_chart(flow_facts()))

    assert [one["name"] for one in drawn] == [
        "At the same level",
        "To a higher level",
        "To a higher level",
        "To a higher level",
        "To a lower level",
        "At the same level",
    ]
    assert drawn[1]["text"] == (
        "Level 1 at first assessment to Level 2 at latest repeat: 12 people"
    )


def test_levels_are_named_with_their_people_on_both_sides():
    notes = [note["text"] for note in flow_chart(flow_facts())["layout"]["annotations"]]

    assert notes[:4] == ["Level 1: 21", "Level 2: 9", "Level 3: 17", "Level 4: 0"]
    assert notes[4:] == ["Level 1: 8", "Level 2: 15", "Level 3: 23", "Level 4: 1"]


def half_hidden(**changes):
    """Two levels, from the higher of which nobody is shown to have moved."""
    known = {
        "levels": ["Low", "High"],
        "moved": {(0, 0): 20, (0, 1): 10, (1, 1): 0},
        "told": ([35, 15], [None, 25]),
    }
    return flow_facts(**known | changes)


def test_levels_have_the_people_that_are_told_and_not_those_of_the_bands_alone():
    figure = flow_chart(half_hidden())

    notes = [note["text"] for note in figure["layout"]["annotations"]]
    assert notes == ["Low: 35", "High: 15", "Low: hidden", "High: 25"]
    hover = [words for words in figure["data"][-1]["hovertext"] if words]
    assert hover[0] == "Low at first assessment: 35 people"
    assert hover[2] == "Low at latest repeat: hidden"


def test_level_is_as_high_as_it_has_people_and_as_its_bands():
    nodes = flow_chart(half_hidden())["data"][-1]["y"]

    assert (nodes[0], nodes[2]) == (0, 35)
    assert (nodes[12], nodes[14]) == (0, 20)


@pytest.mark.parametrize(
    "hidden", [{"moved": {(0, 1): 20}}, {"moved": {(0, 1): 0}, "told": ([None, 0], [0, None])}]
)
def test_bands_of_less_than_half_of_the_people_give_way_to_words(hidden):
    figure = flow_chart(half_hidden(**hidden))

    assert figure["data"] == []
    assert figure["layout"]["annotations"][-1]["text"] == MOSTLY_HIDDEN


def test_nothing_reaches_above_the_plot_or_below_it():
    figure = flow_chart(flow_facts())

    low, high = figure["layout"]["yaxis"]["range"]
    heights = [y for trace in figure["data"] for y in trace["y"] if y is not None]
    assert (low, min(heights)) == (0, 0)
    assert max(heights) < high


def test_key_tells_each_direction_once():
    key = legend(flow_chart(flow_facts()), key="k")

    assert key.count("<li>") == 4
    assert key.count("<rect") == 4


def test_nobody_gives_an_empty_plot():
    figure = flow_chart(flow_facts(moved={(0, 1): 0}))

    assert figure["data"] == []
    assert figure["layout"]["annotations"][-1]["text"] == "No figures to show"
