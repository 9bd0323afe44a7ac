"""The screens."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dashboards import queries, screens
from dashboards.forms import MONTHS, chosen, period
from dashboards.home import watched
from dashboards.tables import batches_table
from iccportal.charts.download import csv_response
from iccportal.lib.nhs_calendar import first_of_month
from iccportal.remembered import remembered
from iccs.access import PortalRequest, Role, everyone


@everyone
def home(request: PortalRequest) -> HttpResponse:
    """What the signed-in person comes for, by their roles."""
    roles = request.access.roles
    context: dict[str, Any] = {}
    if roles & {Role.LEAD, Role.GROUP_MEMBER}:
        main = period({})
        board = queries.board(main.reading(MONTHS), main.shown, main.measures.values())
        context["system"] = board.system
        context["watched"] = watched(board, request.access)
    if Role.ANALYST in roles:
        context["batches"] = batches_table(queries.batches())
        context["drafts"] = queries.drafts()
    if Role.ADMINISTRATOR in roles:
        this_month = first_of_month(timezone.localdate())
        context["practices"] = queries.practices_without_community(this_month)
        context["people"] = queries.people_without_role(this_month)
    return render(request, "dashboards/home.html", context)


@everyone
def whole(request: HttpRequest) -> HttpResponse:
    """The whole system: every measure, and how every community stands."""
    form = period(request.GET)
    screen = remembered(("whole", chosen(form)), lambda: screens.whole(form))
    return csv_response(request, screen["charts"]) or render(
        request, "dashboards/whole.html", {"form": form, **screen}
    )


@everyone
def groups(request: HttpRequest) -> HttpResponse:
    """The Oversight Groups and their communities."""
    return render(request, "dashboards/groups.html", {"groups": queries.groups()})


@everyone
def group(request: HttpRequest, code: str) -> HttpResponse:
    """An Oversight Group: what changed in its communities, and one measure of each of them."""
    form = period(request.GET)
    measure = form.one_measure(request.GET.get("measure"))
    screen = remembered(
        ("group", code, measure.code, chosen(form)), lambda: screens.group(form, code, measure)
    )
    if screen is None:
        raise Http404("There is no such Oversight Group.")
    return csv_response(request, screen["charts"]) or render(
        request, "dashboards/group.html", {"form": form, "measure": measure, **screen}
    )


@everyone
def community(request: HttpRequest, code: str) -> HttpResponse:
    """A community: every measure of it."""
    form = period(request.GET)
    screen = remembered(("community", code, chosen(form)), lambda: screens.community(form, code))
    if screen is None:
        raise Http404("There is no such community in the month asked for.")
    return csv_response(request, screen["charts"]) or render(
        request, "dashboards/community.html", {"form": form, **screen}
    )


@everyone
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: the whole system first, then every community on one scale."""
    form = period(request.GET)
    asked = form.measures.get(code)
    if asked is None:
        raise Http404("There is no such measure.")
    screen = remembered(("measure", code, chosen(form)), lambda: screens.measure(form, asked))
    return csv_response(request, [*screen["whole"], *screen["charts"]]) or render(
        request, "dashboards/measure.html", {"form": form, "measure": asked, **screen}
    )
