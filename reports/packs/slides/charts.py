"""Native charts on slides: lines over months that a reader can edit.

The workbook inside a chart holds what is charted and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from iccportal.charts import theme
from iccportal.charts.look import Look
from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import MONTH, write
from reports.packs.lines import Line
from reports.packs.slides.text import Paragraph, put

_DASHES: Final = {
    "solid": MSO_LINE.SOLID,
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.ROUND_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
}
_SYMBOLS: Final = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    # There is no triangle that points down, and no filled cross.
    "triangle-down": XL_MARKER_STYLE.STAR,
    "cross": XL_MARKER_STYLE.PLUS,
    "x": XL_MARKER_STYLE.X,
}
SIZE: Final = 12  # points
_MONTHS: Final = {"num_format": MONTH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a chart shows and says: lines over months, titles, and the alternative text.

    `from_zero` keeps a few figures without limits from looking as if they swung.
    """

    title: str
    months: Sequence[date]
    lines: Sequence[Line]
    axis: str
    number_format: str
    alternative: str
    from_zero: bool = False


class Lines(CategoryChartData):
    """Lines over months, with a workbook of ours: the library's would take names for formulas."""

    def __init__(self, chart: Chart, day: date) -> None:
        super().__init__(number_format=chart.number_format)
        self._chart, self._day = chart, day
        self.categories = chart.months
        for line in chart.lines:
            self.add_series(line.name, line.values)

    @property
    def xlsx_blob(self) -> bytes:
        """The months down, the lines across, as the chart's XML refers to them."""
        book = Book("", self._day)
        sheet = book.add_sheet("Sheet1")
        lines = [(line.name, line.values) for line in self._chart.lines]
        for position, (name, values) in enumerate([("Month", self._chart.months), *lines]):
            write(book, sheet, (0, position), name)
            for row, value in enumerate(values, start=1):
                write(book, sheet, (row, position), value, **_MONTHS if not position else {})
        return book.to_bytes()


def put_chart(placeholder: Any, facts: Chart, day: date) -> None:
    """Draw a chart in a placeholder for one; `day` is when its workbook says it was made."""
    frame = placeholder.insert_chart(XL_CHART_TYPE.LINE_MARKERS, Lines(facts, day))
    frame.element.nvGraphicFramePr.cNvPr.set("descr", facts.alternative)
    chart = frame.chart
    chart.font.size, chart.font.name = Pt(SIZE), theme.FONT_FAMILY.split(",")[0]
    chart.font.color.rgb = _colour(theme.TEXT)
    put(
        chart.chart_title.text_frame,
        [Paragraph("", lead=shorten(facts.title, 150, placeholder="…"))],
        SIZE + 2,
    )
    _set_values(chart.value_axis, facts)
    _set_months(chart.category_axis, len(facts.months))
    for series, line in zip(chart.plots[0].series, facts.lines, strict=True):
        _set_look(series, line.look)
    _set_key(chart, facts.lines)
    for words in chart.element.iter(qn("a:defRPr"), qn("a:endParaRPr")):
        words.set("lang", "en-GB")


def _set_values(axis: Any, facts: Chart) -> None:
    put(axis.axis_title.text_frame, [Paragraph(shorten(facts.axis, 80, placeholder="…"))], SIZE)
    if facts.from_zero:
        axis.minimum_scale = 0
    axis.tick_labels.number_format = facts.number_format
    axis.tick_labels.number_format_is_linked = False
    axis.major_gridlines.format.line.color.rgb = _colour(theme.GRID)
    axis.format.line.fill.background()


def _set_months(axis: Any, months: int) -> None:
    axis.tick_labels.number_format = MONTH
    axis.tick_labels.number_format_is_linked = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = _colour(theme.AXIS)
    base = axis._element.find(qn("c:baseTimeUnit"))
    base.set("val", "months")
    every = 6 if months > 24 else 3 if months > 9 else 1
    for tag, value in (("c:majorTimeUnit", "months"), ("c:majorUnit", str(every))):
        unit = base.makeelement(qn(tag), {"val": value})
        base.addnext(unit)


def _set_look(series: Any, look: Look) -> None:
    series.smooth = False
    if look.dash:
        series.format.line.color.rgb = _colour(look.colour)
        series.format.line.width = Pt(look.width)
        series.format.line.dash_style = _DASHES[look.dash]
    else:
        series.format.line.fill.background()
    series.marker.style = _SYMBOLS[look.symbol] if look.symbol else XL_MARKER_STYLE.NONE
    if look.symbol:
        series.marker.size = look.size
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _colour(look.colour)
        series.marker.format.line.color.rgb = _colour(look.colour)


def _set_key(chart: Any, lines: Sequence[Line]) -> None:
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    position = chart.legend._element.find(qn("c:legendPos"))
    for place, line in reversed(list(enumerate(lines))):
        if not line.in_key:
            entry = position.makeelement(qn("c:legendEntry"), {})
            entry.append(entry.makeelement(qn("c:idx"), {"val": str(place)}))
            entry.append(entry.makeelement(qn("c:delete"), {"val": "1"}))
            position.addnext(entry)


def _colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.removeprefix("#").upper())
