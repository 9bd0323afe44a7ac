from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from outcomes.actions import add_assessment
from outcomes.models import Assessment, PersonReference, Project
from outcomes.rules import Entry
from tests.factories.assessment import a_person_reference, an_assessment
from tests.factories.community import an_icc
from tests.people import a_user

pytestmark = pytest.mark.django_db
TODAY = date(2020, 3, 31)
NEW = "ABCD2345"


@pytest.fixture
def kendal():
    return an_icc("kendal")


@pytest.fixture
def add(kendal):
    """Adds a score, a sound one of a new person unless changed."""
    by = a_user("Lena Lead")

    def call(reference=NEW, *, offered=NEW, community=None, **changes):
        facts = {
            "instrument": "pam",
            "occasion": "first",
            "project": "",
            "on": date(2020, 1, 10),
            "score": Decimal("55.2"),
        }
        return add_assessment(
            community=(community or kendal).pk,
            reference=reference,
            offered=offered,
            entry=Entry(**(facts | changes)),
            by=by,
            today=TODAY,
        )

    return call


def test_first_score_makes_the_person_under_the_offered_reference(add, kendal):
    kept = add()

    assert (kept.person.reference, kept.person.community) == (NEW, kendal)
    assert (kept.score, kept.by.name) == (Decimal("55.2"), "Lena Lead")


def test_same_score_given_again_is_kept_once(add):
    first, again = add(), add()

    assert first == again
    assert Assessment.objects.count() == 1


def test_repeat_is_kept_for_a_known_reference(add):
    add()

    kept = add(offered="ZZZZ2222", occasion="repeat", on=date(2020, 3, 1), score=Decimal(60))

    assert kept.person.reference == NEW
    assert PersonReference.objects.count() == 1


def test_wellbeing_score_makes_its_project_once(add, kendal):
    wellbeing = {"instrument": "wemwbs", "project": "Garden", "score": Decimal(40)}

    add(**wellbeing)
    add(**wellbeing | {"occasion": "repeat", "on": date(2020, 3, 1)})

    assert [(p.name, p.community) for p in Project.objects.all()] == [("Garden", kendal)]
    assert Assessment.objects.count() == 2


def test_same_wellbeing_score_given_again_is_kept_once(add):
    wellbeing = {"instrument": "wemwbs", "project": "Garden", "score": Decimal(40)}

    assert add(**wellbeing) == add(**wellbeing)


def test_unknown_reference_is_refused(add):
    with pytest.raises(ValidationError, match="Nobody in this community"):
        add("WXYZ2345")


def test_offered_reference_without_the_form_makes_nobody(add):
    with pytest.raises(ValidationError, match="Nobody in this community"):
        add("short", offered="short")

    assert not PersonReference.objects.exists()


def test_reference_of_another_community_is_refused_and_not_told(add):
    a_person_reference(an_icc("east"), "EAST2345")

    with pytest.raises(ValidationError, match="Nobody in this community"):
        add("EAST2345")


def test_score_that_does_not_fit_keeps_nothing(add):
    with pytest.raises(ValidationError) as refused:
        add(on=date(2020, 4, 1))

    assert list(refused.value.message_dict) == ["on"]
    assert not PersonReference.objects.exists()


def test_another_first_score_is_refused(add, kendal):
    an_assessment(a_person_reference(kendal, "KEND2345"))

    with pytest.raises(ValidationError, match="first assessment already, on 10 April 2019"):
        add("KEND2345")


@pytest.mark.parametrize("field", ["reference", "project"])
def test_nhs_number_is_refused_with_the_place_named(add, field):
    given = {field: "for 943 476 5919"}

    with pytest.raises(ValidationError) as refused:
        add(**given)

    assert list(refused.value.message_dict) == [field]
    assert "943" not in str(refused.value)
