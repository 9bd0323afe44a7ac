"""The files of one chart of an edition: pictures of it, and its figures as the edition has them."""

from collections.abc import Callable
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from iccportal.charts.download import KINDS
from iccportal.lib.file_names import file_name
from reports.chart_page import ChartPage
from reports.contents import FIGURES
from reports.csv_files import Values, csv_file


def chart_file(request: HttpRequest, page: ChartPage) -> HttpResponse | None:
    """The file that the address asks for (`?svg=chart`, `?csv=chart`, ...); None where it asks
    for none.

    Raises Http404 for a chart that the page has not.
    """
    asked = next((kind for kind in KINDS if kind in request.GET), None)
    if asked is None:
        return None
    if request.GET[asked] != page.chart.key:
        raise Http404("The page has no such file.")
    heading, kind = page.contents.heading, KINDS[asked]
    told_apart = page.measure, page.place, heading.audience.value, kind.word
    name = file_name(heading.code, *told_apart, ending=kind.ending)
    return HttpResponse(
        _WRITE[asked](page) if asked in _WRITE else kind.write(page.chart),
        content_type=kind.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _workbook(page: ChartPage) -> bytes:
    from reports.workbook_files import workbook_file  # others do without its writer

    return workbook_file(page.contents, FIGURES)


# Tables are not those of the screen: they have the columns and the marks of the edition's files.
_WRITE: Final[dict[str, Callable[[ChartPage], bytes]]] = {
    "csv": lambda page: csv_file(page.contents, FIGURES, Values.LABELS),
    "codes": lambda page: csv_file(page.contents, FIGURES, Values.CODES),
    "xlsx": _workbook,
}
