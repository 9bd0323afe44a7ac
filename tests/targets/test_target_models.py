import pytest

from iccs.access import Role
from targets.models import Activity, PlannedMonth, Share
from tests.people import a_user
from tests.targets.world import a_rebase, two_communities

pytestmark = pytest.mark.django_db


def test_rows_in_words() -> None:
    trajectory = two_communities()
    rebase = a_rebase(trajectory, a_user("Ann Other", role=Role.ANALYST))
    activity, share = Activity.objects.earliest("month"), Share.objects.earliest("pk")
    planned = PlannedMonth.objects.earliest("month")

    assert str(trajectory) == trajectory.name
    assert str(trajectory.stream) == trajectory.stream.name
    assert str(rebase) == f"{trajectory.stream.name}, from {rebase.effective_from}"
    assert str(activity) == f"{activity.practice}, {activity.month}: {activity.count}"
    assert str(planned) == f"{planned.month}: {planned.planned}"
    assert str(share) == f"{share.practice}: {share.activity} of {share.total}"
