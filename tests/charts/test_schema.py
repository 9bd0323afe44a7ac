import json

import plotly.graph_objects as go
import pytest

from tests.charts.samples import every_kind

FIGURES = every_kind()


@pytest.mark.parametrize("name", FIGURES)
def test_figure_is_valid_in_plotlys_schema(name):
    figure = go.Figure(FIGURES[name])

    assert len(figure.data) == len(FIGURES[name]["data"])


@pytest.mark.parametrize("name", FIGURES)
def test_figure_holds_plain_values_alone(name):
    text = json.dumps(FIGURES[name], allow_nan=False)

    assert json.loads(text) == FIGURES[name]


@pytest.mark.parametrize("name", FIGURES)
def test_figure_uses_only_traces_that_the_partial_bundle_can_draw(name):
    assert {trace["type"] for trace in FIGURES[name]["data"]} <= {"scatter", "bar"}
