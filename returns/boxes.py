"""The boxes of a return: one for each item, and for items about MDTs one for each MDT. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from iccportal.lib.nhs_calendar import add_months
from returns.answers import BLANK, Answer
from returns.expectation import Expected, expected_range, question, unusual

MONTHS_BESIDE = 12
MONTHS_EXPECTED_FROM = 24


@dataclass(frozen=True, slots=True)
class BoxItem:
    """An item, as a box shows it. `mdt_kind` is empty where MDTs of every kind answer it."""

    id: int
    code: str
    name: str
    section: str
    of_mdts: bool = False
    mdt_kind: str = ""
    row: str = ""
    column: str = ""
    help_text: str = ""
    part_of: int | None = None
    adds_up_from: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BoxMdt:
    """An MDT that a box is about, and the code of the community that reports it.

    `about` says how often it meets and since when, in words.
    """

    id: int
    name: str
    kind: str
    reported_by: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """The value that is kept in a box, and its version, which the next save names."""

    id: int
    answer: Answer
    version: int
    note: str
    confirmed: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Box:
    """One box. `last_twelve` are the numbers of the twelve months before, the earliest first.

    `disagrees` says that others should add up to it, and do not.
    """

    item: BoxItem
    mdt: BoxMdt | None
    value: Kept | None
    previous: Answer | None
    year_before: Answer | None
    last_twelve: tuple[int | None, ...]
    expected: Expected | None
    lock: str | None
    disagrees: str = ""

    @property
    def key(self) -> str:
        """Unique on a page, and fit for an element's id."""
        return self.item.code if self.mdt is None else f"{self.item.code}-{self.mdt.id}"

    @property
    def name(self) -> str:
        """For lists of boxes."""
        return self.item.name if self.mdt is None else f"{self.item.name}, {self.mdt.name}"

    @property
    def answer(self) -> Answer:
        """What is in it."""
        return Answer(BLANK) if self.value is None else self.value.answer

    @property
    def is_blank(self) -> bool:
        """Whether there is no answer in it."""
        return self.answer.state == BLANK

    @property
    def explained(self) -> str:
        """Why its number is unusual, or who confirmed it; empty where nobody said anything."""
        if self.value is None:
            return ""
        if self.value.note:
            return f"{self.value.by}: {self.value.note}"
        return f"Confirmed by {self.value.by}" if self.value.confirmed else ""

    @property
    def question(self) -> str | None:
        """What is asked about an unusual number; None once somebody has said anything to it."""
        number, expected = self.answer.number, self.expected
        if number is None or expected is None or self.explained:
            return None
        return question(number, expected) if unusual(number, expected) else None


@dataclass(frozen=True, slots=True)
class Section:
    """Boxes that stand together; an item's boxes of several MDTs follow one another."""

    name: str
    boxes: tuple[Box, ...]


Key = tuple[int, int | None]  # an item's id and an MDT's
Past = dict[Key, dict[date, Answer]]


def asked(
    items: Iterable[BoxItem], mdts: Sequence[BoxMdt], community: str
) -> Iterator[tuple[BoxItem, BoxMdt | None]]:
    """What a community is asked: each item, once or for each of its MDTs of the item's kind."""
    for item in items:
        if not item.of_mdts:
            yield item, None
            continue
        for mdt in mdts:
            if mdt.reported_by == community and item.mdt_kind in ("", mdt.kind):
                yield item, mdt


def box(
    item: BoxItem,
    mdt: BoxMdt | None,
    *,
    value: Kept | None,
    past: dict[date, Answer],
    month: date,
    lock: str | None,
    disagrees: str = "",
) -> Box:
    """A box with what was answered in it before; `past` is by month."""
    before = [past.get(add_months(month, -n)) for n in range(MONTHS_EXPECTED_FROM, 0, -1)]
    numbers = [None if answer is None else answer.number for answer in before]
    return Box(
        item=item,
        mdt=mdt,
        value=value,
        previous=before[-1],
        year_before=before[-MONTHS_BESIDE],
        last_twelve=tuple(numbers[-MONTHS_BESIDE:]),
        expected=expected_range([number for number in numbers if number is not None]),
        lock=lock,
        disagrees=disagrees,
    )


def sections(boxes: Iterable[Box]) -> tuple[Section, ...]:
    """The boxes by their items' sections, in the order in which sections first come."""
    by_name: dict[str, list[Box]] = {}
    for each in boxes:
        by_name.setdefault(each.item.section, []).append(each)
    return tuple(Section(name, tuple(own)) for name, own in by_name.items())
