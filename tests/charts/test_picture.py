"""Pictures of charts: their words, and what another program makes of them."""

from io import BytesIO
from itertools import pairwise

import lxml.etree
import pytest
from PIL import Image

from iccportal.charts.bars import BarsFacts, bars_chart
from iccportal.charts.lines import LinesFacts, Series, lines_chart
from iccportal.charts.picture import WIDTH, Words, picture, png
from iccportal.charts.units import Unit
from iccportal.lib.nhs_calendar import parse_month, window

UNIT = Unit(axis="Visits a month", one="visit", many="visits")


def lines(*names):
    series = [Series(name=name, values=[10 + n, 12, 11]) for n, name in enumerate(names)]
    return lines_chart(
        LinesFacts(months=window(parse_month("2020-03"), 3), series=series, unit=UNIT)
    )


def bars():
    series = [Series(name="Visits", values=[1, 2])]
    return bars_chart(
        BarsFacts(categories=["One", "Two"], series=series, unit=UNIT, category_title="Kind")
    )


def drawn(figure, **words):
    return lxml.etree.fromstring(picture(figure, title="Visits", description="More.", **words))


def texts(svg):
    return ["".join(text.itertext()) for text in svg.iter("{*}text")]


def place_of(svg, words):
    """Where a text of the key begins: across and down."""
    text = next(one for one in svg.iter("{*}text") if one.text == words)
    across, down = text.getparent().get("transform")[len("translate(") : -1].split(",")
    block = text.getparent().getparent().get("transform")[len("translate(") : -1].split(",")
    return float(across), float(down) + float(block[1])


def test_words_stand_above_and_below_in_lines_that_fit():
    svg = drawn(
        lines("Kendal"),
        above=[Words("Visits", size=20), Words("word " * 60)],
        below=[Words("Source: a sheet.")],
    )

    found = texts(svg)

    assert found[0] == "Visits"
    assert found[-1] == "Source: a sheet."
    assert [line for line in found if line.startswith("word")] == [
        " ".join(["word"] * count) for count in (16, 16, 16, 12)
    ]


def test_key_goes_on_in_the_next_row():
    names = [f"Community {n}" for n in range(8)]
    svg = drawn(lines(*names))

    places = [place_of(svg, name) for name in names]

    assert all(across < WIDTH for across, _ in places)
    assert all(
        after > before or lower > upper for (before, upper), (after, lower) in pairwise(places)
    )
    assert len({down for _, down in places}) == 2


def test_lone_series_has_no_key():
    assert "Kendal" not in texts(drawn(lines("Kendal")))


def test_picture_is_as_high_as_what_is_in_it():
    without = drawn(bars())
    with_words = drawn(bars(), below=[Words("Source: a sheet.", size=10)])

    assert float(with_words.get("height")) == pytest.approx(float(without.get("height")) + 14)


def test_words_are_text_and_never_markup():
    svg = drawn(bars(), above=[Words("<b> & a control\x01 character")])

    assert "<b> & a control character" in texts(svg)


def test_png_is_a_picture_with_something_on_it():
    image = Image.open(BytesIO(png(picture(lines("A", "B"), title="A", description="B"))))

    assert image.format == "PNG"
    assert image.width == WIDTH * 1.5
    assert len(image.convert("RGB").getcolors(maxcolors=100_000)) > 20


def test_words_are_drawn_in_the_portals_own_font():
    with_words = picture(bars(), title="A", description="B", above=[Words("W" * 30, size=40)])
    spaces = picture(bars(), title="A", description="B", above=[Words(". " * 30, size=40)])

    assert dark(png(with_words)) > dark(png(spaces)) + 5_000


def dark(content):
    image = Image.open(BytesIO(content)).convert("L")
    return sum(image.histogram()[:100])


def test_same_figure_is_the_same_picture():
    one = png(picture(bars(), title="A", description="B"))

    assert png(picture(bars(), title="A", description="B")) == one


def test_letters_that_the_font_lacks_are_drawn_all_the_same():
    content = png(picture(bars(), title="A", description="B", above=[Words("كيندال")]))

    assert Image.open(BytesIO(content)).format == "PNG"
