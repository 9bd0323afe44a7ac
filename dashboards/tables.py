"""The table of all measures and places on one page: values, icons, and the way to each chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from iccportal.charts.icons import Icon
from iccportal.lib.nhs_calendar import day_label, month_label
from iccportal.tables import Column, FiguresTable, Heading, figures_table
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
    columns: Sequence[tuple[str, str, Sequence[Charted]]], *, caption: str
) -> FiguresTable:
    """A row per measure and a column per place: its name, its page's address, its series."""
    shown = [(f"place{n}", name) for n, (name, _, _) in enumerate(columns)]
    measures = [charted.measure for charted in columns[0][2]] if columns else []
    rows = [
        {
            "measure": measure.name,
            **{
                f"place{n}": _standing(series[row], address)
                for n, (_, address, series) in enumerate(columns)
            },
        }
        for row, measure in enumerate(measures)
    ]
    headings = [("measure", Heading("measure", "Measure").column())]
    headings += [(key, StandingColumn(verbose_name=name)) for key, name in shown]
    return FiguresTable(rows, caption=caption, extra_columns=headings)


def _standing(charted: Charted, address: str) -> Standing | str:
    """The latest value with its month, as months of measures differ."""
    if not charted.known:
        return "not sent"
    latest = charted.known[-1]
    value = charted.measure.unit.number(charted.values[-1])
    return Standing(
        f"{value} in {month_label(latest.month)}",
        icons(charted),
        f"{address}#{charted.measure.code}",
    )


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
