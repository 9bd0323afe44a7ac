"""`manage.py apportion`: CSV to standard output, or everything that is wrong and status 2."""

import io
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.targets.csv_files import activity_file, membership_file, saved, trajectory_file


@pytest.fixture
def paths(tmp_path):
    return {
        "activity": saved(tmp_path / "A.csv", activity_file(A=10, B=20)),
        "membership": saved(
            tmp_path / "M.csv", membership_file("A,Kendal,2017-04,,", 'B,"East, North",2017-04,,')
        ),
        "trajectory": saved(tmp_path / "T.csv", trajectory_file(m2020_04=100)),
    }


def arguments(paths, **changes):
    options = {
        **paths,
        "window-end": "2020-01",
        "from": "2020-04",
        "to": "2020-04",
        "by": "community",
        **changes,
    }
    return [f"--{name}={value}" for name, value in options.items()]


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("apportion", *arguments, stdout=out, stderr=err)
    except SystemExit as leaving:
        status = leaving.code
    return status, out.getvalue(), err.getvalue()


def test_writes_rows_as_csv(paths):
    assert run(*arguments(paths)) == (
        0,
        "unit,month,activity_in_window,share,exact,whole\n"
        '"East, North",2020-04,240,0.666666666667,66.666666667,67\n'
        "Kendal,2020-04,120,0.333333333333,33.333333333,33\n",
        "",
    )


def test_tells_everything_wrong_in_all_files_and_writes_nothing(paths, tmp_path):
    saved(tmp_path / "A.csv", [*activity_file(A=10, B=20), "X,2019-02,1"])
    saved(tmp_path / "T.csv", ["month,planned", "2020-04,-1"])

    status, out, err = run(*arguments(paths, membership=tmp_path / "none.csv"))

    assert (status, out) == (2, "")
    assert [line.replace(f"{tmp_path}/", "").split(";")[0] for line in err.splitlines()] == [
        "none.csv: there is no such file.",
        "T.csv, line 2, column 2 (planned): found ‘-1’",
    ]


def test_months_the_wrong_way_round(paths):
    status, out, err = run(*arguments(paths, to="2020-03"))

    assert (status, out) == (2, "")
    assert err == "--from 2020-04 is later than --to 2020-03; swap them.\n"


@pytest.mark.parametrize(
    ("month", "words"),
    [("2020-13", "“2020-13” is not a month"), ("1948-06", "before the NHS began in July 1948")],
)
def test_odd_month(paths, month, words):
    with pytest.raises(CommandError, match=words):
        run(*arguments(paths, **{"window-end": month}))


def test_needs_no_database(paths):
    nowhere = {"PORTAL_MODE": "test", "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}

    done = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "apportion", *arguments(paths)],
        env=nowhere,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 3


def test_reader_that_has_seen_enough_is_no_error(paths):
    reader, writer = os.pipe()
    os.close(reader)

    with os.fdopen(writer, "w") as gone:
        call_command("apportion", *arguments(paths), stdout=gone)
