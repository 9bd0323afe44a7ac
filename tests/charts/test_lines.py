import pytest

from iccportal.charts.lines import Series, lines_chart
from tests.charts.samples import lines_facts


def test_each_of_twenty_lines_differs_by_more_than_colour():
    traces = lines_chart(lines_facts(20))["data"]

    looks = {(one["line"]["dash"], one["marker"]["symbol"]) for one in traces}
    assert len(looks) == 20


def test_more_lines_than_can_be_followed_are_refused():
    with pytest.raises(ValueError, match="at most 20 lines; 21 were given"):
        lines_chart(lines_facts(21))


def test_hover_words_name_the_series():
    facts = lines_facts(series=[Series(name="East", values=[12.34, *[None] * 11])])

    words = lines_chart(facts)["data"][0]["hovertext"]

    assert words[:2] == ["East, Apr 2019: 12.3%", ""]
