"""The table of all measures and places on one page: values, icons, and the way to each chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from dashboards.shown import Shown
from iccportal.charts.icons import Icon
from iccportal.lib.nhs_calendar import day_label, month_label
from iccportal.tables import Column, FiguresTable, Heading, Row, figures_table
from measures.charted import as_number
from measures.figure import Figure
from measures.figures import icons
from measures.models import Batch
from measures.release import is_released
from measures.states import HIDDEN_WORD, MISSING_WORDS, PROVISIONAL

SOME_IN_FULL = (
    "This holds for the places that you read as published: those that you read in full are exact."
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The first cell of a row: the measure, and below it the month and whether it is made up."""

    words: str
    below: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A cell: the latest value in words, what it means, and the address of its chart.

    `marks` say what else a reader has to know of the value, each in a line of its own.
    """

    words: str
    icons: tuple[Icon, ...]
    address: str | None
    marks: tuple[str, ...]


class NamingColumn(Column):
    """Cells that are a `Naming`."""

    def markup(self, value: Naming) -> str:
        """The measure, with the rest in a line of its own."""
        return f'{escape(value.words)}<span class="standing__below">{escape(value.below)}</span>'


class StandingColumn(Column):
    """Cells that are a `Standing`, or plain words."""

    def markup(self, value: Standing | str) -> str:
        """The value linked to its chart, with its icons and what they say."""
        if isinstance(value, str):
            return escape(value)
        drawn = "".join(
            f'{icon.svg}<span class="nhsuk-u-visually-hidden">{escape(icon.words)}. </span>'
            for icon in value.icons
        )
        marks = "".join(
            f'<span class="standing__below">{escape(mark)}</span>' for mark in value.marks
        )
        held = f'<span class="standing__icons">{drawn}</span>' if drawn else ""
        return f"{_linked(value)}{marks}{held}"


def _linked(value: Standing) -> str:
    words = escape(value.words)
    if value.address is None:
        return words
    return f'<a class="standing" href="{escape(value.address)}">{words}</a>'


class Standings(FiguresTable):
    """The table of latest figures; `small_numbers` says what was done to them, if anything was."""

    caption = "Latest figures"

    def __init__(self, rows: Sequence[Row], small_numbers: str, **kwargs: Any) -> None:
        super().__init__(rows, **kwargs)
        self.small_numbers = small_numbers


def standings_table(subjects: Sequence[Sequence[Shown]]) -> Standings:
    """A row per measure, and one for its target; a column per subject, each with its series."""
    headings: list[tuple[str, Column]] = [("measure", NamingColumn(verbose_name="Measure"))]
    headings += [
        (f"place{n}", StandingColumn(verbose_name=series[0].subject.short))
        for n, series in enumerate(subjects)
    ]
    rows = [row for of_all in zip(*subjects, strict=True) for row in _rows(of_all)]
    return Standings(rows, _small_numbers(subjects), extra_columns=headings)


def _small_numbers(subjects: Sequence[Sequence[Shown]]) -> str:
    """What was done to small numbers, and to whose, where some places are read in full."""
    charted = [one.charted for series in subjects for one in series]
    sentence = next((one.rule.sentence for one in charted if one.rule is not None), "")
    in_full = any(one.rule is None and is_released(one.measure) for one in charted)
    return f"{sentence} {SOME_IN_FULL}" if sentence and in_full else sentence


def _rows(of_all: Sequence[Shown]) -> Iterator[dict[str, Any]]:
    measure = of_all[0].measure
    months = [one.charted.latest.month for one in of_all if one.charted.latest]
    month = max(months, default=None)
    below = month_label(month) if month else ""
    below += ", illustrative" if month and of_all[0].illustrative else ""
    yield _row(Naming(measure.name, below), [_standing(one, month) for one in of_all])
    targets = [_target(one, month) for one in of_all]
    if any(targets):
        yield _row(Naming(measure.target.name.capitalize(), below), targets)


def _row(naming: Naming, cells: Sequence[Standing | str]) -> dict[str, Any]:
    return {"measure": naming, **{f"place{n}": cell for n, cell in enumerate(cells)}}


def _standing(one: Shown, month: date | None) -> Standing | str:
    """The latest value, or why there is none; one that is hidden leads nowhere."""
    charted, latest = one.charted, one.charted.latest
    if latest is None:
        return MISSING_WORDS[charted.shown[-1].state].lower() if charted.shown else "no figures"
    dated = [] if latest.month == month else [f"in {month_label(latest.month)}"]
    if charted.latest_is_hidden:
        return Standing(HIDDEN_WORD, (), None, tuple(dated))
    words = one.measure.unit.number(charted.values[-1])
    return Standing(words, icons(charted), one.address, (*dated, *_marks(one, latest)))


def _marks(one: Shown, latest: Figure) -> Iterator[str]:
    """What the figure is not: final, in its source's word for it, and of all communities."""
    if latest.state == PROVISIONAL:
        yield one.measure.words_of_states.get(latest.state, latest.state)
    if latest.left_out:
        yield f"without {latest.left_out} {'community' if latest.left_out == 1 else 'communities'}"


def _target(one: Shown, month: date | None) -> str:
    """The target of the month of the latest value; no words where there is none."""
    latest = one.charted.latest
    if latest is not None and latest.target_hidden:
        return _dated(HIDDEN_WORD, latest.month, month)
    if latest is None or latest.target is None:
        return ""
    return _dated(one.measure.unit.number(as_number(latest.target)), latest.month, month)


def _dated(words: str, own: date, month: date | None) -> str:
    """With the figure's own month, where it is not the row's."""
    return words if own == month else f"{words} in {month_label(own)}"


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
