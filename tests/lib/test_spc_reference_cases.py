"""The control chart against figures of the reference package, NHSRplotthedots 0.2.2."""

import json
from datetime import date
from pathlib import Path

import pytest

from iccportal.lib.spc import Xmr, xmr

CASES = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "spc" / "cases.json").read_text(encoding="utf-8")
)


def chart(case):
    return xmr(
        [date.fromisoformat(text) for text in case["dates"]],
        case["values"],
        improvement=case["improvement_direction"],
        target=case["target"],
        rebase=[date.fromisoformat(text) for text in case["rebase"]],
        fix_after=case["fix_after_n_points"],
        screen_outliers=case["screen_outliers"],
    )


def figures(numbers):
    """The numbers of a case to compare with: null is NaN, the rest to a relative 1e-9."""
    missing_as_nan = [float("nan") if number is None else number for number in numbers]
    return pytest.approx(missing_as_nan, rel=1e-9, abs=0, nan_ok=True)


@pytest.fixture(params=CASES, ids=lambda case: case["name"])
def case(request):
    return request.param


def test_lines_are_those_of_the_reference(case):
    drawn: Xmr = chart(case)

    expected = case["expected"]
    assert drawn.mean == figures(expected["mean"])
    assert drawn.lpl == figures(expected["lpl"])
    assert drawn.upl == figures(expected["upl"])


def test_points_are_named_as_by_the_reference(case):
    drawn = chart(case)

    expected = case["expected"]
    assert drawn.special_cause == expected["special_cause_type"]
    assert drawn.point_type == expected["point_type"]
    assert drawn.rebase_group == expected["rebase_group"]
    assert drawn.short_group_warning == expected["short_group_warning"]
    assert any(drawn.short_group_warning) == expected["warning_raised"]


def test_icons_are_those_of_the_reference(case):
    drawn = chart(case)

    expected = case["expected"]
    assert drawn.variation_icon == expected["variation_icon"]
    assert drawn.assurance_icon == expected["assurance_icon"]
