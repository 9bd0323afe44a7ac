"""Counts by place that no measure has, released outside the team."""

from datetime import date

from iccportal.lib.small_numbers import Rule
from iccs.queries import Register
from measures.makeup import makeup
from reports.rows.counts import Counted, over_places, release, sums_of_places
from reports.rows.places import edition_places
from tests.measures.test_makeup import a_place


def told(*readers: frozenset[str]) -> list[int | None]:
    """Of the whole and three communities: 46 of 43 to 47 people are of the first two."""
    places = tuple(map(a_place, ("east", "north", "south")))
    register = Register(date(2020, 1, 1), places, (), read_together=frozenset(readers))
    known = edition_places(register)
    people = {"east": 20, "north": 26, "south": 1}
    cells = {("people", code): Counted(count) for code, count in people.items()}
    sums = sums_of_places(cells, known)
    readings = makeup(register).read_in_full
    found = release(over_places(cells, known), sums, known, readings, Rule())
    return [cell.count for cell in found.values()]


def test_who_reads_two_places_does_not_find_a_third():
    assert told() == [45, None, 25, None]
    assert told(frozenset({"east", "north"})) == [None, None, 25, None]
