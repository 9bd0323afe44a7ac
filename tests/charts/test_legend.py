from iccportal.charts.legend import legend
from iccportal.charts.lines import Series, lines_chart
from tests.charts.samples import every_kind, lines_facts

FIGURES = every_kind()


def test_lone_series_needs_no_key():
    assert legend(FIGURES["bars, one series"], key="k") == ""


def test_key_names_every_series_once():
    key = legend(FIGURES["spc"], key="k")

    names = [trace["name"] for trace in FIGURES["spc"]["data"]]
    assert [key.count(f">{name}</li>") for name in names] == [1] * len(names)


def test_key_of_bars_shows_their_patterns():
    key = legend(FIGURES["bars"], key="k")

    assert key.count("<pattern") == 1
    assert 'fill="url(#k-key-1)"' in key


def test_names_are_escaped():
    series = [Series(name="<b>", values=[1.0] * 12), Series(name="&", values=[2.0] * 12)]

    key = legend(lines_chart(lines_facts(series=series)), key="k")

    assert "&lt;b&gt;" in key
    assert "<b>" not in key


def test_two_series_of_one_name_have_one_line():
    series = [Series(name="East", values=[1.0] * 12)] * 2

    key = legend(lines_chart(lines_facts(series=series)), key="k")

    assert key.count("<li>") == 1


def test_line_whose_points_differ_has_a_plain_sample():
    key = legend(FIGURES["spc"], key="k")

    value_line = FIGURES["spc"]["data"][
        [t["name"] for t in FIGURES["spc"]["data"]].index("Admissions a month")
    ]
    sample = key.split(">Admissions a month</li>")[0].rsplit("<li>", 1)[1]
    assert f'fill="{value_line["line"]["color"]}"' in sample
