"""Means of wellbeing beside hidden counts, as somebody reads them who leads the other community."""

from datetime import date
from fractions import Fraction

import pytest

from iccportal.lib.small_numbers import Rule
from iccs.access import Access
from outcomes import wellbeing_figures
from outcomes.means import OPEN_BY, step_of
from outcomes.queries import scored
from outcomes.scales import WELLBEING
from tests.factories.assessment import a_person_reference, an_assessment
from tests.people import a_community

pytestmark = pytest.mark.django_db
DAY = date(2020, 3, 31)
BY_ICC = 1  # the second chart
RULE = Rule()


def scored_twice(code, before, after, people=1):
    for _ in range(people):
        person = a_person_reference(a_community(code))
        fields = {"instrument": "wemwbs", "project": "Garden"}
        an_assessment(person, str(before), **fields)
        an_assessment(person, str(after), DAY, occasion="repeat", **fields)


def told():
    """What is told of Kendal and of the whole to somebody outside."""
    by_icc = wellbeing_figures.charts(scored(WELLBEING, DAY), Access(DAY))[BY_ICC]
    rows = {row["name"]: row for row in by_icc.table.rows_given}
    return rows["Kendal ICC"], by_icc.table.rows_given[-1]


def can_be(count):
    low, high = (1, 99) if count == "hidden" else RULE.can_be(count)
    return range(low, high + 1)


def sums(row, mean, people):
    """From where to where the scores of so many people add up, by their mean as it is told."""
    if row[mean] == "hidden":
        return -9999, 9999
    found = Fraction(row[mean])
    half = step_of(can_be(row["pairs"])[0], OPEN_BY["wemwbs"]) / 2
    return people * (found - half), people * (found + half)


def fits(people, other, whole, own):
    """Whether Kendal may have so many, whom the reader's own scores leave of everybody's."""
    if people not in can_be(other["pairs"]) or people + own["pairs"] not in can_be(whole["pairs"]):
        return False
    for mean in ("before", "change"):
        low, high = sums(other, mean, people)
        least, most = (s - own[mean] for s in sums(whole, mean, people + own["pairs"]))
        if max(low, least) > min(high, most):
            return False
    return True


@pytest.mark.parametrize(("before", "own_before"), [(20, 60), (30, 52), (34, 50), (60, 20)])
def test_means_leave_open_how_many_there_are(system, before, own_before):
    """28 in Kendal, whom exact means would tell: then those who rose follow, and who did not."""
    scored_twice("kendal", before, before + 3, 26)
    scored_twice("kendal", before, before, 2)
    scored_twice("bay", own_before, own_before + 3, 22)
    scored_twice("bay", own_before, own_before, 21)
    own = {"pairs": 43, "before": 43 * own_before, "change": 66}

    kendal, whole = told()

    assert (kendal["rose"], kendal["same"]) == ("hidden", "hidden")
    numbers = [people for people in range(1, 99) if fits(people, kendal, whole, own)]
    assert 28 in numbers
    assert len(numbers) > 1


def test_mean_changes_leave_open_how_many_there_are(system):
    """14 in Kendal, of whom 13 rose: at most 14 by the means, and at least 13 by who rose."""
    own_changes = [4, 4, 3, 3, 3, 2, 2, 1, 0, 0, 0, -1, -1, -3, -4, -4, -4]
    for change in own_changes:
        scored_twice("bay", 38, 38 + change)
    for change in (3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 2):
        scored_twice("kendal", 38, 38 + change)
    people = len(own_changes)
    own = {"pairs": people, "before": 38 * people, "change": sum(own_changes)}

    kendal, whole = told()

    assert (kendal["rose"], kendal["same"]) == ("hidden", "hidden")
    assert fits(14, kendal, whole, own)
    assert fits(15, kendal, whole, own)


def test_interval_that_tells_how_many_fell_is_hidden(system):
    """Own 36 did not change, so that all squares are those of the six in Kendal.

    By the mean alone fewer could have fallen, by more points each: then squares would be larger.
    """
    scored_twice("bay", 40, 40, 36)
    scored_twice("kendal", 40, 37, 5)
    scored_twice("kendal", 40, 43)

    _, whole = told()

    assert (whole["rose"], whole["fell"], whole["change"]) == ("hidden", "hidden", -0.5)
    assert (whole["low"], whole["high"]) == ("hidden", "hidden")


def test_interval_that_tells_nothing_hidden_is_shown(system):
    for code in ("bay", "kendal"):
        scored_twice(code, 40, 47, 12)
        scored_twice(code, 40, 40, 12)
        scored_twice(code, 40, 35, 12)

    kendal, whole = told()

    assert "hidden" not in kendal.values()
    assert whole["low"] < whole["change"] < whole["high"]
