"""Rows of frozen tables that were read once."""

from reports.contents import PLACES, SHARES
from reports.fields import write_rows
from reports.kept_rows import KeptRows
from tests.reports.a_contents import PLACES as ROWS

TEXTS = {"one": write_rows(PLACES, ROWS), "two": write_rows(PLACES, ROWS[:2])}


class Asked:
    """Answers with texts, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.times: list[set[str]] = []

    def __call__(self, checksums):
        self.times.append(set(checksums))
        return {one: TEXTS[one] for one in checksums}


def test_content_is_asked_for_once():
    kept, asked = KeptRows(100), Asked()

    first = kept.rows([(PLACES, "one"), (PLACES, "two")], asked)
    second = kept.rows([(PLACES, "two")], asked)

    assert [len(rows) for rows in first] == [len(ROWS), 2]
    assert second == [first[1]]
    assert asked.times == [{"one", "two"}]


def test_least_lately_asked_for_is_given_up():
    kept, asked = KeptRows(len(ROWS)), Asked()

    kept.rows([(PLACES, "two")], asked)
    kept.rows([(PLACES, "one")], asked)
    kept.rows([(PLACES, "one")], asked)
    kept.rows([(PLACES, "two")], asked)

    assert asked.times == [{"two"}, {"one"}, {"two"}]


def test_rows_under_a_key_are_made_once_and_given_up_like_all_others():
    kept, made = KeptRows(10), []

    def make(rows):
        return lambda: made.append(len(rows)) or rows

    for key, rows in (("a", ROWS), ("a", ROWS), ("b", ROWS * 2), ("a", ROWS), ("c", ROWS[:2])):
        assert kept.of(key, make(rows)) == rows

    assert made == [8, 16, 8, 2]


def test_nothing_is_asked_for_nothing():
    asked = Asked()

    assert KeptRows(10).rows([], asked) == []
    assert asked.times == []
    assert SHARES.name not in TEXTS
