"""What the screens read. Each function asks a fixed number of queries."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Manager, Max, Min, QuerySet, Value
from django.utils import timezone

from dashboards.board import Board
from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import first_of_month
from iccs.models import Appointment, Practice, PracticeMembership
from iccs.open_months import while_open
from iccs.queries import OPENING, GroupPlace, Place, openings, places
from measures.apart import TOGETHER, apart
from measures.catalogue import full_catalogue
from measures.definition import Measure
from measures.earlier import NOTHING, earlier
from measures.membership import homes
from measures.models import Batch
from measures.published import is_of_everybody
from measures.queries import told_beside
from measures.reading import Reading
from measures.release import related_to
from measures.series import every_register, read, register
from measures.windows import NOTHING_WITHHELD
from measures.withheld import withheld
from reablement.models import Assessments
from returns.models import Return
from targets.models import Activity, Rebase

FIGURES, OPENINGS = "figures", "openings"
Stretch = tuple[str, date, date | None]


def span() -> tuple[date, date] | None:
    """The first and the last month of figures in which a community is open; one query."""
    handed_in = Return.objects.filter(status__in=Return.HANDED_IN)
    asked = _ends(Activity.objects, "month").union(
        _ends(Assessments.objects, "month"),
        _ends(handed_in, "period__month"),
        openings().values_list(Value(OPENINGS), *OPENING),
    )
    stretches = list(asked)
    ends = [end for what, *both in stretches if what == FIGURES for end in both if end is not None]
    open_in = [(opens, closes) for what, opens, closes in stretches if what == OPENINGS]
    return while_open(min(ends), max(ends), open_in) if ends else None


def _ends(rows: Manager[Any] | QuerySet[Any], month: str) -> QuerySet[Any, Stretch]:
    """The first and the last month of rows, neither where there are no rows."""
    grouped = rows.order_by().values(what=Value(FIGURES))
    ends: QuerySet[Any, Stretch] = grouped.annotate(first=Min(month), last=Max(month)).values_list(
        "what", "first", "last"
    )
    return ends


def board(
    reading: Reading, measures: Sequence[Measure], among: Iterable[Measure] | None = None
) -> Board:
    """Some measures for a reading, in their order; what each provider asks, and four queries.

    `among` are all measures there are, one query more where they are not given: what is shown of
    one outside the team depends on every other that counts the same people.
    """
    of_everybody = is_of_everybody(reading)
    everything = list(full_catalogue().values() if among is None else among)
    related = related_to(measures, everything) if of_everybody else []
    asked = {measure.code: measure for measure in [*measures, *related]}
    before = earlier() if of_everybody else NOTHING
    # first, for it counts more months than are shown
    held = withheld(reading, everything, before) if of_everybody else NOTHING_WITHHELD
    figures = {code: read(measure, reading) for code, measure in asked.items()}
    batches = {batch for series in figures.values() for f in series for batch in f.batches}
    afresh, came_from = told_beside(list(figures), batches)
    return Board(
        register=reading.once(register),
        measures=measures,
        figures=figures,
        recalculations=afresh,
        sources=came_from,
        homes=reading.once(homes),
        related=related,
        of_everybody=of_everybody,
        rule=settings.SMALL_NUMBERS,
        registers=reading.once(every_register).each if of_everybody else (),
        earlier=before,
        practices=apart(related, reading, before) if of_everybody else TOGETHER,
        withheld=held,
    )


def groups() -> list[tuple[GroupPlace, tuple[Place, ...]]]:
    """Each Oversight Group with its reporting communities of this month; one query."""
    now = places(first_of_month(timezone.localdate()))
    return [(group, now.of_group(group.code)) for group in now.groups]


def batches() -> list[Batch]:
    """What was loaded, the newest first, with who loaded it; one query."""
    return list(Batch.objects.select_related("person"))


def drafts() -> list[Rebase]:
    """Rebases that nobody has signed yet; one query."""
    return list(Rebase.objects.filter(status=Rebase.Status.DRAFT).select_related("stream"))


def practices_without_community(month: date) -> list[Practice]:
    """Practices that ODS has open and that belong to no community; one query."""
    placed = PracticeMembership.objects.filter(months__contains=month).values("practice")
    return list(Practice.objects.filter(closed=None).exclude(pk__in=placed))


def people_without_role(month: date) -> list[User]:
    """People who may sign in and hold no role; one query."""
    held = Appointment.objects.filter(months__contains=month).values("person")
    return list(User.objects.filter(is_active=True).exclude(pk__in=held))
