"""Archives that are the same whenever they are written."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from reports.packs.archive import steady


def archive(*names):
    made = BytesIO()
    with ZipFile(made, "w") as written:
        for name in names:
            written.writestr(name, f"In {name}")
    return made.getvalue()


def test_order_and_moment_of_writing_leave_no_trace():
    assert steady(archive("b", "a"), date(2020, 5, 14)) == steady(
        archive("a", "b"), date(2020, 5, 14)
    )


def test_parts_are_kept_and_dated():
    with ZipFile(BytesIO(steady(archive("b", "a"), date(2020, 5, 14)))) as kept:
        assert kept.namelist() == ["a", "b"]
        assert kept.read("b") == b"In b"
        assert kept.getinfo("a").date_time == (2020, 5, 14, 0, 0, 0)
