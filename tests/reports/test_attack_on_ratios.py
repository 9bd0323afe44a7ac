"""Nobody outside the team finds a hidden count of an item of returns by way of its ratios."""

import re
from datetime import date

import pytest

from iccportal.lib.small_numbers import Audience
from iccs.models import Community
from measures.states import SUPPRESSED
from reports.contents import FIGURES, Contents
from reports.editions import contents_of
from reports.feed.release import release_of
from reports.live import live
from reports.packs.composing import compose
from returns.models import Item, Period, Return, Value
from tests.factories.practice import a_list
from tests.people import a_community
from tests.reports.quarter import BEFORE, LAST, NOW, _make_part, an_analyst, closed
from tests.reports.test_attack import Reader, _is_in, outside, records
from tests.returns.asked import a_period, an_item
from tests.targets.world import a_practice

pytestmark = pytest.mark.django_db
ITEMS = ("held", "reviewed", "walks")
MADE_OF = {
    **{code: (code, None) for code in ITEMS},
    "reviewed_in_100": ("reviewed", "held"),
    "reviewed_rate": ("reviewed", "held"),
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


@pytest.fixture(params=["percentage", "no percentage"])
def told(request, system):
    """Two quarters of returns; of people counted twice a percentage is told, or is not."""
    for number, community in enumerate(TOLD):
        a_list(a_practice(f"A{number}", community), 5_003 + number)
    for part in ("barrow", "millom"):
        _make_part(Community.objects.get(code=part), a_community("barrow-millom"))
    some_items(percentage=request.param == "percentage")
    for month in MONTHS:
        a_period(month)
        for community, counts in TOLD.items():
            some_answers(month, community, counts[MONTHS.index(month) % 3])


def some_items(*, percentage: bool) -> None:
    held = an_item("held", over_time="latest")
    counted = {
        "held": held,
        "reviewed": an_item("reviewed", part_of=held),
        "walks": an_item("walks"),
    }
    for code, (top, bottom) in MADE_OF.items():
        if bottom and (percentage or code != "reviewed_rate"):
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
    for code, number in zip(ITEMS, counts, strict=True):
        Value.objects.create(
            answered_in=of,
            item=Item.objects.get(code=code),
            state="number",
            number=number,
            saved_by=by,
            saved_at=NOW,
        )


def corrected(community: str, item: str, month: date, number: int) -> None:
    own = {"answered_in__community__code": community, "answered_in__period__month": month}
    Value.objects.filter(item__code=item, **own).update(number=number)


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

    A count that was corrected is another one from then on; nobody is told which were.
    """

    def __init__(self, *releases: tuple[Contents, Contents]) -> None:
        super().__init__([])
        for shown, in_full in releases:
            self._hold(shown, counts_of(in_full))

    def _hold(self, shown: Contents, true: dict[Cell, int | None]) -> None:
        of = {cell: (*cell[:2], true[cell], cell[2]) for cell in true if true[cell] is not None}
        told = counts_of(shown)
        for cell in of:
            self._note(of[cell], told[cell], SUPPRESSED if told[cell] is None else "final")
        for row in records(shown, "figures"):
            self._divide(row, of)
        for whole in records(shown, "places"):
            self._add_places(shown, whole, of)
        for (item, month, place), cell in of.items():
            if item == "held":
                part = of["reviewed", month, place]
                self.see_rest(("rest", month, part[2], cell[2], place), part, cell)

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


def test_nothing_of_a_ratio_is_recovered_from_one_edition(told):
    reader = RatioReader(both(closed()))

    assert len(reader.hidden) > 20
    assert {cell[0] for cell in reader.hidden} >= set(ITEMS)
    assert reader.found() == []


def test_nothing_of_a_ratio_is_recovered_from_what_is_live_today(told):
    reader = RatioReader(now())

    assert len(reader.hidden) > 20
    assert reader.found() == []


def test_nothing_of_a_ratio_is_recovered_from_editions_before_and_after_corrections(told):
    releases = [both(closed(BEFORE)), both(closed())]
    corrected("millom", "reviewed", BEFORE.last, 1)
    corrected("millom", "held", LAST.months[1], 5)
    corrected("millom", "reviewed", LAST.months[1], 4)
    corrected("kendal", "held", LAST.first, 13)
    corrected("barrow", "walks", LAST.first, 3)
    releases += [both(closed()), now()]

    # taken for exact, totals of two editions tell how much a place changed; as rounded, they do not
    reader = RatioReader(*releases)
    assert reader.recovered(reader.hidden - reader.shown.keys()) == []


def test_a_ratio_added_after_an_edition_tells_nothing_of_what_it_hid(told):
    ratios = Item.objects.exclude(numerator=None)
    fields = list(ratios.values())
    ratios.delete()
    first = both(closed())
    Item.objects.bulk_create(Item(**one) for one in fields)

    assert RatioReader(first, both(closed()), now()).found() == []


def test_a_ratio_is_that_of_the_counts_beside_it(told):
    for row in records(outside(closed()), "figures"):
        if row["measure"] in MADE_OF and row["denominator"] and row["value"] is not None:
            by = MULTIPLIED.get(row["measure"], 100)
            assert row["value"] == pytest.approx(by * row["numerator"] / row["denominator"])
            assert row["numerator"] % 5 == row["denominator"] % 5 == 0


def test_sentences_of_ratios_tell_released_counts_alone(told):
    shown = outside(closed())
    sentences = [
        row["sentence"] for row in records(shown, "series") if MADE_OF.get(row["measure"], "?")[1:]
    ]
    counts = re.findall(r"(\d+) (?:for|of) ([\d,]+)", " ".join(sentences))

    assert len(counts) > 5
    assert all(int(n.replace(",", "")) % 5 == 0 for pair in counts for n in pair)


def test_packs_of_every_place_tell_what_the_edition_tells(told):
    shown = outside(closed())
    table = {(row["measure"], row["place"], row["month"]): row for row in records(shown, "figures")}
    measures = sorted({measure for measure, *_ in table} & MADE_OF.keys())
    for place in (row["code"] for row in records(shown, "places")):
        for section in compose(shown, place, measures).sections:
            for point in section.subject.points:
                row = table.get((section.code, place, point.month), {})
                own = (point.numerator, point.denominator, point.value)
                assert own == tuple(
                    None if row.get(n) is None else float(row[n])
                    for n in ("numerator", "denominator", "value")
                )


def test_the_feed_tells_what_is_released(told):
    edition = closed()
    for code, contents in (("live", now()[0]), (outside(edition).heading.code, outside(edition))):
        fed = release_of(code, Audience.OUTSIDE, NOW.date())

        assert fed.rows(FIGURES) == contents.rows["figures"]
