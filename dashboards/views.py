"""The screens."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dashboards import figures, queries, subject
from dashboards.changes import changes
from dashboards.forms import MONTHS, asked_for, period
from dashboards.home import watched
from dashboards.shown import of_measure, shown
from dashboards.tables import batches_table, standings_table
from iccportal.charts.download import csv_response
from iccportal.lib.nhs_calendar import first_of_month
from iccs.access import PortalRequest, Role, everyone
from measures.series import register as register_of


@everyone
def home(request: PortalRequest) -> HttpResponse:
    """What the signed-in person comes for, by their roles."""
    roles = request.access.roles
    context: dict[str, Any] = {}
    if roles & {Role.LEAD, Role.GROUP_MEMBER}:
        main = period({})
        board = queries.board(main.reading(MONTHS), main.shown)
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
    board = queries.board(form.reading(MONTHS), form.shown)
    own = shown(board, board.whole, asked_for(form))
    others = [shown(board, s, asked_for(form)) for s in subject.reporting(board.register)]
    charts = figures.of_each(own, board.sources)
    context = {
        "form": form,
        "subject": board.whole,
        "charts": charts,
        "table": standings_table([own, *others]),
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
    board = queries.board(form.reading(MONTHS), form.shown)
    place = board.register.group(code)
    if place is None:
        raise Http404("There is no such Oversight Group.")
    together = shown(board, subject.of_group(place, board.register), asked_for(form))
    members = [shown(board, s, asked_for(form)) for s in subject.members(place, board.register)]
    measure = form.one_measure(request.GET.get("measure"))
    charts = figures.everywhere(of_measure(measure, members), board.sources)
    context = {
        "form": form,
        "group": place,
        "measure": measure,
        "measures": board.measures,
        "charts": charts,
        "changes": changes(members),
        "table": standings_table([together, *members]),
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
        raise Http404("There is no such community in the month asked for.")
    its_own = subject.of_place(place, register)
    board = queries.board(reading.narrowed(its_own.communities), form.shown)
    series = shown(board, its_own, asked_for(form))
    charts = figures.of_each(series, board.sources)
    context = {
        "form": form,
        "place": place,
        "parts": subject.parts(place, register),
        "charts": charts,
        "changes": changes([series]),
    }
    return csv_response(request, charts) or render(request, "dashboards/community.html", context)


@everyone
def measure(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: the whole system first, then every community on one scale."""
    form = period(request.GET)
    asked = form.measures.get(code)
    if asked is None:
        raise Http404("There is no such measure.")
    board = queries.board(form.reading(MONTHS), [asked])
    subjects = subject.reporting(board.register)
    first = figures.of_each(shown(board, board.whole, {}), board.sources)
    charts = figures.everywhere(
        [one for each in subjects for one in shown(board, each, {})], board.sources
    )
    context = {"form": form, "measure": asked, "whole": first, "charts": charts}
    return csv_response(request, [*first, *charts]) or render(
        request, "dashboards/measure.html", context
    )
