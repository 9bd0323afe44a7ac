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
    if not form.is_valid():
        return render(request, "reablement/no_figures.html", {"form": form}, status=400)
    asked = form.cleaned_data["quarter"]
    figures = queries.figures_of(asked) if asked else None
    if figures is None or not figures.months:
        return render(request, "reablement/no_figures.html", {"form": form, "quarter": asked})
    figures = queries.as_read_by(request.access, figures)
    shown = columns(figures.register, form.cleaned_data["columns"], figures.sheet.communities)
    page = sheet_page(figures, shown)
    return file_response(request, page.downloads) or render(
        request, "reablement/quarter.html", {"form": form, "page": page}
    )
