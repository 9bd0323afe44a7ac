"""Another set of cut-points takes effect between two editions."""

from datetime import date

import pytest

from iccs.models import Community
from reports.fields import write_rows
from reports.released_cells import HIDDEN, SHOWN, earlier_of, parts_of, rows_of
from tests.factories.assessment import (
    a_person_reference,
    an_assessment,
    both_cut_points,
    the_next_cut_points,
)
from tests.reports.quarter import BEFORE, LAST, MONTHS, closed
from tests.reports.test_attack import outside, records
from tests.targets.world import a_practice, some_activity


def assessed(people, score, on):
    for _ in range(people):
        an_assessment(a_person_reference(Community.objects.get(code="kendal")), score, on)


def people_first_at(edition):
    rows = records(edition, "activation")
    kendal = [row for row in rows if (row["place"], row["occasion"]) == ("kendal", "first")]
    return {row["level"]: row["people"] for row in kendal}


@pytest.mark.django_db
def test_two_editions_do_not_tell_who_is_between_two_sets(system):
    """At the next set's level 4 would be 30 more people than at the current one's."""
    both_cut_points()
    some_activity(a_practice("A1", "kendal"), 30, months=MONTHS)
    assessed(30, "65", date(2019, 8, 5))
    assessed(2, "80", date(2019, 8, 5))
    older = outside(closed(BEFORE))
    the_next_cut_points(date(2020, 2, 1))
    assessed(40, "45", date(2020, 3, 5))

    newer = outside(closed(LAST))

    at_level = [people_first_at(edition) for edition in (older, newer)]
    assert at_level[0][3] == at_level[1][3]
    assert at_level[0][4] == at_level[1][4] is None
    assert at_level[1][2] == 40


def test_editions_that_named_their_set_are_read_as_those_that_do_not():
    row = "activation by current", '["kendal", "first 4"]', ""
    kept = parts_of(write_rows(HIDDEN, [row]), write_rows(SHOWN, []))

    found = earlier_of(map(rows_of, kept), {})

    assert found.hidden_of("activation") == {("kendal", "first 4")}
