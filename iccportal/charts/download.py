"""What a page hands out as files: its tables as CSV or Excel, its charts as SVG or PNG.

CSV is RFC 4180 in UTF-8, with the kind of its figures on every row. What writes the other kinds
is imported when one is asked for: the web process does without it.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from iccportal.charts.downloadable import STATUS_HEADING, Download, Drawn
from iccportal.lib.file_names import file_name

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


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name for people, its media type, and what writes it.

    What writes it gives None where the download has no such file.
    """

    name: str
    media_type: str
    write: Callable[[Download], bytes | None]


def file_response(request: HttpRequest, charts: Iterable[Download]) -> HttpResponse | None:
    """The file that the address asks for (`?csv=`, `?xlsx=`, ...) by the key of one of the page's
    charts and tables; None where it asks for none.

    Raises Http404 for a key that the page has not.
    """
    for ending in KINDS:
        if (key := request.GET.get(ending)) is not None:
            where = " ".join([request.path, *_others(request, ending)])
            return _file(where, ending, key, charts)
    return None


def _file(where: str, ending: str, key: str, charts: Iterable[Download]) -> HttpResponse:
    """The file, named by its page, its key, and up to when its figures are known."""
    kind = KINDS[ending]
    for chart in charts:
        if chart.key == key and (content := kind.write(chart)) is not None:
            name = file_name(where, chart.key, chart.as_at, ending=ending)
            response = HttpResponse(content, content_type=kind.media_type)
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
    raise Http404("The page has no such file.")


def _others(request: HttpRequest, ending: str) -> Iterator[str]:
    """What else the address says, such as a place or a month."""
    return (str(value) for name, value in request.GET.items() if name != ending)


def _csv(download: Download) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    headings, *rows = download.table.as_values()
    writer.writerow([harmless(cell) for cell in [*headings, STATUS_HEADING]])
    for cells, row in zip(rows, download.table.rows_given, strict=True):
        writer.writerow([harmless(cell) for cell in [*cells, download.status_of(row)]])
    return text.getvalue().encode()


def _workbook(download: Download) -> bytes:
    from iccportal.charts.download_workbook import workbook_of

    return workbook_of(download, localdate())


def _svg(download: Download) -> bytes | None:
    from iccportal.charts.download_picture import picture_of

    return picture_of(download).encode() if isinstance(download, Drawn) else None


def _png(download: Download) -> bytes | None:
    from iccportal.charts.picture import png

    svg = _svg(download)
    return png(svg.decode()) if svg else None


# By the ending of their names, which is also what an address asks for them by.
KINDS: Final = {
    "csv": Kind("CSV", "text/csv; charset=utf-8", _csv),
    "xlsx": Kind(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _workbook,
    ),
    "svg": Kind("SVG", "image/svg+xml", _svg),
    "png": Kind("PNG", "image/png", _png),
}


def links(download: Download, query: str) -> SafeString:
    """A link to each of its files; made here, for a page has some hundred of them."""
    asked, heading = escape(f"{query}&" if query else ""), escape(download.heading)
    return mark_safe(  # noqa: S308 - all of it has been escaped
        " ".join(
            f'<a href="?{asked}{ending}={download.key}" aria-label="{kind.name}: {heading}" '
            f"download>{kind.name}</a>"
            for ending, kind in KINDS.items()
        )
    )


def harmless(cell: Any) -> Any:
    """The cell, with an apostrophe before text that a spreadsheet would run as a formula."""
    if not isinstance(cell, str):
        return cell
    runs = cell.lstrip(" ").startswith(FORMULA_STARTS) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if runs else cell
