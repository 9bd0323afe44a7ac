from iccportal.charts.intervals import Interval, intervals_chart
from tests.charts.samples import intervals_facts


def test_interval_is_a_line_and_its_value_a_point():
    lines, points = intervals_chart(intervals_facts())["data"]

    assert lines["x"] == [-0.4, 5.6, None]
    assert lines["y"][:2] == ["Garden & allotment, Bay"] * 2
    assert points["x"] == [4.0, 2.6, None]


def test_words_of_a_point_tell_the_interval_where_it_is_known():
    _, points = intervals_chart(intervals_facts())["data"]

    assert points["hovertext"] == [
        "Choir, <Kendal>: 4.0 points",
        "Garden & allotment, Bay: 2.6 points (95% interval \N{MINUS SIGN}0.4 to 5.6)",
        "",
    ]


def test_nought_is_marked_and_on_the_axis():
    rows = [Interval(category="Choir", value=4.0, low=3.0, high=5.0)]

    layout = intervals_chart(intervals_facts(intervals=rows))["layout"]

    assert layout["shapes"][0]["x0"] == 0
    assert layout["xaxis"]["range"][0] <= 0


def test_no_value_gives_an_empty_plot():
    rows = [Interval(category="Walks", value=None)]

    figure = intervals_chart(intervals_facts(intervals=rows))

    assert figure["data"] == []


def test_hidden_interval_is_a_word_in_its_row():
    rows = [
        Interval(category="Choir", value=4.0),
        Interval(category="Walks", value=None, hidden=True),
    ]

    figure = intervals_chart(intervals_facts(intervals=rows))

    word = figure["layout"]["annotations"][-1]
    assert (word["text"], word["y"], word["yanchor"]) == ("hidden", 0.25, "middle")


def test_all_hidden_is_not_said_to_be_no_figures():
    rows = [Interval(category="Walks", value=None, hidden=True)]

    figure = intervals_chart(intervals_facts(intervals=rows))

    assert [note["text"] for note in figure["layout"]["annotations"][1:]] == ["hidden"]
