"""People ever assessed grow from edition to edition: what two tell of who came between."""

from datetime import date

import pytest

from iccs.models import Community
from reports.contents import WHOLE
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.reports.attack import MANY, Attack
from tests.reports.quarter import BEFORE, LAST, MONTHS, closed
from tests.reports.test_attack import outside, records
from tests.targets.world import a_practice, some_activity

FEBRUARY = date(2020, 2, 1)
PLACES = ("kendal", "bay", "millom", "barrow")


@pytest.fixture(autouse=True)
def _communities(system):
    both_cut_points()
    for number, place in enumerate(PLACES):
        some_activity(a_practice(f"A{number}", place), 30, months=MONTHS)


def assessed(place, people, month):
    for _ in range(people):
        person = a_person_reference(Community.objects.get(code=place))
        an_assessment(person, "50", month.replace(day=5))


def attacked(older, newer):
    """A reader who takes what two editions tell of people at level 2, all there are, together."""
    attack = Attack()
    for then, edition in ((True, older), (False, newer)):
        for row in records(edition, "activation"):
            if (row["occasion"], row["level"]) == ("first", 2):
                attack.see((row["place"], then), row["people"])
    for row in records(newer, "figures"):
        if row["measure"] == "pam_first_assessments" and row["month"] == FEBRUARY:
            attack.see((row["place"], "February"), row["numerator"])
    for place in (*PLACES, WHOLE):
        attack.ranges[place, "came"] = 0, MANY
        attack.add_up((place, False), [(place, True), (place, "came")])
        attack.add_up((place, "came"), [(place, "February")])
    for when in (True, False, "came", "February"):
        attack.add_up((WHOLE, when), [(place, when) for place in PLACES])
    return attack


@pytest.mark.parametrize(
    ("before", "came"),
    [
        # each is 15 and then 20, everybody 70 both times: each grew by one at least, all by four
        ((17, 17, 17, 17), (1, 1, 1, 1)),
        ((21, 11, 17, 9), (1, 0, 1, 0)),
        ((40, 12, 22, 9), (2, 0, 1, 1)),
    ],
)
def test_two_editions_do_not_tell_who_came_between(before, came):
    for place, people in zip(PLACES, before, strict=True):
        for month, some in ((5, people - 2), (6, 1), (7, 1)):
            assessed(place, some, date(2019, month, 1))
    older = outside(closed(BEFORE))
    for place, people in zip(PLACES, came, strict=True):
        assessed(place, people, FEBRUARY)

    attack = attacked(older, outside(closed(LAST)))

    few = [(place, "February") for place, people in zip(PLACES, came, strict=True) if people]
    assert attack.recovered(few) == []
