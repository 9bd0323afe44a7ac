"""The screens."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dashboards import queries, screens
from dashboards.audience import reads
from dashboards.forms import MONTHS, chosen, period
from dashboards.home import watched
from dashboards.tables import batches_table
from iccportal.charts.download import file_response
from iccportal.lib.nhs_calendar import first_of_month
from iccportal.remembered import remembered, snapshot
from iccs.access import Access, PortalRequest, Role, everyone


@everyone
def home(request: PortalRequest) -> HttpResponse:
    """What the signed-in person comes for, by their roles."""
    roles = request.access.roles
    context: dict[str, Any] = {}
    if roles & {Role.LEAD, Role.GROUP_MEMBER}:
        context |= _watched(request.access)
    if Role.ANALYST in roles:
        context["batches"] = batches_table(queries.batches())
        context["drafts"] = queries.drafts()
    if Role.ADMINISTRATOR in roles:
        this_month = first_of_month(timezone.localdate())
        context["practices"] = queries.practices_without_community(this_month)
        context["people"] = queries.people_without_role(this_month)
    sheets = [each.sheet for each in context.get("watched", ())]
    return file_response(request, sheets) or render(request, "dashboards/home.html", context)


def _watched(access: Access) -> dict[str, Any]:
    now = snapshot()
    main = period(now, {}, in_full=False)

    def work() -> dict[str, Any]:
        board = queries.board(main.reading(MONTHS), main.shown, main.measures.values())
        return {"system": board.system, "watched": watched(board, access)}

    key = "home", chosen(main), reads(access), access.leads, access.groups
    return remembered(now, key, work)


@everyone
def whole(request: PortalRequest) -> HttpResponse:
    """The whole system: every measure, and how every community stands."""
    access, now = request.access, snapshot()
    form = period(now, request.GET, in_full=access.everywhere)
    screen = remembered(
        now, ("whole", chosen(form), reads(access)), lambda: screens.whole(form, access)
    )
    return file_response(request, [*screen["charts"], screen["sheet"]]) or render(
        request, "dashboards/whole.html", {"form": form, **screen}
    )


@everyone
def groups(request: HttpRequest) -> HttpResponse:
    """The Oversight Groups and their communities."""
    return render(request, "dashboards/groups.html", {"groups": queries.groups()})


@everyone
def group(request: PortalRequest, code: str) -> HttpResponse:
    """An Oversight Group: what changed in its communities, and one measure of each of them."""
    access, now = request.access, snapshot()
    form = period(now, request.GET, in_full=access.everywhere)
    measure = form.one_measure(request.GET.get("measure"))
    screen = remembered(
        now,
        ("group", code, measure.code, chosen(form), reads(access)),
        lambda: screens.group(form, code, measure, access),
    )
    if screen is None:
        raise Http404("There is no such Oversight Group.")
    return file_response(request, [*screen["charts"], screen["sheet"]]) or render(
        request, "dashboards/group.html", {"form": form, "measure": measure, **screen}
    )


@everyone
def community(request: PortalRequest, code: str) -> HttpResponse:
    """A community: every measure of it."""
    access, now = request.access, snapshot()
    form = period(now, request.GET, in_full=access.everywhere)
    screen = remembered(
        now,
        ("community", code, chosen(form), reads(access)),
        lambda: screens.community(form, code, access),
    )
    if screen is None:
        raise Http404("There is no such community in the month asked for.")
    return file_response(request, screen["charts"]) or render(
        request, "dashboards/community.html", {"form": form, **screen}
    )


@everyone
def measure(request: PortalRequest, code: str) -> HttpResponse:
    """One measure: the whole system first, then every community on one scale."""
    access, now = request.access, snapshot()
    form = period(now, request.GET, in_full=access.everywhere)
    asked = form.measures.get(code)
    if asked is None:
        raise Http404("There is no such measure.")
    screen = remembered(
        now,
        ("measure", code, chosen(form), reads(access)),
        lambda: screens.measure(form, asked, access),
    )
    return file_response(request, [*screen["whole"], *screen["charts"]]) or render(
        request, "dashboards/measure.html", {"form": form, "measure": asked, **screen}
    )
