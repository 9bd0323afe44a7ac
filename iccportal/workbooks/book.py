"""A workbook that is being written."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from iccportal.workbooks.names import sheet_name

# What a person typed is text, whatever it begins with.
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
FONT: Final = {"font_name": "Arial", "font_size": 11, "valign": "top"}


class Book:
    """A workbook: its title and its day are told in its properties, and no author.

    The day, not the clock, is when it was made: the same calls give the same bytes. One that is
    written row by row holds no more than a row in memory: what was written above is final.
    """

    def __init__(self, title: str, day: date, *, row_by_row: bool = False) -> None:
        self._stream = BytesIO()
        kept = {"constant_memory": True} if row_by_row else {"in_memory": True}
        self.workbook = Workbook(self._stream, {**_OPTIONS, **kept})
        self.workbook.set_properties(
            {"title": title, "created": datetime.combine(day, time()), "author": ""}
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.format()  # the first is what cells without one look like

    @property
    def sheet_names(self) -> list[str]:
        """The names of the sheets so far, in their order."""
        return [sheet.get_name() for sheet in self.workbook.worksheets()]

    def add_sheet(self, words: str) -> Any:
        """A sheet under a name made of some words that no other sheet has."""
        return self.workbook.add_worksheet(sheet_name(words, self.sheet_names))

    def format(self, **properties: Any) -> Any:
        """A format of cells; the same properties give the same one."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({**FONT, **properties})
        return self._formats[key]

    def to_bytes(self) -> bytes:
        """The whole file; nothing can be written after it."""
        self.workbook.close()
        return self._stream.getvalue()
