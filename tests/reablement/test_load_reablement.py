from io import StringIO

import pghistory.models
import pytest
from django.core.management import call_command

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from iccs.models import Community
from measures.models import Batch
from reablement.models import Assessments, Category, StatedTotal
from tests.reablement.sheets import ASSESSMENTS, CATEGORIES, SENDER, TOTALS


def counts(loaded):
    return loaded.added, loaded.changed, loaded.unchanged, loaded.removed


@pytest.fixture
def edited(tmp_path):
    """A copy of a file with some of its text replaced."""

    def edit(path, *replacements):
        text = path.read_text()
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        copy = tmp_path / path.name
        copy.write_text(text)
        return copy

    return edit


# Kendal's Hospital and Plan of March go down by one, and so do all totals that hold them.
ONE_FEWER = (
    ("2020-03,Kendal ICC,route,Hospital,7", "2020-03,Kendal ICC,route,Hospital,6"),
    (
        "2020-03,Kendal ICC,outcome,Reablement Plan,26",
        "2020-03,Kendal ICC,outcome,Reablement Plan,25",
    ),
)
TOTALS_ONE_FEWER = (
    ("2020-03,Kendal ICC,,,35", "2020-03,Kendal ICC,,,34"),
    ("2020-03,,,,179", "2020-03,,,,178"),
    ("2020-03,,route,Hospital,28", "2020-03,,route,Hospital,27"),
    ("2020-03,,outcome,Reablement Plan,118", "2020-03,,outcome,Reablement Plan,117"),
    (",Kendal ICC,,,86", ",Kendal ICC,,,85"),
    (",,,,472", ",,,,471"),
)


def test_first_load_keeps_where_it_came_from(load):
    person = User.objects.create_user("anna@example.nhs.uk", "x")

    loaded = load(by=person, note="Ten cells are open.")

    batch = Batch.objects.get()
    assert counts(loaded) == (132, 0, 0, 0)
    assert StatedTotal.objects.filter(batch=batch).count() == 50
    assert Assessments.objects.filter(batch=batch, state="provisional").count() == 10
    assert batch.title == "Reablement assessments, Q4 2019/20"
    assert (batch.sender, batch.person, batch.illustrative) == (SENDER, person, False)
    assert batch.file_name == "assessments_2019_20_q4.csv"
    assert len(batch.sha256) == 64


def test_same_files_again_leave_no_trace(load, loaded):
    again = load()

    assert counts(again) == (0, 0, 132, 0)
    assert Batch.objects.count() == 1


def test_correction_replaces_the_figures_and_keeps_the_old_ones_in_the_history(
    load, loaded, edited
):
    corrected = load(edited(ASSESSMENTS, *ONE_FEWER), edited(TOTALS, *TOTALS_ONE_FEWER))

    hospital = Assessments.objects.get(
        community__code="kendal", month="2020-03-01", category__code="hospital"
    )
    events = pghistory.models.Events.objects.tracks(hospital).order_by("pgh_created_at")
    assert counts(corrected) == (0, 2, 130, 0)
    assert Assessments.objects.values("batch").distinct().count() == 1
    assert [event.pgh_data["count"] for event in events] == [7, 6]


def test_category_no_longer_sent_is_taken_away(load, loaded, edited):
    lines = ASSESSMENTS.read_text().splitlines(keepends=True)
    beds = [line for line in lines if line.startswith("2020-03") and ",Community Bed," in line]
    moved = (
        ("(Barrow Only),route,Community,33", "(Barrow Only),route,Community,36"),
        ("Kendal ICC,route,Community,24", "Kendal ICC,route,Community,25"),
    )
    totals = (
        ("2020-03,,route,Community Bed,4\n", ""),
        ("2020-03,,route,Community,133", "2020-03,,route,Community,137"),
    )

    corrected = load(
        edited(ASSESSMENTS, *((bed, "") for bed in beds), *moved), edited(TOTALS, *totals)
    )

    assert counts(corrected) == (0, 2, 124, 6)
    assert Assessments.objects.count() == 126


