"""The tables of the pages of editions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from iccportal.lib.nhs_calendar import day_label, month_label
from iccportal.lib.rounding import format_number
from iccportal.lib.small_numbers import Audience
from iccportal.tables import FiguresTable, Heading, Link, figures_table
from measures.states import MISSING_WORDS
from reports.contents import FIGURES, MEASURES, PLACES, TABLES, Contents
from reports.csv_files import Values
from reports.differences import Figure, Tally
from reports.editions import EditionFacts
from reports.fields import Value
from reports.records import records

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
    """Each table of an edition with its two files."""
    columns = (
        Heading("table", "Table"),
        Heading("labels", "For people", link=True),
        Heading("codes", "For programs", link=True),
        Heading("holds", "What it holds"),  # last: a narrow screen has the files in view
    )
    rows = [
        {
            "table": table.title,
            "holds": table.description,
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
    for_whom = "for the team" if audience is Audience.TEAM else "for anybody"
    caption = f"Tables as CSV files, {for_whom}"
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
    """What codes stand for in an edition."""

    def __init__(self, contents: Contents) -> None:
        self.places = _by_code(contents, PLACES.name)
        self.measures = _by_code(contents, MEASURES.name)
        self.titles = {field.name: field.title for field in FIGURES.fields}

    def row(self, figure: Figure) -> Mapping[str, str]:
        """A change in words: all of the figure that differs, before and after."""
        measure, place, month = figure[0].key
        of = (self.measures.get(measure), self.places.get(place), _words(month))
        return {
            "figure": ", ".join(filter(None, of)),
            "was": self._told({one.field: one.was for one in figure}),
            "now": self._told({one.field: one.now for one in figure}),
        }

    def _told(self, parts: Mapping[str, Value]) -> str:
        known = [(name, parts[name]) for name in _TOLD if parts.get(name) not in (None, "")]
        told = ", ".join(self._part(name, value) for name, value in known)
        return told[:1].upper() + told[1:] if told else "none"

    def _part(self, name: str, value: Value) -> str:
        named = name in ("", "value", "state")  # these say by themselves what they are
        return _words(value) if named else f"{self.titles[name].lower()} {_words(value)}"


def _by_code(contents: Contents, table: str) -> dict[Value, str]:
    rows = records(TABLES[table], contents.rows[table])
    return {row["code"]: row.text("name") for row in rows}


def _words(value: Value) -> str:
    """A count, a value, a month or a state; "new" and "there" of a whole row."""
    if isinstance(value, str):
        return MISSING_WORDS.get(value, value).lower()
    if isinstance(value, date):
        return month_label(value)
    assert value is not None
    return format_number(value, 0 if value == int(value) else 1)
