from iccportal.charts.trajectory import trajectory_chart
from tests.charts.samples import trajectory_facts


def test_planned_is_steps_and_actual_a_line_with_points():
    planned, actual, _ = trajectory_chart(trajectory_facts())["data"]

    assert (planned["name"], planned["line"]["shape"]) == ("Trajectory", "hvh")
    assert (actual["name"], actual["mode"]) == ("Actual", "lines+markers")


def test_missing_figures_stay_missing():
    planned, actual, _ = trajectory_chart(trajectory_facts())["data"]

    assert planned["y"][7] is None
    assert [actual["y"][3], actual["y"][10]] == [None, None]


def test_hover_words_tell_both_figures():
    _, actual, _ = trajectory_chart(trajectory_facts())["data"]

    assert actual["hovertext"][0] == "Apr 2019: 412 admissions, trajectory 400"
    assert actual["hovertext"][7] == "Nov 2019: 1 admission"


def test_month_ahead_tells_its_plan_on_the_planned_line():
    planned, _, _ = trajectory_chart(trajectory_facts())["data"]

    assert planned["hovertext"][10] == "Feb 2020: trajectory 412"
    assert planned["hovertext"][0] == ""


def test_month_with_neither_figure_has_no_words():
    facts = trajectory_facts(actual=[None] * 12)

    planned, _, _ = trajectory_chart(facts)["data"]

    assert planned["hovertext"][7] == ""


def test_axis_says_what_is_counted():
    figure = trajectory_chart(trajectory_facts())

    assert figure["layout"]["annotations"][0]["text"] == "Admissions a month"


def test_no_months_is_a_valid_empty_figure():
    facts = trajectory_facts(months=[], actual=[], planned=[], marks=())

    figure = trajectory_chart(facts)

    assert figure["data"] == []
    assert figure["layout"]["annotations"][-1]["text"] == "No figures to show"


def test_plan_that_is_not_shown_has_no_line():
    facts = trajectory_facts(planned=[None] * 12)

    assert [trace["name"] for trace in trajectory_chart(facts)["data"]] == [
        "Actual",
        "Shares rebased",
    ]
