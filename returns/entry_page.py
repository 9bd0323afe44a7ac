"""The page of one return, as its templates show it: what stands beside each box, and where. Pure.

Boxes have a row and a column on the page, so that a block copied from a spreadsheet goes down the
rows and along the columns.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.safestring import SafeString
from django.utils.text import slugify

from iccportal.lib.nhs_calendar import add_months, month_code, month_name
from returns.answers import Answer
from returns.boxes import Box, Section
from returns.queries import ReturnPage
from returns.reply import Reply
from returns.sparkline import sparkline

NOTHING = "nothing sent"


@dataclass(frozen=True, slots=True)
class ShownBox:
    """A box with its place on the page. `typed` is what stands in it, refused or not."""

    box: Box
    label: str
    row: int
    column: int
    typed: str
    reply: Reply | None
    beside: str
    line: SafeString

    @property
    def key(self) -> str:
        """Unique on the page."""
        return self.box.key

    @property
    def was(self) -> str:
        """What is kept, as it is typed."""
        return self.box.answer.typed

    @property
    def base(self) -> int | str:
        """The version that a change starts from; a conflict's is the other's."""
        if self.reply is not None and self.reply.version is not None:
            return self.reply.version
        return "" if self.box.value is None else self.box.value.version

    @property
    def previous(self) -> str:
        """Last month's answer, as it is typed."""
        return "" if self.box.previous is None else self.box.previous.typed


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes under one heading: an MDT's, or a table's row; `across` lays them side by side."""

    heading: str
    boxes: list[ShownBox]
    across: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the page."""

    name: str
    groups: list[Group]
    answered: int
    of: int

    @property
    def key(self) -> str:
        """For the section's address on the page."""
        return slugify(self.name)

    @property
    def side_by_side(self) -> bool:
        """Whether its groups are columns: they are where each is an MDT's."""
        return all(group.boxes[0].box.mdt is not None for group in self.groups)


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The whole page, with the answers to what was just sent."""

    page: ReturnPage
    may_enter: bool
    sections: list[ShownSection]
    replies: Mapping[str, Reply] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The page's heading."""
        return f"{self.page.place.name}: {self.month_name}"

    @property
    def month(self) -> str:
        """For addresses: "2020-04"."""
        return month_code(self.page.dates.month)

    @property
    def month_name(self) -> str:
        """For people: "April 2020"."""
        return month_name(self.page.dates.month)

    @property
    def last_day(self) -> date:
        """The last day on which the return can be changed."""
        dates = self.page.dates
        return max(dates.locks - timedelta(days=1), dates.extended_until or date.min)

    @property
    def open(self) -> bool:
        """Whether the person may type into it now."""
        return self.may_enter and self.page.lock is None

    @property
    def problems(self) -> list[tuple[ShownBox, Reply]]:
        """The boxes whose answer was not taken."""
        return [
            (shown, shown.reply)
            for shown in self.boxes
            if shown.reply is not None and not shown.reply.taken
        ]

    @property
    def unusual(self) -> list[Box]:
        """The boxes whose unusual number nobody has confirmed or explained."""
        return [box for box in self.page.boxes if box.question is not None]

    @property
    def boxes(self) -> Iterator[ShownBox]:
        """Every box, in the order of the page."""
        return (box for part in self.sections for group in part.groups for box in group.boxes)


def entry_page(
    page: ReturnPage, *, may_enter: bool, replies: Mapping[str, Reply] | None = None
) -> EntryPage:
    """The page as it is shown; `replies` answer what was just sent, by the key of the box."""
    questions = _questions(page) if may_enter and page.lock is None else {}
    replies = {**questions, **(replies or {})}
    year_before = month_name(add_months(page.dates.month, -12))
    shown, row = [], 0
    for section in page.sections:
        placed = list(_placed(section, row))
        row = 1 + max(row for _, _, row, _ in placed)
        boxes = [
            ShownBox(
                box=box,
                label=label,
                row=at,
                column=column,
                typed=replies[box.key].typed if box.key in replies else box.answer.typed,
                reply=replies.get(box.key),
                beside=_beside(box, year_before),
                line=sparkline(box.last_twelve),
            )
            for box, label, at, column in placed
        ]
        answered = sum(not box.is_blank for box in section.boxes)
        shown.append(ShownSection(section.name, _groups(boxes), answered, len(section.boxes)))
    return EntryPage(page, may_enter, shown, replies)


def _questions(page: ReturnPage) -> dict[str, Reply]:
    """What is asked about numbers until somebody answers, in this visit or another."""
    return {
        box.key: Reply(
            "disagrees" if box.question is None else "unusual",
            box.answer.typed,
            " ".join(filter(None, [box.disagrees, box.question])),
            box.value.version,
        )
        for box in page.boxes
        if box.value is not None and (box.question is not None or box.disagrees)
    }


def _placed(section: Section, first: int) -> Iterator[tuple[Box, str, int, int]]:
    """Each box with its label, row and column; the section's rows begin with `first`."""
    rows = _order(box.item.row or box.item.code for box in section.boxes)
    columns = _order(_column(box) for box in section.boxes if _column(box))
    for box in section.boxes:
        row = rows[box.item.row or box.item.code]
        yield box, box.item.column or box.item.name, first + row, columns.get(_column(box), 0)


def _column(box: Box) -> str:
    return str(box.mdt.id) if box.mdt is not None else box.item.column


def _order(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _groups(boxes: Sequence[ShownBox]) -> list[Group]:
    """The boxes by MDT, by row of a table, or all together."""
    by_heading: dict[str, list[ShownBox]] = {}
    for shown in boxes:
        mdt = shown.box.mdt
        by_heading.setdefault(shown.box.item.row if mdt is None else mdt.name, []).append(shown)
    return [_group(heading, own) for heading, own in by_heading.items()]


def _group(heading: str, boxes: list[ShownBox]) -> Group:
    first = boxes[0].box
    hint = "" if first.mdt is None else first.mdt.about
    return Group(heading, boxes, across=first.item.row != "", hint=hint)


def _beside(box: Box, year_before: str) -> str:
    """What was answered before, and what is expected, in a line.

    No number stands right before a month's name: "5. March 2020" is read as a day.
    """
    told = [f"Last month: {_told(box.previous)}", f"in {year_before}: {_told(box.year_before)}"]
    if box.expected is not None:
        lower, upper = math.ceil(box.expected[0]), math.floor(box.expected[1])
        told.append(f"expected: {lower:,} to {upper:,}")
    return "; ".join(told)


def _told(answer: Answer | None) -> str:
    return NOTHING if answer is None else answer.words
