"""The first page: what a person watches, by their roles."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dashboards.board import Board
from dashboards.changes import Changes, changes
from dashboards.latest import latest_sheet
from dashboards.shown import shown
from dashboards.subject import Subject, members, of_group, of_place, parts
from dashboards.tables import standings_table
from iccportal.charts.sheet import Sheet
from iccportal.tables import FiguresTable
from iccs.access import Access


@dataclass(frozen=True)
class Watched:
    """A community that a person leads, or an Oversight Group that they sit on."""

    heading: str
    address: str
    changes: Changes
    table: FiguresTable
    sheet: Sheet


def watched(board: Board, access: Access) -> list[Watched]:
    """The Oversight Groups and the communities of a person's appointments."""
    register = board.register
    groups = [group for group in register.groups if group.id in access.groups]
    led = [place for place in register.places if place.id in access.leads]
    return [
        *(_watched(board, access, of_group(g, register), members(g, register)) for g in groups),
        *(_watched(board, access, of_place(p, register), parts(p, register)) for p in led),
    ]


def _watched(board: Board, access: Access, subject: Subject, within: Sequence[Subject]) -> Watched:
    whole, own, *others = (
        shown(board, each, access, {}) for each in [board.whole, subject, *within]
    )
    return Watched(
        heading=f"{subject.name} Oversight Group" if subject.group else subject.name,
        address=_page(subject),
        changes=changes(others or [own]),
        table=standings_table([whole, own, *others]),
        sheet=latest_sheet(subject.name, [whole, own, *others]),
    )


def _page(subject: Subject) -> str:
    if subject.group is not None:
        return reverse("dashboards:group", args=[subject.group])
    return reverse("dashboards:community", args=[subject.community])
