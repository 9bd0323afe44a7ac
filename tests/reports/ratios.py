"""Returns of items and of ratios of them, and a reader of what is handed out of both."""

from collections.abc import Collection
from datetime import date

from iccportal.lib.small_numbers import Audience
from iccs.models import Community
from measures.states import SUPPRESSED
from reports.contents import Contents
from reports.editions import contents_of
from reports.live import live
from returns.models import Item, Period, Return, Value
from tests.factories.practice import a_list
from tests.people import a_community
from tests.reports.quarter import BEFORE, LAST, NOW, _make_part, an_analyst
from tests.reports.test_attack import Reader, _is_in, outside, records
from tests.returns.asked import a_period, an_item
from tests.targets.world import a_practice

ITEMS = ("held", "reviewed", "walks")
KINDS = ("percentage", "no percentage", "made up")
MADE_OF = {
    **{code: (code, None) for code in ITEMS},
    "reviewed_in_100": ("reviewed", "held"),
    "reviewed_rate": ("reviewed", "held"),
    "unreviewed": ("unreviewed", None),
    "walks_in_100": ("walks", "held"),
    "walks_by_people": ("walks", "people"),
}
MULTIPLIED = {"walks_by_people": 10_000}  # the others by 100
MONTHS = (BEFORE.last, *LAST.months[:2])
# Of each item, in the order of ITEMS; months by turns.
TOLD = {
    "barrow": [(8, 8, 12), (41, 38, 20), (33, 20, 9)],
    "millom": [(1, 0, 3), (6, 2, 0), (12, 9, 2)],
    "kendal": [(8, 8, 40), (60, 5, 7), (21, 14, 1)],
    "bay": [(30, 20, 9), (33, 12, 25), (5, 3, 30)],
}
SUBJECTS = ("whole", "south-cumbria", "lancashire", "barrow-millom", "barrow", "millom", "bay")


def a_world(kind: str) -> None:
    """Two quarters of returns, of people counted twice or three times.

    A percentage of them is told, or is not, or those held are made up of the others.
    """
    for number, community in enumerate(TOLD):
        a_list(a_practice(f"A{number}", community), 5_003 + number)
    for part in ("barrow", "millom"):
        _make_part(Community.objects.get(code=part), a_community("barrow-millom"))
    some_items(kind)
    for month in MONTHS:
        a_period(month)
        for community, counts in TOLD.items():
            some_answers(month, community, counts[MONTHS.index(month) % 3])


def some_items(kind: str) -> None:
    held = an_item("held", over_time="latest")
    counted = {
        "held": held,
        "reviewed": an_item("reviewed", part_of=held, over_time="latest"),
        "walks": an_item("walks"),
    }
    left_out = {"reviewed_rate"} if kind == "no percentage" else set()
    if kind == "made up":
        counted["unreviewed"] = an_item("unreviewed", over_time="latest")
        held.adds_up_from.set([counted["reviewed"], counted["unreviewed"]])
    for code, (top, bottom) in MADE_OF.items():
        if bottom and code not in left_out:
            worked_out = {
                "subject": "worked_out",
                "numerator": counted[top],
                "denominator": counted.get(bottom),
                "divided_by": "item" if bottom in counted else "registered_people",
                "scale": str(MULTIPLIED.get(code, 100)),
            }
            if code == "reviewed_rate":
                worked_out |= {"scale": "percentage", "one": "", "many": ""}
            an_item(code, decimals=3, description="", **worked_out)


def some_answers(month: date, community: str, counts: tuple[int, ...]) -> None:
    by = an_analyst()
    of = Return.objects.create(
        community=Community.objects.get(code=community),
        period=Period.objects.get(month=month),
        status="accepted",
        submitted_by=by,
        submitted_at=NOW,
        first_submitted_at=NOW,
    )
    numbers = dict(zip(ITEMS, counts, strict=True))
    numbers["unreviewed"] = numbers["held"] - numbers["reviewed"]
    items = {item.code: item for item in Item.objects.filter(code__in=numbers)}
    for code, item in items.items():
        Value.objects.create(
            answered_in=of,
            item=item,
            state="number",
            number=numbers[code],
            saved_by=by,
            saved_at=NOW,
        )


