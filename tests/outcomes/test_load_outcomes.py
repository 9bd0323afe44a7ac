import pytest
import time_machine

from measures.models import Batch
from outcomes.models import Assessment, PersonReference
from tests.factories.assessment import a_person_reference, an_assessment
from tests.factories.community import a_part, an_icc
from tests.outcomes.commands import run

pytestmark = [pytest.mark.django_db]
HEADING = "community,reference,instrument,occasion,project,date,score"
SOUND = """kendal,ABCD2345,pam,repeat,,2020-01-10,61.3
kendal,ABCD2345,pam,first,,2019-04-10,50
barrow,BCDE3456,swemwbs,first,Choir,2019-05-01,19
barrow,BCDE3456,swemwbs,repeat,Choir,2019-08-01,22"""


@pytest.fixture(autouse=True)
def _communities():
    an_icc("kendal")
    a_part(an_icc("barrow-millom"), "barrow")
    with time_machine.travel("2020-03-31 12:00"):
        yield


@pytest.fixture
def load(tmp_path):
    """Loads rows; what the command says, and what it complains of."""

    def call(rows, **options):
        path = tmp_path / "scores.csv"
        path.write_text(f"{HEADING}\n{rows}\n", encoding="utf-8")
        status, told, faults = run("load_outcomes", path, sender="Personalised Care", **options)
        assert status == (2 if faults else 0)
        return told, faults.replace(f"{path}, ", "")

    return call


def test_file_is_loaded_whatever_the_order_of_its_rows(load):
    told, _ = load(SOUND, source="The programme", illustrative=True)

    assert told == "Scores: 4 added, 0 unchanged.\n"
    batch = Batch.objects.get()
    assert (batch.source, batch.sender, batch.illustrative) == (
        "The programme",
        "Personalised Care",
        True,
    )
    assert set(Assessment.objects.values_list("batch", flat=True)) == {batch.pk}
    assert PersonReference.objects.count() == 2


def test_file_loaded_a_second_time_changes_nothing(load):
    load(SOUND)

    told, _ = load(SOUND)

    assert told == "Scores: 0 added, 4 unchanged.\n"
    assert (Batch.objects.count(), Assessment.objects.count()) == (1, 4)


def test_sender_is_the_source_where_none_is_named(load):
    load(SOUND)

    assert Batch.objects.get().source == "Personalised Care"


def test_scores_are_held_against_those_that_are_there(load):
    person = a_person_reference(an_icc("east"), "EAST2345")
    an_assessment(person)
    an_assessment(person, "40", instrument="wemwbs", project="Garden")

    _, faults = load(
        "east,EAST2345,pam,first,,2020-01-01,60\n"
        "kendal,EAST2345,pam,repeat,,2020-01-02,60\n"
        "east,EAST2345,swemwbs,repeat,Garden,2020-01-03,20"
    )

    assert faults.splitlines() == [
        "line 2, column 4 (occasion): There is a first assessment already, on 10 April 2019.",
        "line 3, column 2 (reference): found a reference of a person of east; expected one of "
        "kendal",
        "line 4, column 3 (instrument): This person’s scores in Garden are WEMWBS. The two "
        "scales are never mixed: go on with the one that was begun.",
    ]


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ("bay,ABCD2345,pam,first,,2020-01-01,50", "column 1 (community)", "barrow, kendal"),
        ("barrow-millom,ABCD2345,pam,first,,2020-01-01,50", "column 1", "that reports"),
        ("kendal,9434765919,pam,first,,2020-01-01,50", "column 2 (reference)", "NHS number"),
        ("kendal,ABCD2345,PAM,first,,2020-01-01,50", "column 3", "pam or wemwbs or swemwbs"),
        ("kendal,ABCD2345,pam,second,,2020-01-01,50", "column 4", "first or repeat"),
        ("kendal,ABCD2345,wemwbs,first,=A1,2020-01-01,50", "column 5", "‘=A1’"),
        (
            "kendal,ABCD2345,wemwbs,first,for 943 476 5919,2020-01-01,50",
            "column 5 (project)",
            "found an NHS number (not repeated here)",
        ),
        ("kendal,ABCD2345,pam,first,,01/02/2020,50", "column 6 (date)", "YYYY-MM-DD"),
        ("kendal,ABCD2345,pam,first,,2020-04-01,50", "column 6 (date)", "in the future"),
        ("kendal,ABCD2345,pam,first,,2020-01-01,100.1", "column 7 (score)", "from 0 to 100"),
        ("kendal,ABCD2345,wemwbs,first,Choir,2020-01-01,50.5", "column 7", "from 14 to 70"),
        ("kendal,ABCD2345,pam,repeat,,2020-01-01,50", "column 4", "no first assessment"),
    ],
)
def test_one_faulty_row_is_told_with_its_place_and_nothing_is_kept(load, row, place, words):
    told, faults = load(f"{SOUND}\n{row.replace('ABCD2345', 'CDEF4567')}")

    assert told == ""
    assert f"line 6, {place}" in faults
    assert words in faults
    assert "943" not in faults
    assert not Assessment.objects.exists()
    assert not PersonReference.objects.exists()
