import tomllib
from datetime import date

import pytest
from django.conf import settings

from measures.models import Batch
from outcomes.courses import FIRST
from outcomes.demonstration.made import made_people
from outcomes.models import Assessment, CutPoints, PersonReference, Project
from outcomes.rules import check
from outcomes.scales import SCALES
from tests.factories.assessment import a_person_reference, an_assessment
from tests.factories.community import a_part, an_icc
from tests.outcomes.commands import run
from tests.people import a_user

FILE = settings.BASE_DIR / "fixtures" / "demonstration" / "outcomes.toml"
TOLD = tomllib.loads(FILE.read_text("utf-8"))
PLACES = ["barrow", "millom", "mid-furness", "grange-lakes", "kendal", "east", "lancaster", "bay"]


@pytest.fixture
def eight(db):
    both = an_icc("barrow-millom")
    for code in PLACES:
        a_part(both, code) if code in ("barrow", "millom") else an_icc(code)


def test_same_seed_makes_the_same_people_in_any_order_of_communities():
    assert made_people(TOLD, PLACES) == made_people(TOLD, PLACES[::-1])


def test_every_made_up_score_keeps_the_rules():
    for person in made_people(TOLD, PLACES):
        known = []
        for entry in person.entries:
            check(entry, known, TOLD["last_day"])
            scale = SCALES[entry.instrument]
            assert scale.lowest <= entry.score <= scale.highest
            known.append(entry)


def test_every_community_has_people_and_some_have_projects():
    people = made_people(TOLD, PLACES)

    assert {one.community for one in people} == set(PLACES)
    assert {one.reference for one in people if not one.entries} == set()
    assert len({one.reference for one in people}) == len(people)


def test_projects_of_communities_that_are_not_there_are_left_out():
    people = made_people(TOLD, ["kendal"])

    assert {one.community for one in people} == {"kendal"}


def test_demonstration_is_loaded_once_and_marked(eight):
    _, first, _ = run("load_demonstration_outcomes")
    there = Assessment.objects.count()
    _, second, _ = run("load_demonstration_outcomes")

    assert (first, second) == (
        "Demonstration scores loaded.\n",
        "Demonstration scores are there.\n",
    )
    assert Assessment.objects.count() == there > 1000
    assert Batch.objects.get().illustrative
    assert CutPoints.objects.count() == 2
    assert Project.objects.count() == len(TOLD["projects"])


def test_cleared_demonstration_leaves_what_people_recorded(eight, django_user_model):
    run("load_demonstration_outcomes")
    person = PersonReference.objects.filter(community__code="east").first()
    score = an_assessment(person, "30", date(2021, 3, 30), instrument="wemwbs", project="New")
    visitor = a_user("Vera Visitor")
    an_assessment(a_person_reference(person.community), by=visitor)

    _, told, _ = run("clear_demonstration_outcomes")

    assert told == "Demonstration scores removed.\n"
    assert list(Assessment.objects.all()) == [score]
    assert list(PersonReference.objects.all()) == [person]
    assert [str(one) for one in Project.objects.all()] == ["New"]
    assert not Batch.objects.exists()
    assert CutPoints.objects.count() == 2


def test_occasions_of_made_up_people_begin_with_a_first():
    assert all(one.entries[0].occasion == FIRST for one in made_people(TOLD, ["kendal"]))
