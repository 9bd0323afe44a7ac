"""Every figure of the site, drawn on the server and by Plotly, held against what it asks."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.browser.people import ANALYST
from tests.browser.walk import CHARTED, kind, text_of
from tests.charts.agreement import disagreements
from tests.charts.drawn import all_drawn_otherwise

CHART = re.compile(
    r'<section class="chart" id="(?P<key>[^"]+)".*?'
    r'<div class="chart__drawing[^>]*>(?P<svg><svg.*?</svg>)</div>.*?'
    r'<script id="(?P=key)-figure" type="application/json">(?P<figure>.*?)</script>.*?</section>',
    re.DOTALL,
)
WITH_FIGURES = {
    "whole/",
    "groups/<slug:code>/",
    "communities/<slug:code>/figures/",
    "measures/<slug:code>/communities/",
    "targets/",
    "targets/<slug:code>/",
    "targets/shares/",
    "reablement/",
    "outcomes/",
    "outcomes/wellbeing/",
    "reports/<slug:code>/charts/",
}


@pytest.fixture(scope="module")
def charted_pages(browser, address, sign_ins, walk_of) -> dict[str, str]:
    """Path and HTML of every page that has a chart, and of groups with each measure."""
    found = {path: html for path, html in walk_of(ANALYST).items() if CHARTED in html}
    context = browser.new_context(base_url=address, storage_state=sign_ins.state_of(ANALYST))
    for path in [path for path in found if path.startswith("/groups/")]:
        for code in re.findall(r'<option value="([a-z0-9_]+)"', measures_of(found[path])):
            address = f"{path}?measure={code}"
            found[address] = text_of(context.request, address)
    context.close()
    return found


def measures_of(html: str) -> str:
    """The choice of measures on a group's page."""
    return re.search(r'<select[^>]* name="measure".*?</select>', html, re.DOTALL)[0]


def figures(html: str) -> Iterator[tuple[str, dict, str]]:
    for match in CHART.finditer(html):
        yield match["key"], json.loads(match["figure"]), match["svg"]


def test_walk_finds_the_charts_of_every_kind_of_page(charted_pages):
    kinds = {kind(path.split("?")[0]) for path in charted_pages}

    assert kinds == WITH_FIGURES
    for path, html in charted_pages.items():
        assert len(list(figures(html))) == html.count('class="chart__box"'), path


def test_every_drawing_agrees_with_its_figure(charted_pages):
    problems = {
        f"{path}#{key}": found
        for path, html in charted_pages.items()
        for key, figure, svg in figures(html)
        if (found := disagreements(figure, svg))
    }

    assert problems == {}


def test_plotly_draws_every_figure_as_asked(charted_pages, story):
    reader = story(ANALYST)
    problems = {}

    for path, keys in first_shown(charted_pages).items():
        reader.opens(path)
        problems |= {f"{path}#{k}": v for k, v in all_drawn_otherwise(reader.page, keys).items()}

    assert problems == {}
    assert reader.complaints == []


def first_shown(charted_pages: dict[str, str]) -> dict[str, list[str]]:
    """The pages to open and their charts, so that each figure is drawn on the first that has it."""
    asked: dict[str, list[str]] = {}
    known = set()
    for path, html in charted_pages.items():
        for key, figure, _ in figures(html):
            if (told := json.dumps(figure)) not in known:
                known.add(told)
                asked.setdefault(path, []).append(key)
    return asked
