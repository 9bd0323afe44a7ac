"""The page of a quarter's reablement figures."""

from django.http import HttpResponse
from django.shortcuts import render

from iccportal.charts.download import file_response
from iccs.access import PortalRequest, everyone
from reablement import queries
from reablement.columns import columns
from reablement.forms import SheetForm
from reablement.sheet_page import sheet_page


@everyone
def quarter(request: PortalRequest) -> HttpResponse:
    """A quarter as its sender's sheet prints it, with charts; the latest one unless asked."""
    form = SheetForm(request.GET, queries.quarters())
    status = 200 if form.is_valid() else 400
    asked = form.chosen_quarter
    figures = queries.figures_of(asked) if asked else None
    if figures is None or not figures.months:
        known = {"form": form, "quarter": asked}
        return render(request, "reablement/no_figures.html", known, status=status)
    figures = queries.as_read_by(request.access, figures)
    shown = columns(figures.register, form.chosen_columns, figures.sheet.communities)
    page = sheet_page(figures, shown)
    return file_response(request, page.downloads) or render(
        request, "reablement/quarter.html", {"form": form, "page": page}, status=status
    )
