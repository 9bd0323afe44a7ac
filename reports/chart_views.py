"""The charts of an edition, one by one."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from iccportal.lib.small_numbers import Audience
from iccs.access import PortalRequest, everyone
from reports.chart_files import chart_file
from reports.chart_form import ChartForm
from reports.chart_page import chart_page
from reports.contents import MEASURES, PLACES
from reports.editions import contents_of, edition
from reports.packs.offered import offered
from reports.places import places_of


@everyone
def chart(request: PortalRequest, code: str) -> HttpResponse:
    """A measure of a place as the edition has it: its chart, its sentence, its table, its files."""
    of = edition(code)
    if of is None:
        raise Http404("There is no such edition.")
    contents = contents_of(of, Audience.OUTSIDE, {PLACES.name, MEASURES.name})
    form = ChartForm(request.GET, places_of(contents), offered(contents), request.access)
    if form.lacks:
        return HttpResponseRedirect(f"{request.path}?{form.whole_query}")
    context = {"form": form, "heading": contents.heading, "code": code}
    if not form.is_valid():
        return render(request, "reports/chart.html", context, status=400)
    page = chart_page(
        of, form.audience_asked, form.cleaned_data["measure"], form.cleaned_data["place"]
    )
    return chart_file(request, page) or render(
        request, "reports/chart.html", {**context, "chart": page.chart}
    )
