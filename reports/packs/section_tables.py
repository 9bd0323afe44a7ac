"""The tables of a pack as the one table of the portal, for the page and for the document."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from iccportal.charts.spc import POINT_STYLES
from iccportal.lib.nhs_calendar import month_label
from iccportal.lib.rounding import format_number
from iccportal.tables import FiguresTable, Heading, figures_table
from measures.states import FINAL, MISSING_WORDS, PROVISIONAL, SUPPRESSED
from reports.packs.pack import Cell, Marked, Pack, PaperTable, Point, Section, Series

Row = dict[str, Any]

# Of the latest month, of the same month a year before, and all between them: what fits on a page.
MONTHS_PRINTED: Final = 13

STATE_WORDS: Final = {
    FINAL: "Final",
    PROVISIONAL: "Provisional",
    **MISSING_WORDS,
    SUPPRESSED: "Hidden",  # in a cell; the rule stands among the notes
}


def measure_table(section: Section) -> FiguresTable:
    """The latest figures of the subject, beside those of its communities where it has any."""
    return _beside(section) if section.communities else _alone(section)


def _alone(section: Section) -> FiguresTable:
    """With what each figure rests on, and what the control chart says of each month."""
    points = printed(section.subject)
    return figures_table(
        caption=f"{section.name}, {section.subject.place}",
        columns=[
            Heading("month", "Month", month=True),
            *_value_headings(section),
            *_target_heading(section, points),
            Heading("status", "Status"),
        ],
        rows=[_row(point) for point in points],
    )


def printed(series: Series) -> Sequence[Point]:
    """The months that a sheet of paper has room for."""
    return series.points[-MONTHS_PRINTED:]


def series_table(section: Section) -> FiguresTable:
    """Every month of the subject, with the range that its control chart expects, if it has one."""
    points = section.subject.points
    controlled = any(point.mean is not None for point in points)
    lines = {"mean": "Mean", "lower": "Expected from", "upper": "Expected to"}
    return figures_table(
        caption=f"{section.name} by month",
        columns=[
            Heading("month", "Month", month=True),
            *_value_headings(section),
            *_target_heading(section, points),
            *(_value_heading(section, key, words) for key, words in lines.items() if controlled),
            Heading("status", "Status"),
        ],
        rows=[_row(point) | {key: getattr(point, key) for key in lines} for point in points],
    )


def _beside(section: Section) -> FiguresTable:
    """A column for each place: one table of a measure takes a third less paper than two."""
    places = [one for one in (section.subject, *section.communities) if one.points]
    known = {f"place_{n}": _by_month(series) for n, series in enumerate(places)}
    targets = {point.month: point.target for point in section.subject.points}
    columns = [
        _value_heading(section, key, series.short_name)
        for key, series in zip(known, places, strict=True)
    ]
    columns[1:1] = _target_heading(section, printed(section.subject))
    return figures_table(
        caption=f"{section.name}, {section.subject.place} and each community",
        columns=[Heading("month", "Month", month=True), *columns],
        rows=[
            {"month": _month_words(month, places), "target": targets.get(month)}
            | {key: figures.get(month) for key, figures in known.items()}
            for month in _months(places)[-MONTHS_PRINTED:]
        ],
    )


def latest_table(section: Section, months: Sequence[date]) -> FiguresTable:
    """Some months of the subject and its communities, a row each, and what varies."""
    everybody = (section.subject, *section.communities)
    return figures_table(
        caption=f"{section.name}, latest figures",
        columns=[
            Heading("place", "Place"),
            *(_value_heading(section, month.isoformat(), month_label(month)) for month in months),
            Heading("variation", "Variation"),
        ],
        rows=[
            {"place": series.short_name, "variation": series.variation}
            | {month.isoformat(): figure for month, figure in _by_month(series).items()}
            for series in everybody
        ],
    )


def paper_table(table: PaperTable) -> FiguresTable:
    """One of the strategy paper's own tables."""
    keys = [f"column_{place}" for place in range(len(table.headings))]
    columns = zip(keys, table.headings, _columns(table), strict=True)
    return figures_table(
        caption=table.title,
        columns=[
            Heading(key, words, decimals=table.decimals if _has_numbers(cells) else None)
            for key, words, cells in columns
        ],
        rows=[
            dict(zip(keys, (with_mark(cell, table.decimals) for cell in row), strict=True))
            for row in table.rows
        ],
    )


def with_mark(cell: Cell, decimals: int) -> str | int | float | None:
    """A cell as paper has it: the mark stands behind its number."""
    if isinstance(cell, Marked):
        return f"{format_number(cell.number, decimals)} {cell.mark}"
    return cell


def provenance_table(pack: Pack) -> FiguresTable:
    """The files and returns that the figures of a pack came from; no empty column of checksums."""
    keys = ("source", "taken_in", "checksum")
    checksum = [Heading("checksum", "Checksum (SHA-256)")] if pack.with_checksums else []
    return figures_table(
        caption="Files and returns",
        columns=[Heading("source", "Source"), Heading("taken_in", "Taken in"), *checksum],
        rows=[dict(zip(keys, row, strict=True)) for row in pack.provenance],
    )


def shown(point: Point) -> float | str:
    """The figure of a month, or the words that say why there is none."""
    return state_words(point.state) if point.value is None else point.value


def state_words(state: str) -> str:
    """What is said of a state."""
    return STATE_WORDS[state]


def _value_headings(section: Section) -> list[Heading]:
    """Numerator, denominator and value; a count has its value alone."""
    value = _value_heading(section, "value", section.unit.axis.removesuffix(", %"))
    if not section.denominator:
        return [value]
    return [
        Heading("numerator", section.numerator, decimals=0),
        Heading("denominator", section.denominator, decimals=0),
        value,
    ]


def _value_heading(section: Section, key: str, words: str) -> Heading:
    unit = section.unit
    return Heading(key, words, decimals=unit.decimals, unit="%" if unit.percentage else "")


def _target_heading(section: Section, points: Sequence[Point]) -> list[Heading]:
    known = any(point.target is not None for point in points)
    return [_value_heading(section, "target", section.target_name.capitalize())] if known else []


def _row(point: Point) -> Row:
    special = POINT_STYLES[point.point_type].words if point.is_special else ""
    return {
        "month": point.month,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "value": shown(point),
        "target": point.target,
        "status": ". ".join(filter(None, [state_words(point.state), special])),
    }


def _months(all_series: Sequence[Series]) -> list[date]:
    return sorted({point.month for series in all_series for point in series.points})


def _month_words(month: date, places: Sequence[Series]) -> str:
    """The month, and whether a figure of it may still change."""
    states = {p.state for series in places for p in series.points if p.month == month}
    return f"{month_label(month)}{' (provisional)' if PROVISIONAL in states else ''}"


def _by_month(series: Series) -> dict[date, float | str]:
    return {point.month: shown(point) for point in series.points}


def _columns(table: PaperTable) -> list[list[Cell]]:
    return [[row[place] for row in table.rows] for place in range(len(table.headings))]


def _has_numbers(cells: Sequence[object]) -> bool:
    return any(isinstance(cell, int | float | Marked) for cell in cells)
