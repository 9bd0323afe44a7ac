"""A table of an edition as an Excel workbook by itself, in labels. Pure.

It has the cells of the CSV file for people, with numbers and days that Excel can reckon with. What
the file says of itself stands once above the table: five more columns would double its size.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from iccportal.lib.nhs_calendar import day_label
from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import DAY, MONTH, Cell
from iccportal.workbooks.long_table import write_long_table
from iccportal.workbooks.sheet import Column, Sheet
from reports.contents import Contents
from reports.csv_files import NAMED_BY, headings_of, in_words, names_of
from reports.fields import Field, Kind, Row, Table, Value

ILLUSTRATIVE: Final = "Illustrative: the edition has figures that were made up for a demonstration."
NO_ROWS: Final = "The edition has nothing in this table."
_CODE, _NAME, _TEXT = 18, 30, 40  # characters
_FORMATS: Final = {
    Kind.WHOLE: "0",
    Kind.NUMBER: "General",  # as many decimals as there are
    Kind.MONTH: MONTH,
    Kind.DAY: DAY,
}
Read = Callable[[Row], Cell]


def workbook_file(contents: Contents, table: Table, *, nothing: str = NO_ROWS) -> bytes:
    """The workbook; it needs the tables of places and of measures besides.

    `nothing` is what it says where the table has no rows.
    """
    heading = contents.heading
    title = f"{table.title}, {heading.number}"
    book = Book(title, heading.as_at, row_by_row=True)
    sheet = Sheet(book, table.title, footer=title)
    sheet.title(title)
    for line in told(contents):
        sheet.line(line)
    rows = contents.rows[table.name]
    if rows:
        sheet.next_row += 1
        columns = list(_columns(contents, table))
        reads = [read for _, read in columns]
        cells = ([read(row) for read in reads] for row in rows)
        write_long_table(book, sheet, [column for column, _ in columns], cells)
    else:
        sheet.line(nothing)
    return book.to_bytes()


def told(contents: Contents) -> Iterator[str]:
    """What the file says of itself, a line each."""
    heading = contents.heading
    yield f"{heading.system}. Closed on {day_label(heading.as_at)}."
    yield f"{heading.audience_words}. {heading.rule}"
    if contents.illustrative:
        yield ILLUSTRATIVE
    yield f"Checksum of the edition: {heading.sha256}"


def _columns(contents: Contents, table: Table) -> Iterator[tuple[Column, Read]]:
    """The columns, each with what reads its cell from a row; a code has two."""
    names = names_of(contents)
    for place, field in enumerate(table.fields):
        title, *named = headings_of(field)
        yield _column(field, title), _own(field, place)
        for called in named:
            yield Column(called, _NAME), _name(names[field.name], place)


def _own(field: Field, place: int) -> Read:
    if field.name in NAMED_BY or (field.kind is not Kind.YES_NO and field.name != "state"):
        return lambda row: row[place]
    return lambda row: in_words(field, row[place])


def _name(names: Mapping[Value, str], place: int) -> Read:
    return lambda row: names.get(row[place], "")


def _column(field: Field, title: str) -> Column:
    if field.kind in _FORMATS:
        return Column(title, number_format=_FORMATS[field.kind])
    if field.kind is Kind.TEXT and not (field.words or field.is_code):
        return Column(title, _TEXT)
    return Column(title, _CODE)
