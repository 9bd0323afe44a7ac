from iccportal.charts import theme
from iccportal.charts.spc import spc_chart
from tests.charts.samples import spc_facts


def trace(figure, name):
    return next(one for one in figure["data"] if one["name"] == name)


def test_value_line_has_colour_and_symbol_by_point_type():
    marker = trace(spc_chart(spc_facts()), "Admissions a month")["marker"]

    assert marker["color"][-2:] == [theme.IMPROVEMENT, theme.CONCERN]
    assert marker["symbol"][-3:] == ["circle", "diamond", "square"]


def test_lines_break_where_limits_were_recalculated():
    figure = spc_chart(spc_facts())

    assert trace(figure, "Mean")["y"] == [405.0, 405.0, None, 401.0, 401.0]
    assert trace(figure, "Mean")["x"][1:4] == ["2019-09-01", None, "2019-10-01"]
    assert trace(figure, "Admissions a month")["x"][6] is None


def test_limits_without_a_number_are_not_drawn():
    limits = trace(spc_chart(spc_facts()), "Expected range")

    assert [value for value in limits["y"] if value is not None] == [450.0, 450.0, 360.0, 360.0]


def test_chart_without_limits_has_no_expected_range_in_its_key():
    figure = spc_chart(spc_facts(lower=[None] * 12, upper=[None] * 12))

    assert figure["data"][0]["name"] == "Mean"


def test_point_at_the_edge_of_the_plot_is_drawn_whole():
    assert trace(spc_chart(spc_facts()), "Admissions a month")["cliponaxis"] is False


def test_missing_month_stays_missing():
    values = trace(spc_chart(spc_facts()), "Admissions a month")

    assert values["y"][3] is None
    assert values["hovertext"][3] == ""


def test_hover_words_tell_value_mean_target_and_special_cause():
    words = trace(spc_chart(spc_facts()), "Admissions a month")["hovertext"]

    assert words[0] == "Apr 2019: 412 admissions, mean 405, trajectory 400"
    assert words[-1].endswith("<br>Special cause: concern")


def test_hover_words_without_target_and_mean():
    facts = spc_facts(target=None, mean=[None] * 12)

    words = trace(spc_chart(facts), "Admissions a month")["hovertext"]

    assert words[0] == "Apr 2019: 412 admissions"


def test_target_is_steps_by_month():
    target = trace(spc_chart(spc_facts()), "Trajectory")

    assert target["line"]["shape"] == "hvh"
    assert target["y"] == [400, 400, 403, 403]


def test_no_target_line_without_target():
    names = [one["name"] for one in spc_chart(spc_facts(target=None))["data"]]

    assert "Trajectory" not in names


def test_key_names_each_special_cause_that_is_there():
    names = [one["name"] for one in spc_chart(spc_facts(marks=()))["data"]]

    assert names[-2:] == ["Special cause: improvement", "Special cause: concern"]


def test_several_charts_share_a_scale_when_a_range_is_given():
    figure = spc_chart(spc_facts(), compact=True, y_range=(0, 1000))

    assert figure["layout"]["yaxis"]["range"] == [0, 1000]
    assert figure["layout"]["height"] == theme.COMPACT_HEIGHT


def test_no_figures_is_a_valid_empty_figure():
    figure = spc_chart(spc_facts(values=[None] * 12))

    assert figure["data"] == []
    assert figure["layout"]["annotations"][-1]["text"] == "No figures to show"