def corrected(community: str, month: date, **numbers: int) -> None:
    """What the return says now; who is not reviewed follows, unless it is said too."""
    own = Value.objects.filter(
        answered_in__community__code=community, answered_in__period__month=month
    )
    before = dict(own.values_list("item__code", "number"))
    after = before | numbers
    if "unreviewed" not in numbers:
        after["unreviewed"] = after["held"] - after["reviewed"]
    for code in before:
        own.filter(item__code=code).update(number=after[code])


Cell = tuple[object, ...]


def counts_of(contents: Contents) -> dict[Cell, int | None]:
    """The counts of items by what they are of, a count once for all measures that show it."""
    found: dict[Cell, int | None] = {}
    for row in records(contents, "figures"):
        for item, count in zip(
            MADE_OF.get(row["measure"], ()), (row["numerator"], row["denominator"]), strict=False
        ):
            if item is not None:
                cell = (item, row["month"], row["place"])
                assert found.setdefault(cell, count) == count, cell
    return found


class RatioReader(Reader):
    """Somebody who holds releases, and knows what each ratio is made of and what is part of what.

    A count that was corrected is another one from then on; nobody is told which were. What there
    is of the places `known` is read in full, and `blind` is who is shown noughts alone.
    """

    def __init__(
        self,
        *releases: tuple[Contents, Contents],
        known: Collection[str] = (),
        blind: bool = False,
    ) -> None:
        super().__init__([])
        self.known, self.blind = known, blind
        for shown, in_full in releases:
            self._hold(shown, counts_of(in_full))

    def _hold(self, shown: Contents, true: dict[Cell, int | None]) -> None:
        of = {cell: (*cell[:2], true[cell], cell[2]) for cell in true if true[cell] is not None}
        told = counts_of(shown)
        for cell in of:
            if cell[2] in self.known:
                self.ranges[of[cell]] = int(true[cell]), int(true[cell])
            elif self.blind:
                self._note(of[cell], None if true[cell] else 0, SUPPRESSED if true[cell] else "")
            else:
                self._note(of[cell], told[cell], SUPPRESSED if told[cell] is None else "final")
        for row in [] if self.blind else records(shown, "figures"):
            self._divide(row, of)
        for whole in records(shown, "places"):
            self._add_places(shown, whole, of)
        for (item, month, place), cell in of.items():
            if item == "held":
                part = of["reviewed", month, place]
                self.see_rest(("rest", month, part[2], cell[2], place), part, cell)
                if other := of.get(("unreviewed", month, place)):
                    self.add_up(cell, [part, other])

    def _divide(self, row: dict, of: dict[Cell, Cell]) -> None:
        """What a value tells of one of its counts, were the other one hidden."""
        if row["measure"] not in MADE_OF or row["value"] is None:
            return
        top, bottom = MADE_OF[row["measure"]]
        counts = row["numerator"], row["denominator"]
        if bottom is not None and None in counts and counts != (None, None):
            ratio = row["value"] / MULTIPLIED.get(row["measure"], 100)
            item, count = (
                (top, counts[1] * ratio) if counts[0] is None else (bottom, counts[0] / ratio)
            )
            self.ranges[of[item, row["month"], row["place"]]] = (round(count), round(count))

    def _add_places(self, shown: Contents, whole: dict, of: dict[Cell, Cell]) -> None:
        ends = [place for place in records(shown, "places") if place["reports"]]
        own = [end["code"] for end in ends if _is_in(end, whole)]
        for (item, month, place), cell in of.items():
            if place == whole["code"] and own not in ([], [place]):
                self.add_up(cell, [of[item, month, code] for code in own])

    def see_rest(self, rest: Cell, part: Cell, whole: Cell) -> None:
        """The rest may be nought; it is shown nowhere."""
        self.ranges.setdefault(rest, (0, 10**9))
        self.add_up(whole, [part, rest])

    def found(self) -> list[Cell]:
        """The hidden counts that are recovered by either attack."""
        hidden = self.hidden - self.shown.keys()
        return [*self.recovered(hidden), *self.subtracted(hidden, self.shown)]


def both(edition) -> tuple[Contents, Contents]:
    return outside(edition), contents_of(edition, Audience.TEAM)


def now() -> tuple[Contents, Contents]:
    return live(Audience.OUTSIDE, NOW.date()), live(Audience.TEAM, NOW.date())
