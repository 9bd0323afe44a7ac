"""Saving what is typed into boxes, so that nobody's acknowledged answer is lost unseen."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import add_months
from returns.answers import Answer, FaultyAnswer, read_answer
from returns.boxes import MONTHS_EXPECTED_FROM, BoxItem, BoxMdt, Kept
from returns.expectation import Expected, expected_range, question, unusual
from returns.held import Held, held, without_nhs_number
from returns.models import Save, Value
from returns.refusals import Conflict, Refused
from returns.sums import Spot


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer that is kept. `warning` asks about an unusual number, once.

    `disagrees` says that boxes do not add up, one of which was saved.
    """

    value: Kept
    warning: str | None = None
    disagrees: str = ""

    @property
    def version(self) -> int:
        """What the next save of the box names as its base."""
        return self.value.version


@dataclass(frozen=True, slots=True)
class Pasted:
    """One cell of a block that was pasted, with the box that it fell on."""

    item: str
    mdt: int | None
    text: str
    base_version: int | None
    key: UUID
    unanswered: Collection[UUID] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a pasted cell was not saved; `theirs` is what somebody else has saved since."""

    sentence: str
    theirs: Kept | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to be saved into one box, by whom and when."""

    item: BoxItem
    mdt: BoxMdt | None
    answer: Answer
    base_version: int | None
    key: UUID
    unanswered: Collection[UUID]
    note: str
    confirmed: bool
    by: User
    now: datetime

    @property
    def mdt_id(self) -> int | None:
        return None if self.mdt is None else self.mdt.id

    def is_in(self, value: Value) -> bool:
        """Whether the box holds the answer already."""
        return Answer(value.state, value.number) == self.answer


def save_value(
    *,
    community: str,
    month: date,
    item: str,
    mdt: int | None,
    answer: Answer,
    base_version: int | None,
    key: UUID,
    unanswered: Collection[UUID] = (),
    note: str = "",
    confirmed: bool = False,
    by: User,
    now: datetime,
) -> Saved:
    """Keep an answer. The same `key` again gets the same acknowledgement, and is kept once.

    `base_version` is the version that the person saw in the box, None of an empty one.
    `unanswered` are the keys of the person's earlier saves of the box whose answer never came
    back: what one of them kept is nobody else's. Raises Conflict if somebody has saved another
    answer since, Locked, or Refused with a sentence.
    """
    with held(community=community, month=month, by=by, now=now) as own:
        found = _box(own, item, mdt)
        note = without_nhs_number(note)
        saved = _save(
            own,
            _Change(*found, answer, base_version, key, unanswered, note, confirmed, by, now),
        )
        return replace(saved, disagrees=_disagreements(own, [(item, mdt)]).get((item, mdt), ""))


def paste(
    *, community: str, month: date, cells: Sequence[Pasted], by: User, now: datetime
) -> list[Saved | Problem]:
    """Keep every cell of a block that can be kept, and say of each other one why not.

    A cell refused because of another one of the block is tried again after that one.
    """
    with held(community=community, month=month, by=by, now=now) as own:
        own.refuse_if_locked()
        outcomes = [_pasted(own, cell, by, now) for cell in cells]
        outcomes = [
            _pasted(own, cell, by, now)
            if isinstance(outcome, Problem) and outcome.theirs is None
            else outcome
            for cell, outcome in zip(cells, outcomes, strict=True)
        ]
        told = _disagreements(own, [(cell.item, cell.mdt) for cell in cells])
        return [
            replace(outcome, disagrees=told.get((cell.item, cell.mdt), ""))
            if isinstance(outcome, Saved)
            else outcome
            for cell, outcome in zip(cells, outcomes, strict=True)
        ]


def _pasted(own: Held, cell: Pasted, by: User, now: datetime) -> Saved | Problem:
    try:
        answer = read_answer(cell.text)
        found = _box(own, cell.item, cell.mdt)
        base, key, unanswered = cell.base_version, cell.key, cell.unanswered
        return _save(own, _Change(*found, answer, base, key, unanswered, "", False, by, now))
    except FaultyAnswer as fault:
        return Problem(str(fault))
    except Refused as refused:
        return Problem(refused.sentence)
    except Conflict as conflict:
        return Problem(str(conflict), conflict.theirs)


def _box(own: Held, item: str, mdt: int | None) -> tuple[BoxItem, BoxMdt | None]:
    for asked, of in own.boxes:
        if asked.code == item and (None if of is None else of.id) == mdt:
            return asked, of
    raise Refused("This is not asked in this return.")


