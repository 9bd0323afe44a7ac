from reablement import sentences
from reablement.plan_rate import PlanRate
from reablement.sheet import Sum


def rate(plans, assessments):
    return PlanRate("A place", Sum(plans), Sum(assessments))


def test_lists_as_people_write_them():
    assert sentences.listed(["a"]) == "a"
    assert sentences.listed(["a", "b"]) == "a and b"
    assert sentences.listed(["a", "b", "c"]) == "a, b and c"


def test_plan_rate_of_one_community_compares_with_nobody():
    words = sentences.plan_rates([rate(66, 86), rate(None, None)], rate(66, 86))

    assert words == "66 of 86 assessments (76.7%) ended in a reablement plan."


def test_plan_rates_that_differ():
    words = sentences.plan_rates([rate(24, 40), rate(53, 67)], rate(77, 107))

    assert words == (
        "77 of 107 assessments (72.0%) ended in a reablement plan. Communities range from 60.0% "
        "to 79.1%; with 40 to 67 assessments each, part of that is chance."
    )


def test_nobody_assessed_has_no_rate():
    assert rate(0, 0).rate is None
    assert rate(None, 3).rate is None


def test_plan_rate_is_provisional_if_either_number_is():
    assert PlanRate("A place", Sum(1, provisional=True), Sum(2)).provisional
    assert PlanRate("A place", Sum(1), Sum(2, provisional=True)).provisional
    assert not rate(1, 2).provisional
