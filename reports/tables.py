"""The tables of the pages of editions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.urls import reverse

from iccportal.lib.nhs_calendar import day_label, month_label
from iccportal.lib.rounding import format_number
from iccportal.lib.small_numbers import Audience
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from measures.states import MISSING_WORDS
from reports.contents import FIGURES, MEASURES, PLACES, TABLES, Contents
from reports.csv_files import Values
from reports.differences import Difference, Figure, Tally
from reports.editions import EditionFacts
from reports.fields import DECIMALS, Table, Value
from reports.records import Record, records

FOR_WHOM: Final = {Audience.TEAM: "for the team", Audience.OUTSIDE: "for anybody"}
MOST_SHOWN = 200  # figures; the file of differences has all of them
# A figure's parts in the order in which they are told; a whole row has no name.
_TOLD = ("", "value", "state", "target", "numerator", "denominator")


def editions_table(editions: Iterable[EditionFacts]) -> FiguresTable:
    """Every edition, each leading to its page."""
    columns = (
        Heading("edition", "Edition", link=True),
        Heading("closed", "Closed on"),
        Heading("complete", "Closed with something missing"),
        Heading("sha256", "Checksum begins"),
    )
    rows = [
        {
            "edition": Link(one.number, reverse("reports:edition", args=[one.code])),
            "closed": day_label(one.closed_on),
            "complete": "Yes" if one.reason else "No",
            "sha256": one.sha256[:12],
        }
        for one in editions
    ]
    return figures_table(caption="Editions, the latest first", columns=columns, rows=rows)


def downloads_table(code: str, audience: Audience) -> FiguresTable:
    """Each table of an edition with its files."""
    columns = (
        Heading("table", "Table"),
        Heading("excel", "In Excel", link=True),
        Heading("labels", "For people", link=True),
        Heading("codes", "For programs", link=True),
        Heading("holds", "What it holds"),  # last: a narrow screen has the files in view
    )
    rows = [
        {
            "table": table.title,
            "holds": table.description,
            "excel": Link(
                f"{table.title} (Excel)",
                reverse("reports:workbook", args=[code, audience.value, table.name]),
            ),
            **{
                values.value: Link(
                    f"{table.title}, {values.value} (CSV)",
                    reverse("reports:table", args=[code, audience.value, values.value, table.name]),
                )
                for values in Values
            },
        }
        for table in TABLES.values()
    ]
    caption = f"Tables as files, {FOR_WHOM[audience]}"
    return figures_table(caption=caption, columns=columns, rows=rows)


def tallies_table(tallies: Iterable[Tally]) -> FiguresTable:
    """How much differs, table by table."""
    columns = (
        Heading("table", "Table"),
        Heading("changed", "Rows that changed", decimals=0),
        Heading("values", "Values that changed", decimals=0),
        Heading("new", "New rows", decimals=0),
        Heading("gone", "Rows gone", decimals=0),
    )
    rows = [
        {
            "table": tally.table.title,
            "changed": tally.changed,
            "values": tally.values,
            "new": tally.new,
            "gone": tally.gone,
        }
        for tally in tallies
    ]
    return figures_table(caption="How much differs, by table", columns=columns, rows=rows)


def changes_table(
    changes: Sequence[Figure], contents: Contents, was: str, now: str
) -> FiguresTable:
    """Figures that differ, at most so many; `was` and `now` head what each was and is."""
    columns = (
        Heading("figure", "Figure"),
        Heading("was", was),
        Heading("now", now),
    )
    names = _Names(contents)
    rows = [names.row(one) for one in changes[:MOST_SHOWN]]
    return figures_table(caption="Figures that differ", columns=columns, rows=rows)


class _Names:
    """What codes stand for in an edition, and how its measures' figures are shown."""

    def __init__(self, contents: Contents) -> None:
        self.places = {one["code"]: one.text("name") for one in _records(contents, PLACES)}
        self.measures = {one["code"]: one for one in _records(contents, MEASURES)}
        self.titles = {field.name: field.title for field in FIGURES.fields}

    def row(self, figure: Figure) -> Mapping[str, str]:
        """A change in words: all of the figure that differs, before and after."""
        code, place, month = figure[0].key
        measure = self.measures.get(code)
        called = measure.text("name") if measure else ""
        of = (called, self.places.get(place), _words(month))
        told = sorted(figure, key=lambda one: _TOLD.index(one.field))
        parts = [(one.field, *_told_apart(one, measure)) for one in told]
        return {
            "figure": ", ".join(filter(None, of)),
            "was": self._told((name, was) for name, was, _ in parts),
            "now": self._told((name, now) for name, _, now in parts),
        }

    def _told(self, parts: Iterable[tuple[str, str]]) -> str:
        told = ", ".join(self._part(name, words) for name, words in parts if words)
        return told[:1].upper() + told[1:] if told else "none"

    def _part(self, name: str, words: str) -> str:
        named = name in ("", "value", "state")  # these say by themselves what they are
        return words if named else f"{self.titles[name].lower()} {words}"


def _records(contents: Contents, table: Table) -> Iterator[Record]:
    return records(table, contents.rows[table.name])


def _told_apart(one: Difference, measure: Record | None) -> tuple[str, str]:
    """What it was and is: as the measure is shown, with more decimals where both look the same."""
    decimals, sign = _shown(one, measure)
    was, now = (_words(value, decimals, sign) for value in (one.was, one.now))
    while was == now and decimals < DECIMALS:
        decimals += 1
        was, now = (_words(value, decimals, sign) for value in (one.was, one.now))
    return was, now


def _shown(one: Difference, measure: Record | None) -> tuple[int, str]:
    """How many decimals a number begins with, and its sign; what was counted is mostly whole."""
    if measure is not None and one.field in ("value", "target"):
        return measure.whole("decimals") or 0, "%" if measure["percentage"] is True else ""
    numbers = (value for value in (one.was, one.now) if isinstance(value, int | Decimal))
    return int(any(value != int(value) for value in numbers)), ""


def _words(value: Value, decimals: int = 0, sign: str = "") -> str:
    """A number, a month, a state, or that there is a whole row; empty for nothing."""
    if isinstance(value, str):
        return MISSING_WORDS.get(value, value).lower()
    if isinstance(value, date):
        return month_label(value)
    return "" if value is None else format_number(value, decimals) + sign
