import re
from xml.etree import ElementTree

import pytest

from iccportal.charts.lines import lines_chart
from iccportal.charts.spc import spc_chart
from iccportal.charts.svg import render
from tests.charts.samples import a_mark, every_kind, lines_facts, spc_facts

FIGURES = every_kind()


def drawn(figure, **words):
    return render(figure, **({"key": "k", "title": "T", "description": "D"} | words))


@pytest.mark.parametrize("name", FIGURES)
def test_drawing_is_well_formed_and_styled_by_attributes_alone(name):
    svg = drawn(FIGURES[name])

    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert "style=" not in svg
    assert "nan" not in svg.lower()


def test_words_are_escaped():
    facts = spc_facts(marks=[a_mark(label="<b>Q3</b>")])

    svg = drawn(spc_chart(facts), title="A <b> & c", description='"<i>"')

    assert "<b>" not in svg
    assert "<i>" not in svg
    assert "A &lt;b&gt; &amp; c" in svg


def test_title_and_description_name_the_drawing():
    root = ElementTree.fromstring(drawn(FIGURES["spc"], key="nel", title="NEL", description="Up."))

    assert root.get("aria-label") == "NEL. Up."


@pytest.mark.parametrize("name", FIGURES)
def test_every_reference_has_its_definition(name):
    svg = drawn(FIGURES[name])

    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
    assert used <= set(re.findall(r' id="([^"]+)"', svg))


def test_every_symbol_looks_different():
    svg = drawn(lines_chart(lines_facts(7)))

    shapes = re.findall(r'<path id="[^"]+" (d="[^"]+")', svg)
    assert len(set(shapes)) == 6
