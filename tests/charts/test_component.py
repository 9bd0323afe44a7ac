import json
import re

import pytest
from django.template import engines
from django.test import RequestFactory

from iccportal.charts.component import Chart
from iccportal.charts.download import KINDS
from iccportal.charts.icons import Icon
from iccportal.charts.trajectory import trajectory_chart
from iccportal.tables import Heading, figures_table
from tests.charts.samples import MONTHS, every_kind, trajectory_facts

FIGURES = every_kind()


def a_table(**changes):
    rows = [{"month": month, "actual": 400 + n} for n, month in enumerate(MONTHS)]
    facts = {
        "caption": "Admissions",
        "columns": [Heading("month", "Month", month=True), Heading("actual", "Actual", 0)],
        "rows": rows,
    }
    return figures_table(**(facts | changes))


def a_chart(**changes):
    facts = {
        "key": "nel",
        "heading": "NEL admissions & plan",
        "sentence": "Fewer than planned.",
        "figure": trajectory_chart(trajectory_facts()),
        "table": a_table(),
        "source": "Trust's return",
        "as_at": "Mar 2020",
        "illustrative": False,
    }
    return Chart(**(facts | changes))


def shown(chart, query="", tags="{% chart chart %}"):
    template = engines["django"].from_string("{% load charts %}" + tags)
    return template.render({"chart": chart}, RequestFactory().get(f"/?{query}"))


def test_component_has_all_that_a_chart_is_shown_with():
    html = shown(a_chart(notes=("Limits are trial limits.",)))

    for part in (
        "NEL admissions &amp; plan",
        "Fewer than planned.",
        "<svg ",
        "Show as table or download",
        "Limits are trial limits.",
        "Source: Trust&#x27;s return. As at Mar 2020.",
    ):
        assert part in html


def test_figure_is_given_to_the_script_unchanged():
    html = shown(a_chart())

    text = re.search(r'<script id="nel-figure" type="application/json">(.*?)</script>', html)[1]
    assert json.loads(text) == a_chart().figure


def test_figures_as_reported_carry_no_mark():
    assert "nhsuk-tag" not in shown(a_chart())


def test_illustrative_and_provisional_figures_say_so():
    html = shown(a_chart(illustrative=True, provisional="March may change."))

    assert "Illustrative</strong>" in html
    assert "Provisional</strong> March may change." in html
    assert 'data-status="Illustrative, provisional"' in html


def test_icons_come_with_their_words():
    html = shown(a_chart(icons=(Icon(kind="pass", words="The target will be met"),)))

    assert "<span>The target will be met</span>" in html


def test_download_keeps_what_the_page_asks_for():
    html = shown(a_chart(), query="to=2020-03&at=a%26b")

    assert 'href="?to=2020-03&amp;at=a%26b&amp;csv=nel"' in html


def test_every_kind_of_file_can_be_had_and_is_named_for_its_chart():
    html = shown(a_chart(), query="csv=nel")

    for ending, kind in KINDS.items():
        assert f'href="?{ending}=nel" aria-label="{kind.name}: NEL admissions &amp; plan"' in html


def test_component_is_written_once_for_each_address_in_turn():
    chart = a_chart()

    first, again, other = (
        chart.html(""),
        chart.html(""),
        chart.html("to=2020"),
    )

    assert first is again
    assert 'href="?csv=nel"' in first
    assert 'href="?to=2020&amp;csv=nel"' in other


def test_figure_table_and_files_wait_as_text_where_scripts_run():
    html = shown(a_chart())

    assert re.search(
        r"<noscript>\s*<script id=.*</script>\s*<details.*</table>.*</details>\s*</noscript>",
        html,
        re.S,
    )


def test_charts_of_a_set_leave_their_key_to_the_page():
    assert "chart__key" not in shown(a_chart(with_key=False))


def test_key_of_a_set_names_every_series_once():
    charts = [a_chart(figure=FIGURES["trajectory"]), a_chart(figure=FIGURES["lines"])]

    html = shown(charts, tags="{% chart_key chart %}")

    names = [trace["name"] for one in charts for trace in one.figure["data"]]
    assert [html.count(f">{name}</li>") for name in names] == [1] * len(names)


def test_heading_has_its_level():
    html = shown(a_chart(level=3))

    assert '<h3 class="nhsuk-heading-s' in html


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_a_box_with_its_margins(name):
    chart = a_chart(figure=FIGURES[name])

    assert chart.room in ("standard", "compact", "labelled")


def test_nothing_in_the_component_is_inline():
    html = shown(a_chart(illustrative=True))

    assert not re.search(
        r'\sstyle=|\son\w+=|<script(?! id="nel-figure" type="application/json")', html
    )
