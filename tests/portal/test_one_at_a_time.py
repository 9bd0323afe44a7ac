import fcntl
import os
from pathlib import Path

import pytest

from iccportal.one_at_a_time import one_at_a_time


def is_held(folder: Path) -> bool:
    """Whether somebody else would have to wait."""
    other = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(other)
    return False


def test_others_wait_while_the_work_lasts(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path):
        during = is_held(tmp_path)

    assert during
    assert not is_held(tmp_path)


def test_folder_is_let_go_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), one_at_a_time(tmp_path):
        1 / 0  # noqa: B018 - work that fails

    assert not is_held(tmp_path)
