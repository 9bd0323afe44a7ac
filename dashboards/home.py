"""The first page: what a person watches, by their roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboards.board import Board
from dashboards.changes import Change, Kind, changes
from dashboards.pages import standings
from dashboards.subject import Subject, of_place, together
from iccportal.tables import FiguresTable
from iccs.access import Access
from iccs.queries import Register


@dataclass(frozen=True)
class Watched:
    """A community that a person leads, or an Oversight Group that they sit on."""

    name: str
    view: str  # the name of the page's address
    code: str
    changes: Mapping[Kind, list[Change]]
    table: FiguresTable


def watched(board: Board, access: Access) -> list[Watched]:
    """The Oversight Groups and the communities of a person's appointments."""
    register = board.register
    groups = [group for group in register.groups if group.id in access.groups]
    led = [place for place in register.places if place.id in access.leads]
    return [
        *(_group(board, group.name, group.code) for group in groups),
        *(_watched(board, of_place(p, register), "community", p.code, [p.code]) for p in led),
    ]


def _group(board: Board, name: str, code: str) -> Watched:
    members = board.register.of_group(code)
    return _watched(board, together(name, members), "group", code, [m.code for m in members])


def _watched(
    board: Board, subject: Subject, page: str, code: str, places: Sequence[str]
) -> Watched:
    parts = _subjects(board.register, places)
    series = [charted for part in parts for charted in board.all_charted(part)]
    others = parts if parts != [subject] else []
    return Watched(
        name=subject.name,
        view=f"dashboards:{page}",
        code=code,
        changes=changes(series),
        table=standings(board, others, subject),
    )


def _subjects(register: Register, codes: Sequence[str]) -> list[Subject]:
    return [of_place(place, register) for place in register.places if place.code in codes]
