"""The register's pages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from iccportal.charts.download import file_response
from iccportal.lib.nhs_calendar import month_code, month_name
from iccs.access import everyone
from iccs.forms import RegisterMonthForm
from iccs.map import draw
from iccs.outlines import read_outlines
from iccs.profiles import practices_in, profile
from iccs.queries import places, registered_people, system_name
from iccs.tables import communities_sheet, populations_sheet

OUTLINES = settings.BASE_DIR / "fixtures" / "register" / "districts.geojson"


@everyone
def communities(request: HttpRequest) -> HttpResponse:
    """The communities of each Oversight Group, with their practices and people."""
    form = RegisterMonthForm(request.GET, timezone.localdate())
    register = places(form.month)
    practices = practices_in(form.month)
    people = registered_people([form.month])[form.month]
    query = _query(form)
    sheets = [
        communities_sheet(group, register, practices, people, query) for group in register.groups
    ]
    context = {
        "form": form,
        "month": month_name(form.month),
        "system": system_name(),
        "sheets": sheets,
        "wholes": [(place, register.parts(place.code)) for place in register.wholes],
        "query": query,
    }
    return file_response(request, sheets) or render(
        request, "iccs/communities.html", context, status=form.status
    )


@everyone
def community(request: HttpRequest, code: str) -> HttpResponse:
    """Where a community is, who belongs to it, and what is told of it."""
    form = RegisterMonthForm(request.GET, timezone.localdate())
    register = places(form.month)
    if form.is_bound and register.get(code) is None:
        form.refuse(f"It was not in the register in {month_name(form.month)}.")
        register = places(form.month)
    place = register.get(code)
    if place is None:
        raise Http404
    shown = profile(place, register)
    populations = populations_sheet(place, register.month, shown.populations)
    outlines = read_outlines(OUTLINES)
    context = {
        "form": form,
        "month": month_name(register.month),
        "query": _query(form),
        "place": place,
        "group": register.group(place.group) if place.group else None,
        "parent": register.get(place.parent) if place.parent else None,
        "profile": shown,
        "populations": populations,
        "map": draw(shown.spots, outlines.districts) if shown.spots else None,
        "credit": outlines.credit,
    }
    return file_response(request, [populations]) or render(
        request, "iccs/community.html", context, status=form.status
    )


def _query(form: RegisterMonthForm) -> str:
    """Keeps the month asked for in the links to other pages of the register."""
    return f"?at={month_code(form.month)}" if form.is_bound and not form.errors else ""
