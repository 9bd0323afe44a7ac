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
from reports.differences import Difference
from reports.editions import EditionFacts
from reports.fields import Value
from reports.records import records

MOST_SHOWN = 200  # changes; whoever needs all of them has both editions' files


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


def changes_table(
    changes: Sequence[Difference], contents: Contents, was: str, now: str
) -> FiguresTable:
    """Figures that differ, at most so many; `was` and `now` head the two values."""
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

    def row(self, one: Difference) -> Mapping[str, str]:
        """A change in words."""
        measure, place, month = one.key
        what = self.titles.get(one.field, "the whole row")
        field = "" if one.field == "value" else what.lower()
        of = (self.measures.get(measure), self.places.get(place), _words(month), field)
        return {
            "figure": ", ".join(filter(None, of)),
            "was": _words(one.was),
            "now": _words(one.now),
        }


def _by_code(contents: Contents, table: str) -> dict[Value, str]:
    rows = records(TABLES[table], contents.rows[table])
    return {row["code"]: row.text("name") for row in rows}


def _words(value: Value) -> str:
    """A count, a value or a state; the row's being there or not has words of its own."""
    if isinstance(value, str):
        return MISSING_WORDS.get(value, value.capitalize())
    if isinstance(value, date):
        return month_label(value)
    if value is None:
        return "none"
    return format_number(value, 0 if value == int(value) else 1)
