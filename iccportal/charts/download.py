"""What a page hands out as files: its tables as CSV or Excel, its charts as SVG or PNG.

CSV is RFC 4180 in UTF-8, with the kind of its figures on every row: in labels, as the page has
them, or in codes, with fields called as editions and the feed call theirs where they mean the
same. What writes the other kinds is imported when one is asked for: the web process does without.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from iccportal.charts.downloadable import STATUS_HEADING, Download, Drawn
from iccportal.charts.status import Status
from iccportal.lib import media_types
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
    """A kind of file: its name for people, its media type, what writes it, and how its name ends.

    What writes it gives None where the download has no such file. Files of one ending are told
    apart by a `word` in their names.
    """

    name: str
    media_type: str
    write: Callable[[Download], bytes | None]
    ending: str
    word: str = ""


def file_response(request: HttpRequest, charts: Iterable[Download]) -> HttpResponse | None:
    """The file that the address asks for (`?csv=`, `?xlsx=`, ...) by the key of one of the page's
    charts and tables; None where it asks for none.

    Raises Http404 for a key that the page has not.
    """
    for asked, kind in KINDS.items():
        if (key := request.GET.get(asked)) is not None:
            where = " ".join([request.path, *_others(request, asked)])
            return _file(where, kind, key, charts)
    return None


def _file(where: str, kind: Kind, key: str, charts: Iterable[Download]) -> HttpResponse:
    """The file, named by its page, its key, and up to when its figures are known."""
    for chart in charts:
        if chart.key == key and (content := kind.write(chart)) is not None:
            name = file_name(where, chart.key, chart.as_at, kind.word, ending=kind.ending)
            response = HttpResponse(content, content_type=kind.media_type)
            response["Content-Disposition"] = f'attachment; filename="{name}"'
            return response
    raise Http404("The page has no such file.")


def _others(request: HttpRequest, asked: str) -> Iterator[str]:
    """What else the address says, such as a place or a month."""
    return (str(value) for name, value in request.GET.items() if name != asked)


def _labels(download: Download) -> bytes:
    headings, *rows = download.table.as_values()
    given = zip(rows, download.table.rows_given, strict=True)
    marked = ([*cells, download.status_of(row).words] for cells, row in given)
    return _csv([*headings, STATUS_HEADING], marked)


def _codes(download: Download) -> bytes:
    fields, *rows = download.table.as_codes()
    given = zip(rows, download.table.rows_given, strict=True)
    marked = ([*cells, *download.status_of(row).codes.values()] for cells, row in given)
    return _csv([*fields, *Status().codes], marked)


def _csv(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([harmless(cell) for cell in cells] for cells in (headings, *rows))
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


# By what an address asks for them by.
KINDS: Final = {
    "csv": Kind("CSV (labels)", media_types.CSV, _labels, "csv"),
    "codes": Kind("CSV (codes)", media_types.CSV, _codes, "csv", "codes"),
    "xlsx": Kind("Excel", media_types.EXCEL, _workbook, "xlsx"),
    "svg": Kind("SVG", media_types.SVG, _svg, "svg"),
    "png": Kind("PNG", media_types.PNG, _png, "png"),
}


def links(download: Download, query: str) -> SafeString:
    """A link to each of its files; made here, for a page has some hundred of them."""
    asked, heading = escape(f"{query}&" if query else ""), escape(download.heading)
    return mark_safe(  # noqa: S308 - all of it has been escaped
        " ".join(
            f'<a href="?{asked}{name}={download.key}" aria-label="{kind.name}: {heading}" '
            f"download>{kind.name}</a>"
            for name, kind in KINDS.items()
        )
    )


def harmless(cell: Any) -> Any:
    """The cell, with an apostrophe before text that a spreadsheet would run as a formula."""
    if not isinstance(cell, str):
        return cell
    runs = cell.lstrip(" ").startswith(FORMULA_STARTS) or cell.startswith(("\t", "\r", "\n"))
    return f"'{cell}" if runs else cell
