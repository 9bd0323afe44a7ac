"""Whoever was assessed again was assessed at first: of everybody together that is a sum as well."""

import pytest

from iccportal.lib.small_numbers import Rule
from measures.makeup import Makeup
from measures.tabulated import publish
from outcomes.levels import LevelSets
from outcomes.pam_counts import FIRST, REPEAT, SUMS, pam_counts
from tests.outcomes.scores import CURRENT, a_course

OWN, OTHER = frozenset("a"), frozenset("b")
SETS, RULE = LevelSets((CURRENT,)), Rule()
SCORES = {"1": "40", "2": "50", "3": "60", "4": "80", "-": None}


def people(**moves):
    """`from_13=4` are four from level 1 to 3, `from_2_=5` five at level 2 at first alone."""
    return [
        a_course(SCORES[name[5]], SCORES[name[6].replace("_", "-")])
        for name, number in moves.items()
        for _ in range(number)
    ]


NINE = (
    people(from_4_=1, from_1_=3, from_11=4),
    people(from_22=1, from_44=3, from_11=2, from_23=3),
)
SEVEN = (
    people(
        from_11=5,
        from_44=4,
        from_33=5,
        from_22=22,
        from_23=3,
        from_2_=3,
        from_34=2,
        from_3_=1,
    ),
    people(from_44=1, from_23=3, from_11=1, from_22=1, from_21=1),
)


@pytest.mark.parametrize(("own", "other"), [NINE, SEVEN])
def test_lead_does_not_find_all_of_the_other(own, other):
    """At most so many at first, and at least as many again."""
    of = {OWN: own, OTHER: other, OWN | OTHER: [*own, *other]}
    tables = {area: pam_counts(courses, SETS) for area, courses in of.items()}
    places = Makeup({OWN | OTHER: (OWN, OTHER)}, wholes=frozenset([OWN | OTHER]))

    shown = publish(tables, SUMS, places, RULE)

    first, again = (shown[OWN | OTHER][what] for what in (FIRST, REPEAT))
    assert shown[OTHER][FIRST] is None
    assert None in (first, again) or (
        RULE.can_be(again)[0] - tables[OWN][REPEAT] < RULE.can_be(first)[1] - tables[OWN][FIRST]
    )
