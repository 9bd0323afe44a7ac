"""What the pages of returns read. Each function asks a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from iccportal.lib.nhs_calendar import add_months
from iccs.access import Access
from iccs.queries import Place
from measures.catalogue import catalogue
from returns.answers import Answer
from returns.asking import Asking, as_dates, asking, dates_of
from returns.boxes import (
    MONTHS_EXPECTED_FROM,
    Box,
    Kept,
    Section,
    box,
    sections,
)
from returns.locking import Dates, Lock, Standing, lock_of
from returns.models import Extension, Period, Return, Value
from returns.said import MdtEvaluation, Told, evaluations, stories
from returns.sums import disagreements

CONFIRMED = "Confirmed as it is"

Key = tuple[int, int | None]  # an item's id and an MDT's


@dataclass(frozen=True, slots=True)
class Due:
    """One community's month on a work list."""

    place: Place
    dates: Dates
    return_id: int | None
    standing: Standing
    answered: int
    of: int
    last_saved_by: str
    last_saved_at: datetime | None
    lock: Lock | None
    days_late: int  # 0 until the advised day, and of what was handed in


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """Everything on the page of one return. `return_id` is None where none was begun."""

    place: Place
    dates: Dates
    return_id: int | None
    standing: Standing
    lock: Lock | None
    sections: tuple[Section, ...]
    stories: tuple[Told, ...]
    evaluations: tuple[MdtEvaluation, ...]
    illustrative: bool

    @property
    def boxes(self) -> list[Box]:
        """The boxes of all sections."""
        return [each for section in self.sections for each in section.boxes]

    @property
    def blanks(self) -> list[Box]:
        """The boxes without an answer."""
        return [each for each in self.boxes if each.is_blank]

    @property
    def disagreeing(self) -> list[Box]:
        """The boxes that others should add up to, and do not."""
        return [each for each in self.boxes if each.disagrees]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a value: from what (None: nothing yet), to what, who, when and why."""

    before: Answer | None
    to: Answer
    who: str
    when: datetime
    why: str


def work_list(access: Access, today: date) -> list[Due]:
    """The returns that can still be changed, and those handed in meanwhile; seven queries.

    They are those of the communities that a person reports for or looks after, an analyst's
    being all of them; the earliest month first, so that what is late comes before this month's.
    """
    asks = asking(today.replace(day=1))
    held = [place for place in asks.register.reporting if access.reads_in_full(place.id)]
    periods = list(_periods(today))
    extended = dates_of(periods)
    begun = _returns(Q(period__in=periods, community__in=[place.id for place in held]))
    return [
        _due(asks, place, dates, begun.get((place.id, period.month)), today)
        for period in periods
        for place in held
        if _concerns(dates := extended.get((place.id, period.month), as_dates(period)), today)
    ]


def return_page(community: str, month: date, today: date) -> ReturnPage | None:
    """One community's return of a month; nine queries.

    None where nothing can be reported: the month has no dates, or the community does not report.
    """
    asks = asking(month)
    place = asks.place(community)
    period = Period.objects.filter(month=month).first()
    if place is None or period is None:
        return None
    begun = _returns(Q(period=period, community=place.id)).get((place.id, month))
    dates = dates_of([period], place.id).get((place.id, month), as_dates(period))
    standing = standing_of(begun)
    lock = lock_of(dates, standing, today)
    return ReturnPage(
        place=place,
        dates=dates,
        return_id=None if begun is None else begun.pk,
        standing=standing,
        lock=lock,
        sections=sections(_boxes(asks, place, month, lock)),
        stories=() if begun is None else tuple(stories(begun, _measure_names(asks))),
        evaluations=tuple(evaluations(asks.running(community, month), month)),
        illustrative=is_illustrative(begun),
    )


def history(value: int) -> list[Change]:
    """What a box held, the latest change first; one query."""
    events: Any = Value.pgh_event_model  # type: ignore[attr-defined]
    rows = list(
        events.objects.filter(pgh_obj=value)
        .order_by("pgh_id")
        .values_list("state", "number", "saved_by__name", "saved_at", "note", "confirmed")
    )
    answers = [None, *(Answer(state, number) for state, number, *_ in rows)]
    return [
        Change(before, Answer(state, number), who, when, note or (CONFIRMED if confirmed else ""))
        for before, (state, number, who, when, note, confirmed) in zip(answers, rows, strict=False)
    ][::-1]


def return_of(return_id: int) -> Return | None:
    """A return with its community and its month's dates; one query."""
    return Return.objects.select_related("community", "period").filter(pk=return_id).first()


