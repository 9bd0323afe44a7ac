"""One cell: text stays text, numbers and dates are real ones, and nothing is a formula."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from iccportal.workbooks.book import Book

Value = str | int | float | Decimal | bool | date | None

LONGEST_TEXT: Final = 32_767  # characters that a cell of Excel can hold
MONTH: Final = "mmm yyyy"
DAY: Final = "d mmm yyyy"
# Excel would read such a text as a formula when somebody edits it, were it not marked as text.
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a sheet of the same workbook, by its name, and its words."""

    sheet: str
    words: str
    cell: str = "A1"


@dataclass(frozen=True, slots=True)
class Shown:
    """A number that is shown in another way than its column's."""

    value: float | None
    number_format: str


Cell = Value | Link | Shown


def number_format(decimals: int, *, percentage: bool = False) -> str:
    """How Excel shows a number: with thousands parted and, of percentages, their sign."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    return digits + ('"%"' if percentage else "")


def write(book: Book, sheet: Any, at: tuple[int, int], cell: Cell, **look: Any) -> None:
    """Write a cell at a row and a column, both from 0, in a look; None and "" are no cell."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        _write_text(book, sheet, at, cell, look)
    elif isinstance(cell, Link):
        address = f"internal:'{cell.sheet}'!{cell.cell}"
        linked = book.format(**{**look, "font_color": "#005eb8", "underline": 1})
        sheet.write_url(*at, address, linked, cell.words)
    elif isinstance(cell, Shown):
        write(book, sheet, at, cell.value, **{**look, "num_format": cell.number_format})
    elif isinstance(cell, bool):
        sheet.write_boolean(*at, cell, book.format(**look))
    elif isinstance(cell, date):
        moment = datetime.combine(cell, time())
        sheet.write_datetime(
            *at, moment, book.format(**{"num_format": DAY, "align": "left", "indent": 1, **look})
        )
    else:
        sheet.write_number(*at, cell, book.format(**look))


def _write_text(
    book: Book, sheet: Any, at: tuple[int, int], text: str, look: dict[str, Any]
) -> None:
    held, is_like_a_formula = as_held(text)
    marked = {"quote_prefix": True} if is_like_a_formula else {}
    sheet.write_string(*at, held, book.format(**look, **marked))


def as_held(text: str) -> tuple[str, bool]:
    """A text as a cell holds it, and whether Excel would take it for a formula if it was edited.

    One that no cell can hold ends with an ellipsis; its lines end as Excel's do.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain.startswith("<r>") and plain.endswith("</r>"):
        plain += " "  # else the writer takes it for markup of its own, and writes it as it is
    held = plain if len(plain) <= LONGEST_TEXT else plain[: LONGEST_TEXT - 1] + "…"
    return held, held.startswith(_LIKE_A_FORMULA)
