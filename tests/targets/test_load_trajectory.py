"""Loading the system's plan: a new trajectory for the rebases to come, or every fault at once."""

import io

import pytest
from django.core.management import call_command

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from measures.models import Batch
from targets.actions import load_trajectory
from targets.models import PlannedMonth, Stream, Trajectory
from targets.rebase_queries import trajectory_to_share_out
from tests.targets.csv_files import saved, trajectory_file

pytestmark = pytest.mark.django_db


def ran(path, *arguments):
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("load_trajectory", str(path), *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        status = end.code
    return status, out.getvalue(), err.getvalue()


def test_planned_figures_become_a_trajectory_of_the_stream(tmp_path):
    path = saved(tmp_path / "T.csv", trajectory_file(m2021_04=10, m2021_05=0, m2021_06=12))

    status, out, _ = ran(path, "--name", "Plan 2021/22", "--source", "ICB plan", "--illustrative")

    assert (status, "3 planned months" in out) == (0, True)
    made = trajectory_to_share_out("nel")
    assert [*made.months.values_list("planned", flat=True)] == [10, 0, 12]
    batch = made.batch
    assert (batch.title, batch.source, batch.sender) == (
        "Plan 2021/22",
        "ICB plan",
        "load_trajectory",
    )
    assert batch.illustrative


def test_later_file_is_the_one_that_is_shared_out(tmp_path):
    for name, planned in (("first", 10), ("second", 11)):
        path = saved(tmp_path / f"{name}.csv", trajectory_file(m2021_04=planned))
        load_trajectory(path=path, stream="nel", name=name, by=None)

    assert str(trajectory_to_share_out("nel")) == "second"
    assert Trajectory.objects.count() == 2


def test_person_who_loads_is_kept(tmp_path):
    analyst = User.objects.create_user("ann@example.nhs.uk", "x", name="Ann Analyst")
    path = saved(tmp_path / "T.csv", trajectory_file(m2021_04=10))

    made = load_trajectory(path=path, stream="nel", name="Plan", by=analyst)

    assert (made.batch.person, made.batch.sender) == (analyst, str(analyst))


def test_every_fault_is_told_and_nothing_saved(tmp_path):
    rows = ["month,planned", "2021-04,10", "2021-06,-1", "2021-13,5", "2021-04,7", "2021-08,8"]
    path = saved(tmp_path / "T.csv", rows)

    status, _, err = ran(path, "--name", "Plan")

    assert status == 2
    lines = [line.removeprefix(f"{path}, ") for line in err.splitlines()]
    places = [line.split(":")[0] for line in lines]
    assert places == [
        "line 3, column 2 (planned)",
        "line 4, column 1 (month)",
        "line 5, column 1 (month)",
        "line 7, column 1 (month)",
        "line 7, column 1 (month)",
    ]
    assert "2021-05" in lines[3]
    assert "2021-07" in lines[4]
    assert not PlannedMonth.objects.exists()
    assert not Batch.objects.exists()
    assert not Stream.objects.exists()


def test_file_of_faulty_rows_alone_tells_those(tmp_path):
    path = saved(tmp_path / "T.csv", ["month,planned", "2021-04,many"])

    with pytest.raises(FaultyFilesError) as caught:
        load_trajectory(path=path, stream="nel", name="Plan", by=None)

    assert len(caught.value.lines) == 1
    assert "line 2, column 2 (planned)" in caught.value.lines[0]


def test_file_without_rows_is_refused(tmp_path):
    path = saved(tmp_path / "T.csv", ["month,planned"])

    with pytest.raises(FaultyFilesError, match="found no months"):
        load_trajectory(path=path, stream="nel", name="Plan", by=None)


def test_unknown_stream_is_told(tmp_path):
    path = saved(tmp_path / "T.csv", trajectory_file(m2021_04=10))

    status, _, err = ran(path, "--name", "Plan", "--stream", "beds")

    assert (status, "no stream with the code “beds”" in err) == (2, True)
