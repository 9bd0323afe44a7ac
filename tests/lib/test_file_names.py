import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.file_names import LONGEST, file_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Kendal ICC: Q4 2019/20", "r1"), "kendal-icc-q4-2019-20-r1.xlsx"),
        (("Ærøskøbing café",), "rskbing-cafe.xlsx"),
        (("الرعاية",), "portal.xlsx"),
        (("CON",), "con-file.xlsx"),
        (("..\\..//",), "portal.xlsx"),
    ],
)
def test_name_that_every_system_takes(words, name):
    assert file_name(*words, ending="xlsx") == name


def test_long_first_words_leave_room_for_those_that_tell_files_apart():
    name = file_name("A very long place " * 12, "Q4 2019/20", "r1", "team", ending="xlsx")

    assert name.startswith("a-very-long-place-")
    assert name.endswith("-q4-2019-20-r1-team.xlsx")
    assert len(name) <= LONGEST


@given(st.lists(st.text(max_size=200), min_size=1, max_size=3))
def test_name_never_holds_what_windows_refuses(words):
    name = file_name(*words, ending="csv")

    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.csv", name)
    assert len(name) <= LONGEST
    assert name.removesuffix(".csv").lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
