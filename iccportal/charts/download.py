"""A table of a page as a CSV file (RFC 4180, UTF-8), with the kind of its figures on every row."""

import csv
from collections.abc import Iterable
from typing import Any, Final, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify

from iccportal.tables import FiguresTable, Row

PARAMETER: Final = "csv"
STATUS_HEADING: Final = "Data status"
# A spreadsheet takes text that begins so for a formula; the wide forms are the same to some.
FORMULA_STARTS: Final = (
    "=",
    "+",
    "-",
    "@",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)


class Download(Protocol):
    """A table that a page hands out; every chart is one."""

    @property
    def key(self) -> str:
        """Its name in the page's address."""

    @property
    def as_at(self) -> str:
        """Up to when the figures are known, in words."""

    @property
    def table(self) -> FiguresTable:
        """The table."""

    def status_of(self, row: Row) -> str:
        """What kind of figures a row of it holds."""


def csv_response(request: HttpRequest, charts: Iterable[Download]) -> HttpResponse | None:
    """The file that `?csv=` names among the page's charts; None where no file is asked for.

    Raises Http404 for a name that is no chart of the page.
    """
    key = request.GET.get(PARAMETER)
    if key is None:
        return None
    for chart in charts:
        if chart.key == key:
            return _file(chart)
    raise Http404("No chart of this page has that name.")


def _file(chart: Download) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = slugify(f"{chart.key} {chart.as_at}")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    headings, *rows = chart.table.as_values()
    writer.writerow([harmless(cell) for cell in [*headings, STATUS_HEADING]])
    for cells, row in zip(rows, chart.table.rows_given, strict=True):
        writer.writerow([harmless(cell) for cell in [*cells, chart.status_of(row)]])
    return response


def harmless(cell: Any) -> Any:
    """The cell, with an apostrophe before text that a spreadsheet would run as a formula."""
    if not isinstance(cell, str):
        return cell
    runs = cell.lstrip(" ").startswith(FORMULA_STARTS) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if runs else cell
