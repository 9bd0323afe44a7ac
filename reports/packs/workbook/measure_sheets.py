"""The sheets of one measure: its subject's control chart, and its communities side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from iccportal.charts.icons import Icon
from iccportal.charts.picture import ICON_SHARPNESS, icon_png
from iccportal.charts.spc import POINT_STYLES
from iccportal.workbooks import charts
from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import MONTH, Cell, Link, number_format, write
from iccportal.workbooks.sheet import Column
from reports.packs import alternative
from reports.packs.drawing import icons
from reports.packs.lines import (
    Line,
    can_be_told_apart,
    community_lines,
    control_lines,
    leading,
)
from reports.packs.pack import Point, Section, Series
from reports.packs.words import ILLUSTRATIVE, source_words
from reports.packs.workbook.sheets import CONTENTS, Sheets
from reports.packs.workbook.shorthand import remarks, state_cell

_SPECIAL = "Columns of special cause repeat the figures of the months that SPC picks out."


@dataclass(frozen=True, slots=True)
class _Page:
    """A sheet of months with a chart: its words, its columns, and which of them are drawn."""

    words: str
    shows: str
    title: str
    lines: tuple[str, ...]
    icons: Sequence[Icon]
    columns: tuple[Column, ...]
    rows: tuple[Sequence[Cell], ...]
    drawn: tuple[charts.Line, ...]
    undrawn: int  # months before the first figure
    alternative: str


def write_measure(book: Book, sheets: Sheets, section: Section, number: int) -> None:
    """A sheet of the subject and, where there are communities, one of them."""
    _write(book, sheets, section, _subject_page(section, number))
    if section.communities:
        _write(book, sheets, section, _communities_page(section, number))


def _write(book: Book, sheets: Sheets, section: Section, page: _Page) -> None:
    sheet = sheets.add(page.words, page.shows)
    sheet.title(page.title)
    unit_row = sheet.line(section.unit.axis)
    for line in filter(None, page.lines):
        sheet.line(line)
    if page.icons:
        told = [(icon_png(icon), icon.words) for icon in page.icons]
        sheet.pictures(told, scale=1 / ICON_SHARPNESS)
    sheet.line(Link(CONTENTS, "Back to contents"))
    if not page.rows:
        sheet.line("There is nothing to show.")
        return
    to_chart = sheet.next_row
    sheet.next_row += 1 if page.drawn else 0
    table = sheet.table(page.words, page.columns, page.rows)
    if page.drawn:
        words = charts.Words(
            title=[sheet.name, 0, 0],
            values=[sheet.name, unit_row, 0],
            alternative=page.alternative,
            number_format=_on_axis(section),
        )
        address = charts.add_line_chart(
            book, sheet.worksheet, table, page.drawn, words, skip=page.undrawn
        )
        write(book, sheet.worksheet, (to_chart, 0), Link(sheet.name, "Go to the chart", address))


def _subject_page(section: Section, number: int) -> _Page:
    series = section.subject
    lines = control_lines(section, series)
    before = _columns_before(section, series)
    special = _SPECIAL if any(point.is_special for point in series.points) else ""
    return _Page(
        words=f"{number} {section.name}",
        shows=f"{section.name}, {series.place}: month by month, with its control chart",
        title=f"{section.name}: {series.place}",
        lines=(
            series.sentence,
            _joined(_made_up([series]), series.provisional, *series.notes),
            _joined(source_words(series), special),
        ),
        icons=icons(series),
        columns=(*before, *_line_columns(section, lines), _KIND),
        rows=tuple(_subject_rows(section, series, lines)),
        drawn=_drawn(lines, first=len(before)) if series.has_figures else (),
        undrawn=leading(series.points),
        alternative=alternative.of_control_chart(section, series) if series.points else "",
    )


_KIND = Column("Kind of point", 28)


def _columns_before(section: Section, series: Series) -> tuple[Column, ...]:
    """What stands before the lines of the chart; a count has no numerator and denominator."""
    month, state = Column("Month", 11, MONTH), Column("State", 23)
    if not section.denominator:
        return month, state
    parts = (section.numerator, section.denominator)
    return month, state, *(Column(part, 14, number_format(0), wrapped=True) for part in parts)


def _subject_rows(
    section: Section, series: Series, lines: Sequence[Line]
) -> list[tuple[Cell, ...]]:
    return [
        (
            point.month,
            state_cell(point.state),
            *((point.numerator, point.denominator) if section.denominator else ()),
            *(line.values[place] for line in lines),
            POINT_STYLES[point.point_type].words if point.point_type else None,
        )
        for place, point in enumerate(series.points)
    ]


def _communities_page(section: Section, number: int) -> _Page:
    lines = community_lines(section)
    months = sorted({point.month for one in section.communities for point in one.points})
    rows = tuple(_community_rows(section, months))
    shown = _shown(section)
    return _Page(
        words=f"{number} by community",
        shows=f"{section.name}: the communities side by side",
        title=f"{section.name}: communities of {section.subject.place}",
        lines=(_made_up(section.communities),),
        icons=(),
        columns=(
            Column("Month", 11, MONTH),
            *(Column(line.name, 14, shown, wrapped=True) for line in lines),
            Column("Remarks", 60, wrapped=True),
        ),
        rows=rows,
        drawn=_drawn(lines, first=1) if can_be_told_apart(lines) else (),
        undrawn=_rows_before_figures(rows),
        alternative=alternative.of_communities(section),
    )


def _community_rows(section: Section, months: Sequence[date]) -> list[tuple[Cell, ...]]:
    known = [
        (one.short_name, {point.month: point for point in one.points})
        for one in section.communities
    ]
    return [
        _community_row(month, [(name, of.get(month)) for name, of in known]) for month in months
    ]


def _rows_before_figures(rows: Sequence[Sequence[Cell]]) -> int:
    with_figures = (n for n, row in enumerate(rows) if any(cell is not None for cell in row[1:-1]))
    return next(with_figures, len(rows))


def _community_row(month: date, points: Sequence[tuple[str, Point | None]]) -> tuple[Cell, ...]:
    values = (point.value if point else None for _, point in points)
    return (month, *values, remarks(points) or None)


def _line_columns(section: Section, lines: Sequence[Line]) -> list[Column]:
    """The figures as they are shown; what is worked out from them with a decimal at least."""
    unit = section.unit
    finer = number_format(max(1, unit.decimals), percentage=unit.percentage)
    values, *others = lines
    return [
        Column(values.name, 14, _shown(section), wrapped=True),
        *(Column(line.name, 13, finer, wrapped=True) for line in others),
    ]


def _drawn(lines: Sequence[Line], *, first: int) -> tuple[charts.Line, ...]:
    return tuple(
        charts.Line(first + place, line.look, line.in_key) for place, line in enumerate(lines)
    )


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _made_up(all_series: Sequence[Series]) -> str:
    if not any(series.illustrative for series in all_series):
        return ""
    return f"{ILLUSTRATIVE}: made up for a demonstration."


def _shown(section: Section) -> str:
    return number_format(section.unit.decimals, percentage=section.unit.percentage)


def _on_axis(section: Section) -> str:
    """Ticks have the decimals that they need and no more."""
    unit = section.unit
    plain = "General" if unit.decimals else number_format(0)
    return plain + ('"%"' if unit.percentage else "")
