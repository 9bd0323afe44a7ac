"""Counts that people say make up another one, released with it."""

from dataclasses import replace

from measures.adding_up import counts_on, ledger_of
from measures.cells import Cell, shelf_of
from measures.definition import Part, Suppression
from measures.release import family, release
from measures.states import SUPPRESSED
from tests.measures.measures_of import JANUARY
from tests.measures.test_release import (
    EAST,
    GROUP,
    NORTH,
    PLACES,
    RULE,
    SOUTH,
    WHOLE,
    a_count_measure,
    counts_of,
    shown,
)


def a_count_of(code: str, *addends: str):
    """A count by a provider of its own, which adds up from others."""
    return a_count_measure(
        code=code,
        numerator=Part(code, code.capitalize(), ""),
        adds_up_from=tuple(Part(name, name.capitalize(), "") for name in addends),
    )


HELD, REVIEWED, UNREVIEWED = OWN = (
    a_count_of("held", "reviewed", "unreviewed"),
    a_count_of("reviewed"),
    a_count_of("unreviewed"),
)


def figures_of(*counts):
    return {
        one.code: counts_of(one, north=n, south=s, east=e)
        for one, n, s, e in zip(OWN, counts, (100, 60, 40), (90, 40, 50), strict=True)
    }


def test_whole_and_what_it_adds_up_from_are_one_family():
    other = a_count_of("other")

    for one in OWN:
        assert family(one, [other, *OWN]) == list(OWN)
    assert family(other, [other, *OWN]) == [other]


def test_measure_whose_small_numbers_are_shown_is_in_no_family():
    open_one = replace(REVIEWED, suppression=Suppression.NONE)

    assert family(HELD, [HELD, open_one]) == [HELD]


def test_definition_says_what_makes_it_up():
    assert HELD.made_of == "Reviewed + Unreviewed"
    assert REVIEWED.made_of == ""


def test_rest_of_a_whole_is_not_found_by_subtraction():
    out = release(OWN, figures_of(43, 40, 3), PLACES, RULE)

    north = [shown(out, one, NORTH) for one in OWN]
    assert north[2].state == SUPPRESSED
    assert [one.value for one in north].count(None) > 1


def test_one_person_is_not_found_where_the_figures_do_not_add_up():
    """13 to 17 held, and 8 or more in each of two: whoever adds up finds the one that there is."""
    third = a_count_of("third")
    held = a_count_of("held", "reviewed", "unreviewed", "third")
    own = (held, REVIEWED, UNREVIEWED, third)
    figures = {one.code: counts_of(one, north=n) for one, n in zip(own, (16, 8, 8, 1), strict=True)}

    out = release(own, figures, PLACES, RULE)

    assert [shown(out, one, NORTH).value for one in own].count(None) > 1


def ledger_with(*counts):
    figures = figures_of(*counts)
    shelf = shelf_of(OWN, figures, PLACES.areas)
    return ledger_of(counts_on(shelf), OWN, PLACES, [], RULE)


def totals(sums, area=NORTH):
    return [one for one in sums if one.total == Cell(JANUARY, "held", "+".join(sorted(area)))]


def test_sum_that_holds_is_known_and_one_that_does_not_is_doubted():
    holds, does_not = ledger_with(43, 40, 3), ledger_with(43, 40, 2)

    assert [[p.provider for p in one.parts] for one in totals(holds.sums)] == [
        ["reviewed", "unreviewed"]
    ]
    assert totals(does_not.sums) == []
    assert [cell.provider for cell in does_not.doubted if cell.communities == "north"] == [
        "held",
        "reviewed",
        "unreviewed",
    ]


def test_some_of_what_makes_up_a_whole_are_part_of_it():
    """What was not sent leaves a rest of three that nobody may find."""
    ledger = ledger_with(43, 40, None)

    [contained] = totals(ledger.sums)
    assert [ledger.counts[part] for part in contained.parts] == [40, 3]
    assert not [cell for cell in ledger.doubted if cell.communities == "north"]


def test_whole_without_any_of_what_makes_it_up_stands_alone():
    ledger = ledger_with(43, None, None)

    assert totals(ledger.sums) == []
    assert not [cell for cell in ledger.doubted if cell.communities == "north"]


def test_figures_that_do_not_add_up_are_hidden_with_all_places_that_have_them():
    out = release(OWN, figures_of(103, 50, 50), PLACES, RULE)

    for area in (NORTH, GROUP, WHOLE):
        assert {shown(out, one, area).state for one in OWN} == {SUPPRESSED}
    assert [shown(out, one, SOUTH).value for one in OWN] == [100, 60, 40]
    assert [shown(out, one, EAST).value for one in OWN] == [90, 40, 50]
