"""Loading the register: all or nothing, every error told, and a second time changes nothing."""

import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pghistory
import pytest
from django.core.management import CommandError, call_command
from pghistory.models import Events

from iccportal.lib.csv_files.faults import FaultyFilesError
from iccs.actions import load_register
from iccs.management.commands.load_register import FOLDER
from iccs.models import Community, Practice, System
from iccs.register_files import month_after
from tests.people import a_user


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the register's files, to spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "register"))


def replace(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder):
    with pytest.raises(FaultyFilesError) as refused:
        load_register(folder=folder, by=None)
    return refused.value.lines


def test_a_second_load_changes_nothing_and_leaves_no_history(register):
    events = Events.objects.count()

    again = load_register(folder=FOLDER, by=None)

    assert (again.added, again.changed) == (0, 0)
    assert Events.objects.count() == events
    assert register.added == events


def test_a_change_in_a_file_changes_its_row_alone(register, folder):
    replace(folder, "system.csv", "Morecambe Bay", "The Bay")
    replace(folder, "communities.csv", "kendal,Kendal,", "kendal,Kendal Town,")

    loaded = load_register(folder=folder, by=None)

    assert (loaded.added, loaded.changed) == (0, 2)
    assert System.objects.get().name == "The Bay"
    assert Community.objects.get(code="kendal").name == "Kendal Town"


def test_the_history_names_who_loaded(db):
    person = a_user("Adam Administrator")

    load_register(folder=FOLDER, by=person)

    contexts = pghistory.models.Context.objects.filter(metadata__source="load_register")
    assert contexts.get().metadata["user"] == person.pk


def test_rows_that_no_file_names_stay(register):
    Practice.objects.create(code="X00001", name="Added by hand")

    load_register(folder=FOLDER, by=None)

    assert Practice.objects.filter(code="X00001").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "gp_list_sizes.csv",
            ",11155,",
            ",many,",
            "gp_list_sizes.csv, line 2, list_size: “many” is not a whole number.",
        ),
        (
            "gp_practices.csv",
            "1974-04-01",
            "01/04/1974",
            "gp_practices.csv, line 2, ods_open_date: “01/04/1974” is not a day. "
            "Write it as in 2020-06-30.",
        ),
        (
            "gp_practices.csv",
            "54.19889",
            "north",
            "gp_practices.csv, line 2, latitude: “north” is not a number of degrees from "
            "-90 to 90.",
        ),
        (
            "gp_practices.csv",
            "54.19889",
            "90.1",
            "gp_practices.csv, line 2, latitude: “90.1” is not a number of degrees from -90 to 90.",
        ),
        (
            "gp_practices.csv",
            "mid-furness,,paper",
            "mid-lakes,,paper",
            "gp_practices.csv, line 2, icc_slug: “mid-lakes” is not in communities.csv.",
        ),
        (
            "communities.csv",
            ",icc,",
            ",town,",
            "communities.csv, line 2, kind: “town” is not one of: icc, sub_community.",
        ),
        (
            "groups.csv",
            "lancashire,Lancashire",
            "south-cumbria,Lancashire",
            "groups.csv, line 3: the same code as in groups.csv, line 2.",
        ),
        (
            "system.csv",
            "Morecambe Bay",
            '" "',
            "system.csv, line 2, name: nothing is written here; it is needed.",
        ),
        ("system.csv", "name", "title", "system.csv, line 1: the heading lacks name."),
        (
            "groups.csv",
            ",Lancashire",
            "",
            "groups.csv, line 3: the line has not as many cells as the heading.",
        ),
        (
            "gp_practice_changes.csv",
            "P81190,Landscape Surgery,P81006,Garstang Medical Practice,,2018-11-30",
            "P81190,Landscape Surgery,P81006,Garstang Medical Practice,,",
            "gp_practice_changes.csv, line 13: the merger has no date; give pcn_link_ended or "
            "ods_closed.",
        ),
        (
            "gp_practice_changes.csv",
            "P81006,Garstang Medical Practice,,,,",
            "P81006,Garstang Medical Practice,P81190,,,2018-11-30",
            "gp_practice_changes.csv: these practices succeed one another: P81190, P81006.",
        ),
    ],
)
def test_an_error_is_told_with_its_place_and_nothing_is_saved(folder, name, old, new, told):
    replace(folder, name, old, new)

    assert told in faults(folder)
    assert not System.objects.exists()


@pytest.mark.django_db
def test_every_error_is_told_at_once(folder):
    (folder / "groups.csv").unlink()
    (folder / "mdts.csv").write_bytes("kind\nsanté".encode("cp1252"))
    replace(folder, "aliases.csv", ",2017-04,", ",2017-13,")

    told = faults(folder)

    assert told[0] == "groups.csv: there is no such file."
    assert told[1].startswith("aliases.csv, line 2, from: “2017-13” is not a month.")
    assert told[2] == "mdts.csv: the file is not in UTF-8. Save it as CSV UTF-8."


def test_files_that_contradict_the_register_are_refused_whole(register, folder):
    replace(folder, "system.csv", "Morecambe Bay", "The Bay")
    replace(folder, "mdts.csv", "diabetes,planned,2020-04", "diabetes,planned,2020-05")

    (told,) = faults(folder)

    assert told.startswith("The files and what the register holds already do not agree: ")
    assert "one_mdt_of_a_kind_at_a_time" in told
    assert System.objects.get().name == "Morecambe Bay"


@pytest.mark.django_db
def test_the_command_says_what_it_did():
    out = StringIO()

    call_command("load_register", stdout=out)
    call_command("load_register", str(FOLDER), stdout=out)

    assert out.getvalue().splitlines()[1] == "Register: 0 rows added, 0 changed."


@pytest.mark.django_db
def test_the_command_tells_errors_without_a_traceback(tmp_path):
    with pytest.raises(CommandError, match=r"system\.csv: there is no such file\."):
        call_command("load_register", str(tmp_path))


@pytest.mark.django_db
def test_a_community_closes_where_the_file_says_so(folder):
    replace(folder, "communities.csv", "lancashire,2017-04,,70", "lancashire,2017-04,2021-04,70")

    load_register(folder=folder, by=None)

    assert str(Community.objects.get(code="bay").months.upper) == "2021-04-01"


@pytest.mark.django_db
def test_a_community_may_be_in_no_group(folder):
    replace(folder, "communities.csv", "icc,,lancashire,2017-04,,70", "icc,,,2017-04,,70")

    load_register(folder=folder, by=None)

    assert not Community.objects.get(code="bay").group_memberships.exists()


@pytest.mark.parametrize(
    ("ended", "month"),
    [
        (date(2020, 6, 8), date(2020, 7, 1)),
        (date(2020, 6, 30), date(2020, 7, 1)),
        (date(2020, 12, 31), date(2021, 1, 1)),
        (date(2018, 4, 1), date(2018, 4, 1)),
    ],
)
def test_a_month_counts_for_where_a_practice_was_on_its_first_day(ended, month):
    assert month_after(ended) == month
