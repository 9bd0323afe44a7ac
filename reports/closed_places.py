"""Communities that closed within the months of an edition: their figures belong to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F

from dashboards.board import Board
from iccs.models import Community, GroupMembership
from iccs.queries import Place, Register
from measures.figure import Figure
from measures.states import NOT_APPLICABLE


def with_closed(board: Board, months: Sequence[date]) -> Board:
    """The board with the communities that closed beside those still open; two queries.

    What a community has not sent after it closed was never asked of it.
    """
    closed = _closed(months, board.register)
    ends = {place.code: end for place, end in closed}
    return replace(
        board,
        register=_beside(board.register, [place for place, _ in closed]),
        figures={
            code: [_until_closed(figure, ends) for figure in figures]
            for code, figures in board.figures.items()
        },
    )


def _until_closed(figure: Figure, ends: Mapping[str, date]) -> Figure:
    end = ends.get(figure.community)
    if end is None or figure.month < end or figure.numerator is not None:
        return figure
    return replace(figure, state=NOT_APPLICABLE)


def _beside(register: Register, closed: Sequence[Place]) -> Register:
    places = sorted((*register.places, *closed), key=lambda place: (place.position, place.name))
    return replace(register, places=tuple(places))


def _closed(months: Sequence[date], register: Register) -> list[tuple[Place, date]]:
    """Those open in some of the months and closed in the last, with the month of closing.

    A part of a community that reports by itself again is left out: its whole tells of it now.
    """
    groups = _last_groups()
    reporting = {place.code for place in register.reporting}
    rows = (
        Community.objects.filter(months__overlap=DateRange(months[0], months[-1], "[]"))
        .exclude(months__contains=months[-1])
        .annotate(end=F("months__endswith"))
        .select_related("parent")
    )
    return [
        (_place(row, groups), row.end)
        for row in rows
        if row.parent is None or row.parent.code not in reporting
    ]


def _last_groups() -> dict[str, str]:
    """The Oversight Group that each community belonged to last."""
    rows = GroupMembership.objects.order_by("months__startswith")
    return dict(rows.values_list("community__code", "group__code"))


def _place(row: Community, groups: Mapping[str, str]) -> Place:
    parent = row.parent.code if row.parent else None
    return Place(
        id=row.pk,
        code=row.code,
        name=f"{row.name} ICC" if row.kind == Community.Kind.ICC else row.name,
        short=row.name,
        kind=row.kind,
        parent=parent,
        group=groups.get(row.code) or groups.get(parent or ""),
        position=row.position,
    )
