from datetime import date, timedelta

import pytest

from iccs.models import Mdt
from returns.actions import Locked, Refused, evaluate, take_back_story, tell_story
from returns.models import Evaluation, Return, Story
from tests.returns.asked import MONTH, TODAY, an_mdt

NHS_NUMBER = "943 476 5919"
APRIL = date(2020, 4, 1)


def tell(by, **changes):
    fields = {
        "community": "kendal",
        "month": MONTH,
        "kind": "achievement",
        "text": "The link workers settled in.",
        "by": by,
        "now": TODAY,
        **changes,
    }
    return tell_story(**fields)


def take_back(by, story, now=TODAY):
    take_back_story(community="kendal", month=MONTH, story=story.pk, by=by, now=now)


def test_a_story_is_kept_with_its_return(item, lead):
    story = tell(lead, measure="plans", theme=" Company ")

    assert story.told_in == Return.objects.get()
    assert (story.measure, story.theme, story.told_by) == ("plans", "Company", lead)


def test_a_case_study_needs_consent(item, lead):
    with pytest.raises(Refused, match="agreed to its being told"):
        tell(lead, kind="case_study")

    assert tell(lead, kind="case_study", consent=True).consent


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"text": " "}, "nothing to tell yet"),
        ({"text": "a" * 4001}, "4,001 characters"),
        ({"text": f"Mr B, {NHS_NUMBER}, is well"}, "after “Mr B,”"),
        ({"theme": NHS_NUMBER}, "NHS number"),
        ({"measure": "none-such"}, "no such measure"),
    ],
)
def test_a_story_that_cannot_be_kept_says_why(item, lead, changes, told):
    with pytest.raises(Refused, match=told):
        tell(lead, **changes)

    assert not Story.objects.exists()


def test_a_story_is_told_anew_and_taken_back(item, lead):
    story = tell(lead)

    again = tell(lead, story=story.pk, text="They stayed.")
    take_back(lead, story)

    assert (again.pk, again.text) == (story.pk, "They stayed.")
    assert not Story.objects.exists()


def test_what_was_taken_back_since_is_not_told_anew(item, lead):
    story = tell(lead)
    take_back(lead, story)

    with pytest.raises(Refused, match="taken this back"):
        tell(lead, story=story.pk)


def test_nothing_is_taken_back_from_a_locked_return(item, lead):
    story = tell(lead)

    with pytest.raises(Locked):
        take_back(lead, story, now=TODAY + timedelta(days=400))


def test_nothing_is_told_in_a_locked_return(item, lead):
    with pytest.raises(Locked):
        tell(lead, now=TODAY + timedelta(days=400))


def see(mdt: Mdt, by, **changes):
    fields = {
        "mdt": mdt.pk,
        "half_year": APRIL,
        "improved_self_care": 4,
        "less_inappropriate_use": 3,
        "team_function": 5,
        "by": by,
        "today": TODAY.date(),
        **changes,
    }
    return evaluate(**fields)


def test_an_mdt_sees_itself_and_may_see_itself_anew(kendal, lead):
    mdt = an_mdt(kendal)

    see(mdt, lead)
    see(mdt, lead, team_function=1, comment="Two left")

    said = Evaluation.objects.get()
    assert (said.improved_self_care, said.team_function, said.comment) == (4, 1, "Two left")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"team_function": 0}, "from 1"),
        ({"improved_self_care": 6}, "to 5"),
        ({"half_year": date(2020, 5, 1)}, "1 April or 1 October"),
        ({"half_year": date(2020, 10, 1)}, "has begun"),
        ({"comment": NHS_NUMBER}, "NHS number"),
    ],
)
def test_an_evaluation_that_cannot_be_kept_says_why(kendal, lead, changes, told):
    with pytest.raises(Refused, match=told):
        see(an_mdt(kendal), lead, **changes)


@pytest.mark.parametrize(
    ("first", "end", "ran"),
    [
        (date(2020, 10, 1), None, False),
        (date(2020, 9, 1), None, True),
        (date(2019, 4, 1), date(2020, 4, 1), False),
        (date(2019, 4, 1), date(2020, 5, 1), True),
    ],
)
def test_only_an_mdt_that_ran_then_is_asked(kendal, lead, first, end, ran):
    mdt = an_mdt(kendal)
    Mdt.objects.update(months=(first, end))

    if ran:
        assert see(mdt, lead).mdt == mdt
    else:
        with pytest.raises(Refused, match="did not run"):
            see(mdt, lead)
