from datetime import date

from iccportal.charts import theme
from iccportal.charts.trajectory import trajectory_chart
from tests.charts.samples import MONTHS, a_mark, trajectory_facts


def labels(figure):
    title, *notes = figure["layout"]["annotations"]
    assert title["text"] == "Admissions a month"
    return [(note["text"], note["xanchor"]) for note in notes]


def test_mark_is_a_line_before_its_month_with_its_reason_in_hover_words():
    figure = trajectory_chart(trajectory_facts(marks=[a_mark()]))

    trace = figure["data"][-1]
    assert figure["layout"]["shapes"][0]["x0"] == "2019-09-16"
    assert trace["name"] == "Shares rebased"
    assert trace["hovertext"] == ["From Oct 2019: Askam joined <Duddon>."]
    assert labels(figure) == [("Q3", "left")]


def test_title_makes_room_for_labels():
    marked, unmarked = (
        trajectory_chart(trajectory_facts(marks=marks))["layout"] for marks in ([a_mark()], [])
    )

    assert marked["margin"]["t"] - unmarked["margin"]["t"] == theme.LINE_HEIGHT
    title, label = marked["annotations"]
    assert title["yshift"] - label["yshift"] >= theme.FONT_SIZE


def test_labels_that_would_collide_are_left_out():
    marks = [a_mark(month=month, label="Q1 2019/20") for month in MONTHS]

    figure = trajectory_chart(trajectory_facts(marks=marks))

    assert len(figure["layout"]["shapes"]) == 12
    assert 1 < len(labels(figure)) < 4


def test_label_at_the_end_stands_before_its_line():
    figure = trajectory_chart(
        trajectory_facts(marks=[a_mark(month=date(2020, 3, 1), label="Recalculated")])
    )

    assert labels(figure) == [("Recalculated", "right")]


def test_compact_chart_keeps_the_line_without_a_label():
    figure = trajectory_chart(trajectory_facts(marks=[a_mark()]), compact=True)

    assert len(figure["layout"]["shapes"]) == 1
    assert labels(figure) == []
