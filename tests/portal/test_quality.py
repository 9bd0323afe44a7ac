import sys

import pytest

from iccportal.quality import main

GOOD = [sys.executable, "-c", ""]
BAD = [sys.executable, "-c", "raise SystemExit(3)"]


def test_every_gate_runs_and_all_that_fail_are_named(capsys: pytest.CaptureFixture) -> None:
    failed = main({"first": BAD, "second": GOOD, "third": BAD})

    told = capsys.readouterr().out
    assert failed == 2
    assert "== second" in told
    assert told.endswith("Failed: first, third\n")


def test_says_so_where_all_pass(capsys: pytest.CaptureFixture) -> None:
    assert main({"only": GOOD}) == 0
    assert capsys.readouterr().out.endswith("All checks passed\n")
