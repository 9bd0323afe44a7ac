import copy

import pytest

from iccportal.charts.svg import render
from tests.charts.agreement import disagreements
from tests.charts.samples import every_kind

FIGURES = every_kind()


def drawn(figure):
    return render(figure, key="k", title="A & B", description="What it <tells>")


@pytest.mark.parametrize("name", FIGURES)
def test_drawing_tells_what_the_figure_tells(name):
    figure = FIGURES[name]

    assert disagreements(figure, drawn(figure)) == []


def change_value(figure):
    figure["data"][1]["y"][0] += 5


def change_colour(figure):
    figure["data"][1]["marker"]["color"] = "#123456"


def change_symbol(figure):
    figure["data"][1]["marker"]["symbol"] = "star"


def change_dash(figure):
    figure["data"][0]["line"]["dash"] = "solid"


def change_scale(figure):
    figure["layout"]["yaxis"]["range"][1] += 50


def change_label(figure):
    figure["layout"]["xaxis"]["ticktext"][0] = "May"


def change_title(figure):
    figure["layout"]["annotations"][0]["text"] = "Beds"


def change_mark(figure):
    figure["layout"]["shapes"][0]["x0"] = "2019-05-16"


def change_note(figure):
    figure["layout"]["annotations"][1]["text"] = "Q4"


def drop_figure(figure):
    figure["data"][1]["y"][1] = None


@pytest.mark.parametrize(
    "change",
    [
        change_value,
        change_colour,
        change_symbol,
        change_dash,
        change_scale,
        change_label,
        change_title,
        change_mark,
        change_note,
        drop_figure,
    ],
)
def test_check_notices_when_the_drawing_tells_otherwise(change):
    figure = copy.deepcopy(FIGURES["trajectory"])
    svg = drawn(figure)

    change(figure)

    assert disagreements(figure, svg) != []


@pytest.mark.parametrize("name", ["bars", "bars, lying and stacked"])
def test_check_notices_when_a_bar_has_another_length(name):
    figure = copy.deepcopy(FIGURES[name])
    svg = drawn(figure)
    along = "x" if figure["data"][0]["orientation"] == "h" else "y"

    figure["data"][0][along][0] += 1

    assert any("length of" in problem for problem in disagreements(figure, svg))
