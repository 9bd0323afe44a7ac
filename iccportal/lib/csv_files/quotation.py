"""Cells in quotation marks with something after them, which Python's csv reads as one. Pure."""

import re
from typing import Final

# A cell and the character after it. The cell is in quotation marks, those within it written twice;
# or begins with none; or is nothing.
_CELL: Final = re.compile(r'(?:"(?:[^"]|"")*"|[^,"\r\n][^,\r\n]*|)(.|\s|$)')
_NO_MORE: Final = frozenset({"", "\r", "\n", '"'})  # the last is a cell that the line leaves open


def column_with_more(line: str) -> int | None:
    """The column, from 0, of the first cell that goes on after its quotation marks, if one does."""
    ends = enumerate(_CELL.findall(line))
    column, after = next((column, after) for column, after in ends if after != ",")
    return None if after in _NO_MORE else column
