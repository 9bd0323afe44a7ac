"""The whole and each community against the trajectory, and shares over time."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from iccportal.charts.download import file_response
from iccs.access import PortalRequest, everyone
from iccs.open_months import while_open
from iccs.queries import openings, places
from measures.figures import Place as Position
from measures.forms import PeriodForm
from measures.queries import provenance
from targets import figures
from targets.pages import community_page, whole_page
from targets.picture import picture
from targets.practices import practice_rows
from targets.providers import NEL
from targets.queries import StreamFacts, stream_facts, trajectory_in_force
from targets.shown_shares import shown_shares

MONTHS = 36


@everyone
def whole(request: PortalRequest) -> HttpResponse:
    """The whole system against its trajectory, then every community."""
    stream = stream_facts(NEL)
    if stream is None:
        return render(request, "targets/no_figures.html")
    in_full = request.access.everywhere
    form = _period(request, stream, in_full=in_full)
    found = picture(stream.measure, form.reading(MONTHS), request.access, in_full=in_full)
    if not found.figures:
        return render(request, "targets/no_figures.html")
    page = whole_page(found, request.GET.urlencode())
    return file_response(request, page.downloads) or render(
        request, "targets/whole.html", {"form": form, "page": page}
    )


def _period(request: PortalRequest, stream: StreamFacts, *, in_full: bool) -> PeriodForm:
    """The form over the months of figures in which a community is open."""
    months = while_open(stream.earliest, stream.latest, openings())
    earliest, latest = months or (stream.latest, stream.latest)
    return PeriodForm(request.GET, earliest=earliest, latest=latest, in_full=in_full)


@everyone
def community(request: PortalRequest, code: str) -> HttpResponse:
    """One community against its trajectory; its practices for those who read it in full."""
    stream = stream_facts(NEL)
    if stream is None:
        return render(request, "targets/no_figures.html")
    in_full = request.access.everywhere
    form = _period(request, stream, in_full=in_full)
    found = picture(stream.measure, form.reading(MONTHS), request.access, in_full=in_full)
    place = found.register.get(code)
    if place is None:
        raise Http404(f'There is no community "{code}" in that month.')
    codes = [part.code for part in found.register.parts(code)]
    is_own = found.rule(codes) is None
    practices = practice_rows(NEL, found.month, codes, found.in_force) if is_own else None
    page = community_page(found, place, practices)
    return file_response(request, page.downloads) or render(
        request, "targets/community.html", {"form": form, "page": page}
    )


@everyone
def shares(request: PortalRequest) -> HttpResponse:
    """Every community's share at each rebase."""
    in_force = trajectory_in_force(NEL)
    if not in_force.sets:
        return render(request, "targets/no_figures.html")
    reporting = places(in_force.sets[-1].effective_from).reporting
    at = Position(key="shares", heading="Shares at each rebase")
    shown = shown_shares(request.access, in_force.sets[-1].effective_from)
    plan = provenance(in_force.batches)
    chart = figures.shares(in_force.sets, reporting, plan, at, shown)
    return file_response(request, [chart]) or render(
        request, "targets/shares.html", {"chart": chart}
    )