def _save(own: Held, change: _Change) -> Saved:
    acknowledged = Save.objects.filter(key=change.key).select_related("value__saved_by").first()
    if acknowledged is not None:
        return _again(own, acknowledged, change)
    own.refuse_if_locked()
    value = (
        Value.objects.filter(answered_in=own.row, item=change.item.id, mdt=change.mdt_id)
        .select_related("saved_by")
        .first()
    )
    if value is not None and not (change.is_in(value) or _was_seen(value, change)):
        raise Conflict(kept(value))
    _refuse_part_over_whole(own, change)
    value = _kept(own, value, change)
    Save.objects.create(
        key=change.key,
        value=value,
        state=value.state,
        number=value.number,
        version=value.version,
    )
    return Saved(kept(value), _warning(own, value, change))


def _was_seen(value: Value, change: _Change) -> bool:
    """Whether the person knew what is in the box: they were shown it, or they sent it."""
    if value.version == change.base_version:
        return True
    sent = Save.objects.filter(key__in=change.unanswered, value=value, version=value.version)
    return sent.exists()


def _again(own: Held, acknowledged: Save, change: _Change) -> Saved:
    """What was acknowledged before, also where somebody has saved another answer since."""
    value = acknowledged.value
    box = (value.answered_in_id, value.item_id, value.mdt_id)
    answer = Answer(acknowledged.state, acknowledged.number)
    if box != (own.row.pk, change.item.id, change.mdt_id) or answer != change.answer:
        raise Refused("This was sent before with another answer. Load the page again.")
    now = kept(value)
    return Saved(
        Kept(now.id, answer, acknowledged.version, now.note, now.confirmed, now.by, acknowledged.at)
    )


def _kept(own: Held, value: Value | None, change: _Change) -> Value:
    """The box's row with the new answer; what is the same already gets no new version."""
    if value is None:
        value = Value(answered_in=own.row, item_id=change.item.id, mdt_id=change.mdt_id, version=0)
    elif change.is_in(value) and not (change.note or change.confirmed):
        return value
    value.state, value.number = change.answer.state, change.answer.number
    value.note, value.confirmed = change.note, change.confirmed
    value.saved_by, value.saved_at = change.by, change.now
    value.version += 1
    value.save()
    return value


def _refuse_part_over_whole(own: Held, change: _Change) -> None:
    number = change.answer.number
    if number is None:
        return
    others = _numbers_beside(own, change)
    for item, _ in own.boxes:
        other = others.get(item.id)
        if other is None:
            continue
        if item.id == change.item.part_of and number > other:
            raise Refused(
                f"{number:,} is more than the {other:,} of “{item.name}”, of which it is a part."
            )
        if item.part_of == change.item.id and number < other:
            raise Refused(
                f"{number:,} is less than the {other:,} of “{item.name}”, which is a part of it."
            )


def _numbers_beside(own: Held, change: _Change) -> dict[int, int]:
    """The numbers of the whole that an item is a part of, and of its own parts."""
    related = {item.id for item, _ in own.boxes if item.part_of == change.item.id}
    related |= {change.item.part_of} if change.item.part_of is not None else set()
    rows = Value.objects.filter(answered_in=own.row, item__in=related, mdt=change.mdt_id)
    numbers = rows.filter(number__isnull=False).values_list("item_id", "number")
    return {item: number for item, number in numbers if number is not None}


def _warning(own: Held, value: Value, change: _Change) -> str | None:
    if value.number is None or value.confirmed or value.note:
        return None
    expected = _expected(own, change)
    if expected is None or not unusual(value.number, expected):
        return None
    return question(value.number, expected)


def _disagreements(own: Held, sent: Collection[Spot]) -> dict[Spot, str]:
    """What is said of sums that do not come out, at the first of its boxes that was sent."""
    found: dict[Spot, str] = {}
    for each in own.disagreements():
        for box in [box for box in each.boxes if box in sent][:1]:
            found[box] = f"{found.get(box, '')} {each.sentence}".lstrip()
    return found


def _expected(own: Held, change: _Change) -> Expected | None:
    month = own.dates.month
    numbers = Value.objects.filter(
        answered_in__community=own.place.id,
        answered_in__period__month__gte=add_months(month, -MONTHS_EXPECTED_FROM),
        answered_in__period__month__lt=month,
        item=change.item.id,
        mdt=change.mdt_id,
        number__isnull=False,
    ).order_by("answered_in__period__month")
    return expected_range(
        [number for number in numbers.values_list("number", flat=True) if number is not None]
    )


def kept(value: Value) -> Kept:
    """A value as its box shows it."""
    return Kept(
        id=value.pk,
        answer=Answer(value.state, value.number),
        version=value.version,
        note=value.note,
        confirmed=value.confirmed,
        by=str(value.saved_by),
        at=value.saved_at,
    )
