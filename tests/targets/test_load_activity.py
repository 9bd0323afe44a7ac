"""Loading a file of activity: what is added, changed and refused; nothing is half saved."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from psycopg2.extras import DateRange

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.csv_files.tables import ROWS_AT_A_TIME
from iccs.models import Community, Practice, PracticeMembership
from measures.catalogue import catalogue
from measures.models import Batch
from targets.actions import Loaded, load_activity
from targets.models import Activity, Stream
from tests.targets.csv_files import saved

pytestmark = pytest.mark.django_db

APRIL = date(2017, 4, 1)
HEADING = "practice,month,count"


@pytest.fixture(autouse=True)
def register():
    """Two open practices, one that closed in February 2020, and one never in a community."""
    Stream.objects.create(code="nel", name="non-elective admissions", short_name="NEL admissions")
    east = Community.objects.create(code="east", name="East", months=DateRange(APRIL, None))
    for code, until in (("A82001", None), ("A82002", None), ("A82003", date(2020, 2, 1))):
        practice = Practice.objects.create(code=code, name=code)
        PracticeMembership.objects.create(
            practice=practice, community=east, months=DateRange(APRIL, until)
        )
    Practice.objects.create(code="A82009", name="A82009")


@pytest.fixture
def load(tmp_path):
    def run(*rows, **options):
        path = saved(tmp_path / "A.csv", [HEADING, *rows])
        return load_activity(path=path, stream="nel", by=None, **options)

    return run


@pytest.fixture
def refused(load, tmp_path):
    def run(*rows):
        with pytest.raises(FaultyFilesError) as caught:
            load(*rows)
        return [line.removeprefix(f"{tmp_path}/A.csv, ") for line in caught.value.lines]

    return run


def rows_for(*months, count=5):
    return [f"{code},{month},{count}" for code in ("A82001", "A82002") for month in months]


def held():
    return list(
        Activity.objects.order_by("practice__code", "month").values_list(
            "practice__code", "month", "count", "state"
        )
    )


class TestLoading:
    def test_figures_are_held_as_final(self, load):
        loaded = load("A82001,2020-03,7", "A82002,2020-03,0")

        assert loaded == Loaded(added=2, changed=0, unchanged=0)
        assert held() == [
            ("A82001", date(2020, 3, 1), 7, "final"),
            ("A82002", date(2020, 3, 1), 0, "final"),
        ]

    def test_batch_says_where_the_figures_came_from(self, load, tmp_path):
        load(*rows_for("2020-03"), source="Hospital data", illustrative=True)

        batch = Batch.objects.get()
        assert (batch.file_name, batch.source) == ("A.csv", "Hospital data")
        assert (batch.sender, batch.person, batch.illustrative) == ("load_activity", None, True)
        assert len(batch.sha256) == 64

    def test_person_is_kept_with_the_batch(self, tmp_path):
        person = User.objects.create_user("analyst@example.nhs.uk")
        path = saved(tmp_path / "A.csv", [HEADING, *rows_for("2020-03")])

        load_activity(path=path, stream="nel", by=person)

        batch = Batch.objects.get()
        assert (batch.person, batch.sender) == (person, str(person))

    def test_later_file_supersedes_and_the_old_figure_is_history(self, load):
        load(*rows_for("2020-02", "2020-03"))

        loaded = load("A82001,2020-03,6", "A82002,2020-03,5", "A82009,2020-03,1")

        assert loaded == Loaded(added=1, changed=1, unchanged=1)
        changed = Activity.objects.get(practice__code="A82001", month=date(2020, 3, 1))
        assert changed.count == 6
        assert [event.count for event in changed.events.all()] == [5]

    def test_file_that_changes_nothing_leaves_no_trace(self, load):
        load(*rows_for("2020-03"))

        loaded = load(*rows_for("2020-03"))

        assert loaded == Loaded(added=0, changed=0, unchanged=2)
        assert Batch.objects.count() == 1

    def test_real_figure_supersedes_an_equal_one_that_was_made_up(self, load):
        load(*rows_for("2020-03"), illustrative=True)

        loaded = load(*rows_for("2020-03"))

        assert loaded.changed == 2
        assert not Activity.objects.filter(batch__illustrative=True).exists()

    def test_streams_are_apart(self, load, tmp_path):
        Stream.objects.create(code="frailty", name="frailty admissions", short_name="Frailty")
        load(*rows_for("2020-03"))

        path = tmp_path / "A.csv"
        loaded = load_activity(path=path, stream="frailty", by=None)

        assert loaded.added == 2
        assert Activity.objects.count() == 4


class TestRefusing:
    def test_every_fault_is_told_and_nothing_is_saved(self, refused):
        told = refused(
            *rows_for("2020-03"),
            "A82001,2020-03,5",
            "a82009,2020-03,5",
            "B99999,2020-03,1.5",
            "9434765919,2020-03,1",
        )

        assert [line.split(";")[0] for line in told] == [
            "line 4, column 2 (month): found A82001 in 2020-03 a second time",
            "line 5, column 1 (practice): found ‘a82009’",
            "line 6, column 1 (practice): found ‘B99999’",
            "line 6, column 3 (count): found ‘1.5’",
            "line 7, column 1 (practice): found a number that passes the check of an NHS number "
            "(not repeated here)",
        ]
        assert not Activity.objects.exists()
        assert not Batch.objects.exists()

    def test_fault_after_many_good_rows_saves_nothing(self, refused):
        months = [f"{year}-{month:02}" for year in range(1950, 2017) for month in range(1, 13)]

        told = refused(*(f"A82009,{month},1" for month in months), "A82009,2016-13,1")

        assert len(told) == 1
        assert not Activity.objects.exists()

    def test_fault_after_many_others_is_told(self, refused):
        told = refused(*["X,2010-03,1"] * ROWS_AT_A_TIME, "A82009,2010-03,x")

        assert told[-1].startswith(f"line {ROWS_AT_A_TIME + 2}, column 3 (count): found ‘x’")

    def test_month_between_two_others_is_missing(self, refused):
        assert refused("A82009,2015-01,1", "A82009,2015-03,1") == [
            "line 4, column 2 (month): found no row for A82009 in 2015-02; expected one, with 0 "
            "if there was none: the file has earlier and later months of this practice"
        ]

    def test_open_practice_is_missing(self, refused):
        assert refused("A82001,2020-03,1") == [
            "line 3, column 2 (month): found no row for A82002 in 2020-03; expected one, with 0 "
            "if there was none: the practice belongs to a community then"
        ]

    def test_closed_practice_is_missing_only_while_it_was_open(self, refused):
        told = refused(*rows_for("2020-01", "2020-02"))

        assert [line.split(";")[0] for line in told] == [
            "line 6, column 2 (month): found no row for A82003 in 2020-01"
        ]

    def test_month_that_the_file_does_not_cover_is_not_missing(self, refused):
        told = refused(*rows_for("2020-01"), "A82003,2020-01,1", "A82009,2020-03,1")

        assert [line.split(";")[0] for line in told] == [
            "line 6, column 2 (month): found no row for A82001 in 2020-03",
            "line 6, column 2 (month): found no row for A82002 in 2020-03",
        ]

    def test_month_of_a_faulty_row_alone_is_not_covered(self, refused):
        told = refused(*rows_for("2020-03"), "B99999,2020-01,5")

        assert [line.split(";")[0] for line in told] == [
            "line 4, column 1 (practice): found ‘B99999’"
        ]

    def test_heading_alone_changes_nothing(self, load):
        assert load() == Loaded(added=0, changed=0, unchanged=0)

    def test_file_that_cannot_be_read(self, tmp_path):
        with pytest.raises(FaultyFilesError, match="no such file"):
            load_activity(path=tmp_path / "none.csv", stream="nel", by=None)


class TestStreams:
    """On a portal without a demonstration no stream is there yet."""

    @pytest.fixture(autouse=True)
    def no_stream(self, register):
        Stream.objects.all().delete()

    def test_stream_that_comes_with_the_portal_is_made_by_the_first_load(self, load):
        loaded = load(*rows_for("2020-03"))

        stream = Stream.objects.get()
        assert loaded.added == 2
        assert (stream.code, stream.name) == ("nel", "non-elective admissions")
        assert stream.measure in catalogue()

    def test_refused_file_leaves_no_stream(self, refused):
        refused("A82001,2020-03,x")

        assert not Stream.objects.exists()


class TestCommand:
    def run(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("load_activity", *arguments, stdout=out, stderr=err)
        except SystemExit as leaving:
            return leaving.code, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    def test_says_what_was_loaded(self, tmp_path):
        path = saved(tmp_path / "A.csv", [HEADING, *rows_for("2020-03")])

        status, out, err = self.run(str(path), "--illustrative")

        assert (status, err) == (0, "")
        assert out == f"{path}: 2 added, 0 changed, 0 unchanged.\n"

    def test_tells_what_is_wrong_and_leaves_with_status_2(self, tmp_path):
        path = saved(tmp_path / "A.csv", ["practice,month,number", "A82001,2020-03,x"])

        status, out, err = self.run(str(path))

        assert (status, out) == (2, "")
        assert len(err.splitlines()) == 3

    def test_unknown_stream(self, tmp_path):
        status, out, err = self.run(str(tmp_path / "A.csv"), "--stream", "hips")

        assert (status, out) == (2, "")
        assert err == "There is no stream with the code “hips”.\n"


class TestKeys:
    """What foreign keys would hold, held once a statement."""

    @pytest.mark.parametrize("key", ["stream_id", "practice_id", "batch_id"])
    def test_figure_cannot_point_to_what_is_not_there(self, load, key):
        load(*rows_for("2020-03"))

        with pytest.raises(IntegrityError, match="not there"), transaction.atomic():
            Activity.objects.filter(practice__code="A82001").update(**{key: 0})

    def test_figure_cannot_be_added_for_what_is_not_there(self, load):
        load(*rows_for("2020-03"))
        known = Activity.objects.first()

        with pytest.raises(IntegrityError, match="not there"), transaction.atomic():
            Activity.objects.create(
                stream=known.stream, batch=known.batch, practice_id=0, month=APRIL, count=1
            )

    @pytest.mark.parametrize("table", ["targets_stream", "iccs_practice", "measures_batch"])
    def test_what_a_figure_points_to_cannot_be_deleted(self, load, table):
        load(*rows_for("2020-03"))

        with (
            pytest.raises(IntegrityError, match=f"points to this row of {table}"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")

    def test_what_no_figure_points_to_can_be_deleted(self):
        Practice.objects.get(code="A82009").delete()

        assert not Practice.objects.filter(code="A82009").exists()