def standing_of(begun: Return | None) -> Standing:
    """How far a return has come, in plain values."""
    if begun is None:
        return Standing()
    return Standing(
        status=begun.status,
        submitted_by=str(begun.submitted_by or ""),
        submitted_on=begun.submitted_at and localdate(begun.submitted_at),
        decided_by=str(begun.decided_by or ""),
        decided_on=begun.decided_at and localdate(begun.decided_at),
        reason=begun.reason,
    )


def is_illustrative(begun: Return | None) -> bool:
    """Whether a return was made up."""
    return begun is not None and begun.batch is not None and begun.batch.illustrative


def _periods(today: date) -> QuerySet[Period]:
    """Months that have begun and are not locked, or not for everybody; one query."""
    extended = Extension.objects.filter(until__gte=today).values("period")
    return Period.objects.filter(
        Q(locks__gt=today) | Q(pk__in=extended), month__lte=today
    ).order_by("month")


def _concerns(dates: Dates, today: date) -> bool:
    return today < dates.locks or (
        dates.extended_until is not None and today <= dates.extended_until
    )


def _returns(condition: Q) -> dict[tuple[int, date], Return]:
    """Returns by community (id) and month, with how much is answered and by whom last."""
    latest = Value.objects.filter(answered_in=OuterRef("pk")).order_by("-saved_at")
    found = Return.objects.filter(condition).annotate(
        answered=Count("values", filter=~Q(values__state=Value.State.BLANK)),
        last_saved_by=Subquery(latest.values("saved_by__name")[:1]),
        last_saved_at=Subquery(latest.values("saved_at")[:1]),
    )
    related = ("period", "submitted_by", "decided_by", "batch")
    return {(each.community_id, each.period.month): each for each in found.select_related(*related)}


def _due(asks: Asking, place: Place, dates: Dates, begun: Any, today: date) -> Due:
    standing = standing_of(begun)
    handed_in = standing.status in Return.HANDED_IN
    return Due(
        place=place,
        dates=dates,
        return_id=None if begun is None else begun.pk,
        standing=standing,
        answered=0 if begun is None else begun.answered,
        of=len(asks.boxes(place.code, dates.month)),
        last_saved_by="" if begun is None else begun.last_saved_by or "",
        last_saved_at=None if begun is None else begun.last_saved_at,
        lock=lock_of(dates, standing, today),
        days_late=0 if handed_in else dates.days_late(today),
    )


def _measure_names(asks: Asking) -> dict[str, str]:
    """Names of measures by code: those of files, and the items, which are measures too."""
    of_items = {item.code: item.name for _, _, item in asks.items}
    return of_items | {code: measure.name for code, measure in catalogue().items()}


def _boxes(asks: Asking, place: Place, month: date, lock: Lock | None) -> Iterator[Box]:
    kept, past = _values(place.id, month)
    boxes = [(i, m, None if m is None else m.id) for i, m in asks.boxes(place.code, month)]
    answers = {(i.code, of): kept[i.id, of].answer for i, _, of in boxes if (i.id, of) in kept}
    told = {d.boxes[0]: d.sentence for d in disagreements([(i, m) for i, m, _ in boxes], answers)}
    for item, mdt, of in boxes:
        key = (item.id, of)
        yield box(
            item,
            mdt,
            value=kept.get(key),
            past=past[key],
            month=month,
            lock=None if lock is None else lock.sentence,
            disagrees=told.get((item.code, of), ""),
        )


def _values(
    community: int, month: date
) -> tuple[dict[Key, Kept], defaultdict[Key, dict[date, Answer]]]:
    """What is kept of a month, and the answers of the two years before it; one query."""
    kept: dict[Key, Kept] = {}
    past: defaultdict[Key, dict[date, Answer]] = defaultdict(dict)
    rows = Value.objects.filter(
        answered_in__community=community,
        answered_in__period__month__range=(add_months(month, -MONTHS_EXPECTED_FROM), month),
    ).values_list(
        *("item_id", "mdt_id", "answered_in__period__month", "state", "number"),
        *("pk", "version", "note", "confirmed", "saved_by__name", "saved_at"),
    )
    for item, mdt, of, state, number, pk, *more in rows:
        if of == month:
            kept[item, mdt] = Kept(pk, Answer(state, number), *more)
        else:
            past[item, mdt][of] = Answer(state, number)
    return kept, past
