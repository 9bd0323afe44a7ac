"""The latest figures as files have them: a row for each measure and place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboards.shown import Shown
from iccportal.charts.sheet import Sheet
from iccportal.charts.status import Status
from iccportal.lib.coded import Coded, code_of
from iccportal.lib.nhs_calendar import month_name
from iccportal.lib.spc_reading import ASSURANCE_WORDS, VARIATION_WORDS
from iccportal.tables import FiguresTable, Heading, Row, figures_table
from measures.tables import figure_row

NO_FIGURES = "no figures"
COLUMNS = (
    Heading("measure", "Measure"),
    Heading("place", "Place"),
    Heading("month", "Month", month=True),
    Heading("value", "Figure", decimals=1),
    Heading("unit", "Unit"),
    Heading("target", "Target", decimals=1),
    Heading("left_out", "Communities without a figure", decimals=0),
    Heading("variation", "Variation"),
    Heading("assurance", "Assurance"),
    Heading("status", "Status", field="state"),
    Heading("source", "Source"),
)


@dataclass(frozen=True, slots=True)
class LatestSheet(Sheet):
    """The table; each row says itself what kind of figures it holds."""

    def status_of(self, row: Row) -> Status:
        """What kind of figures a row holds."""
        return Status(row["illustrative"], row.get("provisional", False), row["rounding"])


def latest_sheet(heading: str, subjects: Sequence[Sequence[Shown]]) -> LatestSheet:
    """Every measure of each subject, by measure, as the table on the screen has them.

    `heading` says of whom, and has the code that tells the sheet from others of its page.
    """
    rows = [_row(one) for of_all in zip(*subjects, strict=True) for one in of_all]
    months = [row["month"] for row in rows if row["month"] is not None]
    return LatestSheet(
        key=f"latest-{code_of(heading)}",
        heading=f"Latest figures, {heading}",
        as_at=month_name(max(months)) if months else NO_FIGURES,
        table=_table(heading, rows),
        illustrative=any(row["illustrative"] for row in rows),
    )


def _table(heading: str, rows: Sequence[Row]) -> FiguresTable:
    return figures_table(caption=f"Latest figures, {heading}", columns=COLUMNS, rows=rows)


def _row(one: Shown) -> Row:
    """The latest figure, or why there is none; what a hidden one shows is not told either."""
    charted, measure = one.charted, one.measure
    figure = charted.latest or next(reversed(charted.shown), None)
    reading = None if charted.latest_is_hidden else charted.reading
    known = {"month": None, "value": NO_FIGURES} if figure is None else figure_row(measure, figure)
    return {
        **known,
        "measure": Coded(measure.name, measure.code),
        "place": one.subject.name,
        "unit": measure.unit.axis,
        "left_out": figure.left_out if figure else None,
        "variation": _icon(reading.variation if reading else None, VARIATION_WORDS),
        "assurance": _icon(reading.assurance if reading else None, ASSURANCE_WORDS),
        "source": measure.source,
        "illustrative": one.illustrative,
        "rounding": charted.rule.rounding if charted.rule else "",
    }


def _icon(kind: str | None, words: Mapping[str, str]) -> Coded | None:
    return None if kind is None else Coded(words[kind], kind)
