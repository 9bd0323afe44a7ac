"""The table of all measures and places on one page: values, icons, and the way to each chart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from iccportal.charts.icons import Icon
from iccportal.lib.nhs_calendar import day_label, month_label
from iccportal.tables import Column, FiguresTable, Heading, MonthColumn, figures_table
from measures.charted import Charted
from measures.figures import icons
from measures.models import Batch


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell: the latest value in words, what it means, and the address of its chart."""

    words: str
    icons: tuple[Icon, ...]
    address: str


class StandingColumn(Column):
    """Cells that are a `Standing`, or plain words; files get the words."""

    def text(self, value: Any) -> str:
        """The value in words."""
        return value.words if isinstance(value, Standing) else super().text(value)

    def markup(self, value: Any) -> str:
        """The value linked to its chart, with its icons and what they say."""
        if not isinstance(value, Standing):
            return super().markup(value)
        drawn = "".join(
            f'{icon.svg}<span class="nhsuk-u-visually-hidden">{escape(icon.words)}. </span>'
            for icon in value.icons
        )
        return (
            f'<a class="standing" href="{escape(value.address)}">{escape(value.words)}</a>'
            f'<span class="standing__icons">{drawn}</span>'
        )

    def raw(self, value: Any) -> Any:
        """The value in words, followed by what the icons say."""
        if not isinstance(value, Standing):
            return value
        return ". ".join([value.words, *(icon.words for icon in value.icons)])


def standings_table(
    columns: Sequence[tuple[str, str, Sequence[Charted]]], *, illustrative: Collection[str]
) -> FiguresTable:
    """A row per measure and a column per place: its name, its page's address, its series.

    `illustrative` are the codes of the measures whose figures were made up.
    """
    of_measure = list(zip(*(series for _, _, series in columns), strict=True))
    headings = [("measure", Heading("measure", "Measure").column())]
    headings += [("month", MonthColumn(verbose_name="Month"))]
    headings += [
        (f"place{n}", StandingColumn(verbose_name=name)) for n, (name, _, _) in enumerate(columns)
    ]
    headings += [("kind", Heading("kind", "Figures").column())]
    addresses = [address for _, address, _ in columns]
    rows = [_row(series, addresses, illustrative) for series in of_measure]
    return FiguresTable(rows, caption="Latest figures", extra_columns=headings)


def _row(
    series: Sequence[Charted], addresses: Sequence[str], illustrative: Collection[str]
) -> dict[str, Any]:
    measure = series[0].measure
    months = [charted.known[-1].month for charted in series if charted.known]
    month = max(months, default=None)
    cells = {
        f"place{n}": _standing(charted, f"{address}#{measure.code}", month)
        for n, (charted, address) in enumerate(zip(series, addresses, strict=True))
    }
    kind = "illustrative" if measure.code in illustrative else "as sent"
    return {"measure": measure.name, "month": month, "kind": kind, **cells}


def _standing(charted: Charted, address: str, month: date | None) -> Standing | str:
    """The latest value; its month too, where it is not the row's."""
    if not charted.known:
        return "not sent"
    latest = charted.known[-1]
    value = charted.measure.unit.number(charted.values[-1])
    words = value if latest.month == month else f"{value} in {month_label(latest.month)}"
    return Standing(words, icons(charted), address)


def batches_table(batches: Sequence[Batch]) -> FiguresTable:
    """What was loaded, the newest first."""
    rows = [
        {
            "title": batch.title,
            "sender": batch.sender,
            "loaded": day_label(batch.at.date()),
            "by": batch.person.name if batch.person else "a command",
            "kind": "illustrative" if batch.illustrative else "as published or sent",
        }
        for batch in batches
    ]
    columns = [
        Heading("title", "Figures"),
        Heading("sender", "Sender"),
        Heading("loaded", "Loaded"),
        Heading("by", "By"),
        Heading("kind", "Kind"),
    ]
    return figures_table(caption="Figures that were loaded", columns=columns, rows=rows)
