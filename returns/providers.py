"""What measures count of returns. All items are read in one query, and so are all returns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import Q
from django.utils.timezone import localdate

from measures.reading import Count, Reading, provider, provider_family
from measures.series import every_register
from measures.states import (
    FINAL,
    NOT_APPLICABLE,
    NOT_SENT,
    NOT_YET_KNOWN,
    PROVISIONAL,
    combined_state,
)
from returns.as_measures import FAMILY
from returns.models import Period, Return, Value

STATES = {
    Value.State.BLANK: NOT_SENT,
    Value.State.NOT_APPLICABLE: NOT_APPLICABLE,
    Value.State.NOT_YET_KNOWN: NOT_YET_KNOWN,
}

Counts = dict[str, list[Count]]


@dataclass(frozen=True, slots=True)
class OfItem:
    """The provider of one item's counts; equal to any other of the same item."""

    code: str

    def __call__(self, reading: Reading) -> list[Count]:
        """What was reported of the item, its MDTs added up."""
        return reading.once(reported).get(self.code, [])


provider_family(FAMILY, OfItem)


def reported(reading: Reading) -> Counts:
    """What returns that were handed in say of each item (code); one query.

    Returns that are still being filled in, or were sent back, say nothing yet.
    """
    rows = Value.objects.filter(
        answered_in__status__in=Return.HANDED_IN, answered_in__period__month__in=reading.months
    ).values_list(
        *("item__code", "answered_in__community__code", "answered_in__period__month"),
        *("answered_in__status", "answered_in__batch", "state", "number"),
    )
    answers: defaultdict[tuple[str, str, date, str, int | None], list[tuple[str, int | None]]]
    answers = defaultdict(list)
    for *of, state, number in rows:
        if reading.holds(of[1]):
            answers[tuple(of)].append((state, number))
    found: defaultdict[str, list[Count]] = defaultdict(list)
    for (item, community, month, status, batch), given in answers.items():
        found[item].append(_count(community, month, status, batch, given))
    return dict(found)


def _count(
    community: str,
    month: date,
    status: str,
    batch: int | None,
    given: Sequence[tuple[str, int | None]],
) -> Count:
    """The numbers of all boxes of an item; those to which it does not apply take no part."""
    applicable = [(s, n) for s, n in given if s != Value.State.NOT_APPLICABLE]
    missing = [STATES[Value.State(state)] for state, number in applicable if number is None]
    if missing or not applicable:
        why = combined_state(missing or [NOT_APPLICABLE])
        return Count(community, month, None, why, batch)
    state = FINAL if status == Return.Status.ACCEPTED else PROVISIONAL
    return Count(community, month, sum(n for _, n in applicable if n is not None), state, batch)


@dataclass(frozen=True, slots=True)
class Round:
    """How one community's return of a month came in; numbers are None where it did not.

    `on_time` is also None until the advised day has passed or the return is handed in.
    """

    community: str
    month: date
    on_time: int | None
    answered: int | None = None
    asked: int | None = None
    batch: int | None = None


def rounds(reading: Reading) -> list[Round]:
    """Whoever reports in a month that asks for returns; three queries."""
    today = localdate()
    came_in = _came_in(reading)
    periods = Period.objects.filter(month__in=reading.months).order_by("month")
    reporting = reading.once(every_register).reporting(reading.months)
    return [
        _round(code, period, came_in.get((code, period.month)), today)
        for period in periods
        for code in sorted(reporting[period.month])
        if reading.holds(code)
    ]


def _came_in(reading: Reading) -> dict[tuple[str, date], Return]:
    returns = Return.objects.filter(
        period__month__in=reading.months, first_submitted_at__isnull=False
    ).select_related("community", "period")
    counted = returns.annotate(
        asked=CountOf("values"),
        answered=CountOf("values", filter=~Q(values__state=Value.State.BLANK)),
    )
    return {(each.community.code, each.period.month): each for each in counted}


def _round(community: str, period: Period, came: Any, today: date) -> Round:
    if came is None:
        late = today > period.advised_by
        return Round(community, period.month, on_time=0 if late else None)
    return Round(
        community,
        period.month,
        on_time=int(localdate(came.first_submitted_at) <= period.advised_by),
        answered=came.answered,
        asked=came.asked,
        batch=came.batch_id,
    )


@provider("returns_on_time")
def on_time(reading: Reading) -> list[Count]:
    """1 for a return that was first handed in by the advised day, 0 for any other."""
    return [_known(each, each.on_time, NOT_YET_KNOWN) for each in reading.once(rounds)]


@provider("returns_asked_for")
def asked_for(reading: Reading) -> list[Count]:
    """1 for every return that was asked for and is on time or late by now."""
    return [
        _known(each, None if each.on_time is None else 1, NOT_YET_KNOWN)
        for each in reading.once(rounds)
    ]


@provider("boxes_answered")
def boxes_answered(reading: Reading) -> list[Count]:
    """Boxes of a return that was handed in with an answer; "not applicable" is one."""
    return [_known(each, each.answered, NOT_SENT) for each in reading.once(rounds)]


@provider("boxes_asked")
def boxes_asked(reading: Reading) -> list[Count]:
    """Boxes of a return that was handed in."""
    return [_known(each, each.asked, NOT_SENT) for each in reading.once(rounds)]


def _known(each: Round, count: int | None, otherwise: str) -> Count:
    state = otherwise if count is None else FINAL
    return Count(each.community, each.month, count, state, each.batch)
