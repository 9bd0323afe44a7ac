"""Nobody outside the team finds a hidden count, whatever they set against whatever."""

from collections.abc import Sequence
from datetime import date

import pytest

from iccportal.lib.small_numbers import Audience
from measures.states import SUPPRESSED
from reports.contents import COMMUNITY, GROUP, PART, TABLES, WHOLE, Contents
from reports.editions import contents_of
from tests.reports.attack import Attack
from tests.reports.quarter import BEFORE, LAST, a_system, closed, correct

pytestmark = pytest.mark.django_db

OUTCOMES = {"plan": "reablement_plan_rate", "refused": "reablement_refused"}


def records(contents: Contents, table: str) -> list[dict]:
    return [dict(zip(TABLES[table].names, row, strict=True)) for row in contents.rows[table]]


class Reader(Attack):
    """Somebody who holds some editions, released to anybody."""

    def __init__(self, releases: Sequence[Contents]) -> None:
        super().__init__()
        self.hidden: set = set()
        self.shown: dict = {}
        for contents in releases:
            self._take(contents)

    def _take(self, contents: Contents) -> None:
        self._cells(contents, "shares", "activity", ("stream", "rebase"))
        self._cells(contents, "reablement", "count", ("month", "cut", "category"))
        self._cells(contents, "activation", "people", ("occasion", "level"))
        self._figures(contents)
        self._cuts(contents)

    def _cells(self, contents, table, counted, of):
        found: dict = {}
        for row in records(contents, table):
            # people of PAM are counted up to an edition's end, and so are others in another
            until = contents.heading.last_month if table == "activation" else None
            cell = (table, until, *(row[name] for name in of), row["place"])
            self._note(cell, row[counted], row["state"])
            found.setdefault(cell[:-1], set()).add(row["place"])
        for what, places in found.items():
            self._places(contents, what, places)

    def _figures(self, contents):
        found: dict = {}
        for row in records(contents, "figures"):
            for part in ("numerator", "denominator"):
                if row[part] is None and row["state"] != SUPPRESSED:
                    continue
                cell = ("figures", row["measure"], part, row["month"], row["place"])
                if part == "denominator" and row["denominator"] is None:
                    continue
                self._note(cell, row[part], SUPPRESSED if row[part] is None else "final")
                if not (row["measure"] == "nel_share" and part == "denominator"):
                    found.setdefault(cell[:-1], set()).add(row["place"])
        for what, places in found.items():
            if what[1] in ("nel_admissions", "reablement_assessments"):
                self._places(contents, what, places)

    def _cuts(self, contents):
        """Routes add up to all assessments; outcomes do not, for some are the team's alone."""
        cells: dict = {}
        for row in records(contents, "reablement"):
            cell = ("reablement", None, row["month"], row["cut"], row["category"], row["place"])
            cells.setdefault((row["month"], row["cut"], row["place"]), []).append(cell)
        for (month, cut, place), parts in cells.items():
            total = ("figures", "reablement_assessments", "numerator", month, place)
            if cut == "route" and total in self.ranges:
                self.add_up(total, parts)
        for month, _, place in cells:
            for category, measure in OUTCOMES.items():
                one = ("figures", measure, "numerator", month, place)
                if one in self.ranges:
                    self.add_up(one, [("reablement", None, month, "outcome", category, place)])

    def _note(self, cell, count, state):
        if state == SUPPRESSED:
            self.hidden.add(cell)
            self.see(cell, None)
        elif count is not None:
            self.shown[cell] = int(count)
            self.see(cell, int(count))

    def _places(self, contents, what, there):
        """Each place is the sum of those that report for it."""
        places = records(contents, "places")
        ends = [place for place in places if place["reports"] and place["code"] in there]
        for place in places:
            own = [end["code"] for end in ends if _is_in(end, place)]
            if place["code"] in there and own and own != [place["code"]]:
                self.add_up((*what, place["code"]), [(*what, code) for code in own])


def _is_in(end, place) -> bool:
    code = place["code"]
    return {
        WHOLE: True,
        GROUP: end["group"] == code,
        COMMUNITY: code in (end["code"], end["parent"]),
        PART: end["code"] == code,
    }[place["kind"]]


def outside(edition) -> Contents:
    return contents_of(edition, Audience.OUTSIDE)


@pytest.fixture
def known(system):
    a_system()


def test_nothing_is_recovered_from_one_edition(known):
    reader = Reader([outside(closed())])

    assert len(reader.hidden) > 20
    assert reader.recovered(reader.hidden) == []
    assert reader.subtracted(reader.hidden, reader.shown) == []


def test_attack_finds_what_a_careless_release_gives_away(known):
    """The attack itself is worth something: with one secondary cell shown it finds another."""
    reader = Reader([outside(closed())])
    millom = next(cell for cell in reader.hidden if cell[:2] == ("figures", "nel_admissions"))
    siblings = [cell for cell in reader.hidden if cell[:4] == millom[:4] and cell != millom]

    reader.hidden -= set(siblings)
    reader.shown |= dict.fromkeys(siblings, 30)

    assert millom in reader.subtracted([millom], reader.shown)


def test_nothing_is_recovered_from_editions_that_follow_each_other(known):
    reader = Reader([outside(closed(BEFORE, reason="Late.")), outside(closed())])

    assert reader.recovered(reader.hidden) == []
    assert reader.subtracted(reader.hidden, reader.shown) == []


def test_nothing_is_recovered_from_a_corrected_edition(known):
    closed()
    correct("A3", 8, [date(2019, 11, 1)])
    correct("A4", 9, [date(2019, 10, 1)])
    correct("A2", 5, [date(2019, 12, 1)])

    reader = Reader([outside(closed()), outside(closed(BEFORE, reason="Late."))])

    assert reader.recovered(reader.hidden) == []
    assert reader.subtracted(reader.hidden, reader.shown) == []


def test_what_was_hidden_once_is_hidden_in_later_editions(known):
    before = Reader([outside(closed(BEFORE, reason="Late."))]).hidden
    correct("A4", 50, LAST.months)

    after = Reader([outside(closed())]).hidden

    assert {cell for cell in before if cell[0] == "figures"} <= after


def test_no_sentence_or_limit_tells_a_hidden_figure(known):
    contents = outside(closed())

    hidden = {(f["measure"], f["place"]) for f in records(contents, "figures") if _all(contents, f)}
    for series in records(contents, "series"):
        if (series["measure"], series["place"]) in hidden:
            assert not any(digit in series["sentence"] for digit in "0123456789")
    for figure in records(contents, "figures"):
        if (figure["measure"], figure["place"]) in hidden:
            assert (figure["mean"], figure["lower"], figure["upper"]) == (None, None, None)


def _all(contents: Contents, figure: dict) -> bool:
    return figure["measure"] == "nel_admissions" and figure["place"] == "millom"
