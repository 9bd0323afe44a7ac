"""A rebase is drafted over a complete window, signed by an analyst, and then never changes."""

from datetime import date
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError

from iccportal.lib.nhs_calendar import add_months
from iccs.access import Role
from iccs.models import Practice
from targets.models import Activity, PlannedMonth, Rebase, Share
from targets.queries import trajectory_in_force
from targets.rebasing import draft_rebase, sign_rebase
from targets.windows import RefusedError
from tests.people import a_user
from tests.targets.world import (
    ACTIVE,
    Q1,
    Q2,
    Q3,
    WINDOW_END,
    a_merger,
    a_practice,
    a_rebase,
    a_trajectory,
    some_activity,
    two_communities,
)

pytestmark = pytest.mark.django_db
REFUSED_BY_DATABASE = (IntegrityError, InternalError)


@pytest.fixture
def analyst():
    return a_user("Anna Analyst", role=Role.ANALYST)


@pytest.fixture
def trajectory():
    return two_communities()


def refused(trajectory, by, **changes):
    with pytest.raises(RefusedError) as caught:
        a_rebase(trajectory, by, **changes)
    return caught.value.reasons


def test_a_draft_keeps_every_practices_activity_in_the_window(trajectory, analyst):
    draft = a_rebase(trajectory, analyst, signed=False)

    rows = draft.shares.order_by("practice__code")
    assert list(rows.values_list("practice__code", "community__code", "activity", "total")) == [
        ("A1", "kendal", 120, 480),
        ("A2", "bay", 360, 480),
    ]
    assert (draft.window.lower, draft.window.upper) == (date(2018, 2, 1), date(2019, 2, 1))


def test_a_draft_is_not_in_force(trajectory, analyst):
    a_rebase(trajectory, analyst, signed=False)

    assert trajectory_in_force("nel").planned(Q1) is None


def test_a_signed_rebase_is_in_force_from_its_quarter(trajectory, analyst):
    rebase = a_rebase(trajectory, analyst)

    in_force = trajectory_in_force("nel")

    assert (rebase.signed_by, rebase.note) == (analyst, "Agreed.")
    assert in_force.whole(["kendal"], Q1) == 10
    assert in_force.exact(["bay"], Q1) == 30


def test_a_later_rebase_takes_over_from_its_quarter_alone(trajectory, analyst):
    a_rebase(trajectory, analyst)
    before = trajectory_in_force("nel")
    Activity.objects.filter(practice__code="A1", month=add_months(WINDOW_END, 3)).update(count=370)

    a_rebase(trajectory, analyst, effective_from=Q2, window_end=add_months(WINDOW_END, 3))

    after = trajectory_in_force("nel")
    for month in (Q1, add_months(Q1, 1), add_months(Q1, 2)):
        assert after.months[month] == before.months[month]
    assert after.exact(["kendal"], Q2) == Fraction(480, 840) * 40


def test_a_merged_practice_counts_for_its_successors_community(trajectory, analyst):
    closed = a_practice("A3", end=date(2018, 8, 1))
    some_activity(closed, 5, months=ACTIVE[:6])
    a_merger(closed, Practice.objects.get(code="A2"), date(2018, 8, 1))

    draft = a_rebase(trajectory, analyst, signed=False)

    share = draft.shares.get(practice=closed)
    assert (share.community.code, share.activity, share.total) == ("bay", 30, 510)


def test_missing_practice_months_are_named(trajectory, analyst):
    Activity.objects.filter(practice__code="A1", month__in=ACTIVE[:2]).delete()

    assert refused(trajectory, analyst) == (
        "Surgery A1 (A1) has no figure for Feb 2018, Mar 2018.",
    )


def test_provisional_months_are_refused(trajectory, analyst):
    Activity.objects.filter(practice__code="A2", month=WINDOW_END).update(state="provisional")

    assert refused(trajectory, analyst) == ("Surgery A2 (A2): still provisional for Jan 2019.",)


def test_a_practice_that_counts_nowhere_is_named(trajectory, analyst):
    some_activity(a_practice("A3", end=date(2018, 8, 1)), months=ACTIVE[:6])

    (reason,) = refused(trajectory, analyst)

    assert reason.startswith("Surgery A3 (A3) has activity in the window, but no community")


