"""A practice that counts for another community by now: its count is that community's."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.access import Role
from iccs.models import Community
from tests.people import a_user
from tests.targets.world import ACTIVE, OPENED, a_practice, a_rebase, a_trajectory, some_activity

pytestmark = pytest.mark.django_db
LEFT = ACTIVE[-2]


def test_the_month_of_a_practice_that_left_is_not_told_to_its_former_lead(system, lead_client):
    """It counts for Kendal by the rebase in force, but for Bay in the month asked for."""
    some_activity(a_practice("A1"), 40)
    some_activity(a_practice("A3", "bay"), 30)
    moved = a_practice("A2")
    some_activity(moved, 3)
    a_rebase(a_trajectory(), a_user("Ann Other", role=Role.ANALYST))
    moved.memberships.update(months=DateRange(OPENED, LEFT))
    moved.memberships.create(community=Community.objects.get(code="bay"), months=DateRange(LEFT))

    rows = {
        month: lead_client.get(f"/targets/kendal/?to={month:%Y-%m}").context["page"]
        for month in (ACTIVE[-3], LEFT)
    }

    before, after = (
        [row["actual"] for row in page.practices.table.rows_given] for page in rows.values()
    )
    assert before == [40, 3]
    assert after == [40, "has left since"]
