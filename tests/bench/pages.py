"""The two pages that are compared: one with twelve charts, and one with nothing in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dashboards import figures, queries, screens, subject
from dashboards.audience import reads
from dashboards.board import Board
from dashboards.changes import changes
from dashboards.forms import MONTHS, ScreenForm, asked_for, chosen, period
from dashboards.shown import shown
from iccportal.charts.component import Chart
from iccportal.remembered import remembered, snapshot
from iccs.access import Access, PortalRequest, everyone
from measures.figures import Place, chart
from measures.series import register as register_of

CHARTS = 12
COMMUNITY = "barrow-millom"


@everyone
def empty(request: HttpRequest) -> HttpResponse:
    """What every page has, and no more: header with its links, footer, style and script."""
    return render(request, "base.html")


@everyone
def twelve_charts(request: PortalRequest) -> HttpResponse:
    """The page of a community that reports through its parts, with charts of its first part added.

    The catalogue has fewer than twelve measures, so no community's own page has twelve charts.
    """
    access, now = request.access, snapshot()
    form = period(now, request.GET, in_full=access.everywhere)
    screen = remembered(now, ("twelve", chosen(form), reads(access)), lambda: _screen(form, access))
    return render(request, "dashboards/community.html", {"form": form, **screen})


def _screen(form: ScreenForm, access: Access) -> screens.Screen:
    """As `dashboards.screens.community`, with the charts of the part."""
    reading = form.reading(MONTHS)
    register = reading.once(register_of)
    place = register.get(COMMUNITY)
    its_own, parts = subject.of_place(place, register), subject.parts(place, register)
    reading = screens.for_reader(reading, access, [its_own], form.shown)
    board = queries.board(reading, form.shown, form.measures.values())
    series = shown(board, its_own, access, asked_for(form))
    charts = figures.of_each(series, board.sources)
    return {
        "place": place,
        "parts": parts,
        "charts": [*charts, *_first_of(board, parts[0], CHARTS - len(charts))],
        "changes": changes([series]),
    }


def _first_of(board: Board, part: subject.Subject, charts: int) -> list[Chart]:
    return [
        chart(board.charted(one, part), board.sources, Place(f"part-{one.code}", one.name))
        for one in board.measures[:charts]
    ]
