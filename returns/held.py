"""One return, held against everybody else for the length of a transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import pghistory
from django.db import transaction
from django.utils.timezone import localdate

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import month_name
from iccs.queries import Place
from returns.answers import Answer, FaultyAnswer, refuse_nhs_number
from returns.asking import Asking, as_dates, asking, dates_of
from returns.boxes import BoxItem, BoxMdt
from returns.locking import Dates, Lock, lock_of
from returns.models import Period, Return, Value
from returns.queries import standing_of
from returns.refusals import Locked, Refused
from returns.sums import Disagreement, Spot, disagreements, in_sums


@dataclass(frozen=True)
class Held:
    """A return that nobody else changes meanwhile, and why it cannot be changed at all, if so."""

    row: Return
    place: Place
    dates: Dates
    asks: Asking
    lock: Lock | None

    @cached_property
    def boxes(self) -> list[tuple[BoxItem, BoxMdt | None]]:
        """What it asks."""
        return self.asks.boxes(self.place.code, self.dates.month)

    def disagreements(self) -> list[Disagreement]:
        """The sums that what is kept so far does not come to; one query where it asks for any."""
        rows = Value.objects.filter(answered_in=self.row, item__in=in_sums(self.boxes))
        answers = rows.values_list("item__code", "mdt_id", "state", "number")
        kept: dict[Spot, Answer] = {
            (item, mdt): Answer(state, number) for item, mdt, state, number in answers
        }
        return list(disagreements(self.boxes, kept))

    def refuse_if_locked(self) -> None:
        """Locked says why."""
        if self.lock is not None:
            raise Locked(self.lock)


@contextmanager
def held(*, community: str, month: date, by: User, now: datetime) -> Iterator[Held]:
    """A community's return of a month, begun if it has to be, to be changed by a person.

    What was begun for a change that is then refused is undone with it.
    """
    with transaction.atomic(), pghistory.context(user=by.pk):
        asks = asking(month)
        place, period = asks.place(community), Period.objects.filter(month=month).first()
        if place is None or period is None:
            raise Refused(f"There is no return of this community for {month_name(month)}.")
        dates = dates_of([period], place.id).get((place.id, month), as_dates(period))
        found = _locked_row(place.id, period)
        lock = lock_of(dates, standing_of(found), localdate(now))
        if found is None:
            Return.objects.get_or_create(community_id=place.id, period=period)
            found = _locked_row(place.id, period)
            assert found is not None
            # somebody else may have begun it, and handed it in, since it was looked for
            lock = lock or lock_of(dates, standing_of(found), localdate(now))
        yield Held(found, place, dates, asks, lock)


@contextmanager
def held_by_id(*, return_id: int, by: User) -> Iterator[Return]:
    """A return that was begun, for an analyst to decide about."""
    with transaction.atomic(), pghistory.context(user=by.pk):
        yield Return.objects.select_for_update().get(pk=return_id)


def without_nhs_number(text: str, field: str | None = None) -> str:
    """The text without space around it. Refused, with the place named, if it holds one."""
    try:
        refuse_nhs_number(text)
    except FaultyAnswer as fault:
        raise Refused(str(fault), field) from fault
    return text.strip()


def _locked_row(community: int, period: Period) -> Return | None:
    rows = Return.objects.select_for_update(of=("self",))
    related = rows.select_related("submitted_by", "decided_by")
    return related.filter(community=community, period=period).first()
