"""The screens."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dashboards import figures, queries
from dashboards.changes import changes
from dashboards.forms import MONTHS, period
from dashboards.home import watched
from dashboards.pages import one_measure, standings
from dashboards.subject import of_place, together
from dashboards.tables import batches_table
from iccportal.charts.download import csv_response
from iccportal.lib.nhs_calendar import first_of_month
from iccs.access import PortalRequest, Role, everyone
from measures.catalogue import catalogue
from measures.series import register as register_of


@everyone
def home(request: PortalRequest) -> HttpResponse:
    """What the signed-in person comes for, by their roles."""
    roles = request.access.roles
    context: dict[str, Any] = {}
    if roles & {Role.LEAD, Role.GROUP_MEMBER}:
        board = queries.board(period({}).reading(MONTHS))
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
    board = queries.board(form.reading(MONTHS))
    charts = figures.of_each(board.charted_of_whole(), board.sources)
    context = {
        "form": form,
        "subject": board.whole,
        "charts": charts,
        "table": standings(board, figures.reporting(board), board.whole),
    }
    return csv_response(request, charts) or render(request, "dashboards/whole.html", context)


@everyone
def groups(request: HttpRequest) -> HttpResponse:
    """The Oversight Groups and their communities."""
    return render(request, "dashboards/groups.html", {"groups": queries.groups()})


@everyone
def group(request: HttpRequest, code: str) -> HttpResponse:
    """An Oversight Group: what changed in its communities, and one measure of each of them."""
    form = period(request.GET)
    reading = form.reading(MONTHS)
    register = reading.once(register_of)
    place = register.group(code)
    if place is None:
        raise Http404
    members = together(place.name, register.of_group(code))
    board = queries.board(reading.narrowed(members.communities))
    subjects = [of_place(each, register) for each in register.of_group(code)]
    measure = one_measure(request.GET.get("measure"))
    charts = figures.everywhere(board, measure, subjects)
    context = {
        "form": form,
        "group": place,
        "measure": measure,
        "measures": board.measures,
        "charts": charts,
        "changes": changes(each for one in subjects for each in board.all_charted(one)),
        "table": standings(board, subjects, members),
    }
    return csv_response(request, charts) or render(request, "dashboards/group.html", context)


@everyone
def community(request: HttpRequest, code: str) -> HttpResponse:
    """A community: every measure of it."""
    form = period(request.GET)
    reading = form.reading(MONTHS)
    register = reading.once(register_of)
    place = register.get(code)
    if place is None:
        raise Http404
    subject = of_place(place, register)
    board = queries.board(reading.narrowed(subject.communities))
    series = board.all_charted(subject)
    charts = figures.of_each(series, board.sources)
    context = {
        "form": form,
        "place": place,
        "parts": [part for part in register.parts(code) if part != place],
        "charts": charts,
        "changes": changes(series),
    }
    return csv_response(request, charts) or render(request, "dashboards/community.html", context)


@everyone
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: the whole system first, then every community on one scale."""
    if code not in catalogue():
        raise Http404
    form = period(request.GET)
    board = queries.board(form.reading(MONTHS), [code])
    shown = catalogue()[code]
    [first] = figures.of_each([board.charted(shown, board.whole)], board.sources)
    charts = figures.everywhere(board, shown, figures.reporting(board))
    context = {"form": form, "measure": shown, "whole": first, "charts": charts}
    return csv_response(request, [first, *charts]) or render(
        request, "dashboards/measure.html", context
    )
