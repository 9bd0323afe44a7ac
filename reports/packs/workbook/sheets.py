"""The sheets of a pack's workbook: each listed in the contents and linked back to them."""

from collections.abc import Sequence

from iccportal.workbooks.book import Book
from iccportal.workbooks.cells import Cell, Link
from iccportal.workbooks.sheet import Column, Sheet
from reports.packs.pack import Pack
from reports.packs.words import running_words

CONTENTS = "Contents"


class Sheets:
    """The sheets so far; `listed` is the name of each, its words whole, and what it shows."""

    def __init__(self, book: Book, pack: Pack) -> None:
        self._book = book
        self._footer = f"{pack.title}\n{running_words(pack)}"
        self.listed: list[tuple[str, str, str]] = []

    def add(self, words: str, shows: str) -> Sheet:
        """A sheet; it stands in the contents if it is said what it shows."""
        sheet = Sheet(self._book, words, footer=self._footer)
        if shows:
            self.listed.append((sheet.name, words, shows))
        return sheet

    def add_table(
        self,
        words: str,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        lines: Sequence[str] = (),
    ) -> None:
        """A sheet of a title, some lines and one table; without rows it says that it has none."""
        sheet = self.add(words, title)
        sheet.title(title)
        for line in lines:
            sheet.line(line)
        sheet.line(Link(CONTENTS, "Back to contents"))
        if rows:
            sheet.table(words, columns, rows)
        else:
            sheet.line("There is nothing to show.")