def test_a_window_has_to_end_before_the_quarter(trajectory, analyst):
    reasons = refused(trajectory, analyst, window_end=Q1)

    assert reasons == ("The window ends with April 2019: it has to end before April 2019.",)


def test_a_rebase_takes_effect_with_a_quarter(trajectory, analyst):
    reasons = refused(trajectory, analyst, effective_from=date(2019, 5, 1))

    assert reasons == ("May 2019 is not the first month of a quarter.",)


def test_a_quarter_has_to_be_planned_for(analyst):
    two_communities()
    short = a_trajectory(months=[Q1])

    reasons = refused(short, analyst)

    assert reasons == (
        "The trajectory plans nothing for May 2019.",
        "The trajectory plans nothing for June 2019.",
    )


def test_what_is_signed_is_not_gone_behind(trajectory, analyst):
    a_rebase(trajectory, analyst, effective_from=Q2)

    (reason,) = refused(trajectory, analyst, effective_from=Q1)

    assert reason == (
        "The rebase from July 2019 is signed: the next one takes effect from a later quarter."
    )


def test_a_quarter_is_signed_once(trajectory, analyst):
    a_rebase(trajectory, analyst)

    (reason,) = refused(trajectory, analyst)

    assert reason.startswith("The rebase from April 2019 is signed")


def test_an_older_draft_cannot_be_signed_after_a_later_one(trajectory, analyst):
    older = a_rebase(trajectory, analyst, signed=False)
    a_rebase(trajectory, analyst, effective_from=Q2)

    with pytest.raises(RefusedError, match="July 2019 is signed"):
        sign_rebase(rebase=older.pk, by=analyst)


def test_a_draft_of_the_same_quarter_is_replaced(trajectory, analyst):
    first = a_rebase(trajectory, analyst, signed=False)

    second = a_rebase(trajectory, analyst, signed=False, window_end=add_months(WINDOW_END, 1))

    assert list(Rebase.objects.all()) == [second]
    with pytest.raises(RefusedError, match="drafted again meanwhile"):
        sign_rebase(rebase=first.pk, by=analyst)


def test_signing_twice_is_refused(trajectory, analyst):
    rebase = a_rebase(trajectory, analyst)

    with pytest.raises(RefusedError, match="signed already"):
        sign_rebase(rebase=rebase.pk, by=analyst)


@pytest.mark.parametrize("role", [Role.LEAD, Role.GROUP_MEMBER, Role.ADMINISTRATOR, None])
def test_nobody_but_analysts_drafts_or_signs(trajectory, analyst, role):
    draft = a_rebase(trajectory, analyst, signed=False)
    somebody = a_user(role=role)

    with pytest.raises(PermissionDenied):
        draft_rebase(trajectory=trajectory, effective_from=Q3, window_end=WINDOW_END, by=somebody)
    with pytest.raises(PermissionDenied):
        sign_rebase(rebase=draft.pk, by=somebody)


@pytest.mark.parametrize(
    "change",
    [
        lambda: Rebase.objects.update(note="Changed"),
        lambda: Rebase.objects.all().delete(),
        lambda: Share.objects.update(activity=0),
        lambda: Share.objects.first().delete(),
        lambda: PlannedMonth.objects.filter(month=Q1).update(planned=1),
        lambda: PlannedMonth.objects.filter(month=Q3).delete(),
    ],
)
def test_what_was_signed_never_changes(trajectory, analyst, change):
    a_rebase(trajectory, analyst)

    with pytest.raises(REFUSED_BY_DATABASE, match="never changes"), transaction.atomic():
        change()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE targets_rebase SET status = 'draft', signed_by_id = NULL, signed_at = NULL",
        "DELETE FROM targets_rebase",
        "UPDATE targets_share SET total = total + 1",
        "DELETE FROM targets_share",
        "INSERT INTO targets_share (rebase_id, practice_id, community_id, activity, total) "
        "SELECT rebase_id, practice_id, community_id, 1, 2 FROM targets_share LIMIT 1",
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE targets_rebase CASCADE",
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE targets_share",
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE targets_plannedmonth",
    ],
)
def test_not_even_by_sql(trajectory, analyst, sql):
    a_rebase(trajectory, analyst)

    with (
        pytest.raises(REFUSED_BY_DATABASE, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