def test_months_and_places_that_a_file_does_not_tell_of_stay(load, loaded, tmp_path):
    later = tmp_path / "later.csv"
    later.write_text(
        "month,area,cut,category,count,state\n"
        "2020-04,Kendal ICC,route,Hospital,3,final\n"
        "2020-04,Kendal ICC,outcome,Reablement Plan,3,final\n"
        "2020-03,East Lakes ICC,route,Hospital,2,final\n"
        "2020-03,East Lakes ICC,outcome,Reablement Plan,2,final\n"
    )
    totals = tmp_path / "totals.csv"
    totals.write_text("month,area,cut,category,count\n2020-04,,,,3\n")

    more = load(later, totals)

    assert counts(more) == (2, 2, 0, 6)
    assert Batch.objects.first().title == "Reablement assessments, Q4 2019/20, Q1 2020/21"
    assert Assessments.objects.filter(community__code="kendal", month="2020-03-01").count() == 8


def test_figures_that_disagree_are_all_told_and_nothing_is_saved(load, edited):
    figures = edited(ASSESSMENTS, ONE_FEWER[0])

    with pytest.raises(FaultyFilesError) as refusal:
        load(figures)

    told = refusal.value.lines
    assert told[0] == (
        f"{figures}: March 2020, Kendal ICC: the routes of access add up to 34, the outcomes add "
        "up to 35; both count the same assessments, so they must agree."
    )
    assert [line.partition("count): ")[2] for line in told[1:]] == [
        "March 2020, Kendal ICC: the routes of access add up to 34; the printed total is 35.",
        "March 2020, all areas: the routes of access add up to 178; the printed total is 179.",
        "March 2020, all areas, Hospital: the routes of access add up to 27; "
        "the printed total is 28.",
        "all months, Kendal ICC: the routes of access add up to 85; the printed total is 86.",
        "all months, all areas: the routes of access add up to 471; the printed total is 472.",
    ]
    assert told[1].startswith(f"{TOTALS}, line 34, column 5 (")
    assert not Batch.objects.exists()


def test_misspelt_category_is_told_in_both_files(load, edited):
    wrong = ("Reablement Inappropriate", "Reablement Inapproriate")

    with pytest.raises(FaultyFilesError) as refusal:
        load(edited(ASSESSMENTS, wrong), TOTALS)

    assert len(refusal.value.lines) == 18
    assert "‘Reablement Inapproriate’; expected one of ‘Reablement Plan’" in refusal.value.lines[0]


def test_sender_without_known_names(load):
    with pytest.raises(FaultyFilesError, match="known of ‘Lancashire’, only: ‘Cumbria County"):
        load(sender="Lancashire")


def test_name_for_a_community_that_reports_through_its_parts(load, edited):
    Community.objects.create(
        code="kendal-town",
        name="Kendal Town",
        kind="sub_community",
        parent=Community.objects.get(code="kendal"),
        months=("2017-04-01", None),
    )

    with pytest.raises(FaultyFilesError, match="found ‘Kendal ICC’; expected a name that"):
        load()


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command(*arguments, stdout=out, stderr=err)
    return out.getvalue()


def test_commands_from_files_to_figures(register):
    assert run("load_reablement_categories", CATEGORIES) == "Reablement categories: 8.\n"

    files = (ASSESSMENTS, "--totals", TOTALS)
    said = run("load_reablement", *files, "--sender", SENDER, "--source", "A paper")

    assert said == "Reablement assessments: 132 added, 0 changed, 0 unchanged, 0 removed.\n"
    assert Batch.objects.get().source == "A paper"


def test_source_is_the_sender_unless_told(register, categories):
    run("load_reablement", ASSESSMENTS, "--totals", TOTALS, "--sender", SENDER)

    assert Batch.objects.get().source == SENDER


def test_categories_again_change_names_alone(categories, edited):
    run("load_reablement_categories", edited(CATEGORIES, ("Community Bed", "Bed")))

    assert Category.objects.count() == 8
    assert Category.objects.get(code="community-bed").name == "Bed"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "arguments",
    [
        ("load_reablement_categories", ASSESSMENTS),
        ("load_reablement", "nowhere.csv", "--totals", TOTALS, "--sender", SENDER),
    ],
)
def test_command_that_refuses_leaves_with_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as refusal:
        call_command(*arguments)

    assert refusal.value.code == 2
    assert capsys.readouterr().out == ""


def test_source_too_long_to_stand_below_a_chart(db, capsys):
    with pytest.raises(Exception, match="at most 300 characters, not 301"):
        run("load_reablement", "a.csv", "--totals", "b.csv", "--sender", "c", "--source", "d" * 301)
