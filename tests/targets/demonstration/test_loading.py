"""The demonstration over the real register: exact, signed, kept by a second run, and removable."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.models import Sum

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import add_months
from iccs.access import Role, access_of
from iccs.models import Practice
from measures.models import Batch, Recalculation
from targets.demonstration.load import PASSWORD
from targets.demonstration.story import read_demonstration
from targets.models import Activity, PlannedMonth, Rebase, Share, Trajectory
from targets.queries import trajectory_in_force
from tests.targets.world import a_trajectory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def loaded(db, capsys):
    call_command("load_register")
    call_command("load_demonstration")


def monthly_sums():
    rows = Activity.objects.values_list("month").annotate(Sum("count"))
    return dict(rows.order_by("month"))


def test_every_month_adds_up_to_the_published_figure(loaded):
    demonstration = read_demonstration()

    assert monthly_sums() == {
        month: demonstration.published[month] for month in demonstration.activity_months
    }


def test_each_quarter_of_the_trajectory_has_a_signed_rebase(loaded):
    rebases = Rebase.objects.order_by("effective_from")

    assert len(rebases) == 12
    assert {rebase.status for rebase in rebases} == {"signed"}
    for rebase in rebases:
        assert add_months(rebase.window.upper, 2) == rebase.effective_from


def test_communities_add_up_to_the_trajectory_in_every_month(loaded):
    planned = dict(PlannedMonth.objects.values_list("month", "planned"))

    shared_out = trajectory_in_force("nel").months

    assert len(shared_out) == 36
    assert {m: sum(f.whole.values()) for m, f in shared_out.items()} == planned


def test_everything_made_up_is_marked(loaded):
    assert not Activity.objects.filter(batch__illustrative=False).exists()
    assert not Trajectory.objects.filter(batch__illustrative=False).exists()
    assert not Rebase.objects.filter(illustrative=False).exists()


def test_closed_practices_stop_and_garstang_has_nothing(loaded):
    stoneleigh = Activity.objects.filter(practice__code="A82034").order_by("month")

    assert stoneleigh.last().month == date(2020, 6, 1)
    assert not Activity.objects.filter(practice__code="P81006").exists()


def test_each_role_can_sign_in(loaded, client):
    people = {person.email.split("@")[0]: person for person in User.objects.all()}

    roles = {name: access_of(person, date.today()).roles for name, person in people.items()}

    assert roles == {
        "lead.kendal": {Role.LEAD},
        "group.south.cumbria": {Role.GROUP_MEMBER},
        "analyst": {Role.ANALYST},
        "administrator": {Role.ADMINISTRATOR},
    }
    assert client.login(email="analyst@example.nhs.uk", password=PASSWORD)


def test_a_second_run_keeps_what_is_there(loaded, capsys):
    before = list(Activity.objects.order_by("pk").values_list("pk", "count"))

    call_command("load_demonstration")

    assert list(Activity.objects.order_by("pk").values_list("pk", "count")) == before
    assert "is there already" in capsys.readouterr().out


def test_clearing_removes_it_all_but_the_register(loaded, capsys):
    call_command("clear_demonstration", "--no-input")

    for model in (Activity, Rebase, Share, Trajectory, PlannedMonth, Recalculation, User, Batch):
        assert not model.objects.exists()
    assert Practice.objects.exists()
    call_command("load_demonstration")
    assert len(monthly_sums()) == 50


@pytest.mark.parametrize(("answer", "left"), [("yes\n", False), ("no\n", True), ("", True)])
def test_clearing_asks_first(db, capsys, monkeypatch, answer, left):
    a_trajectory()
    monkeypatch.setattr("sys.stdin", StringIO(answer))

    call_command("clear_demonstration")

    assert Trajectory.objects.exists() is left
    assert "The register stays." in capsys.readouterr().out
