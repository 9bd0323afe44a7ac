"""Items that are worked out: one counted item over another, or over what the register counts."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from measures.catalogue import full_catalogue
from measures.definition import CountedBy, Suppression, TargetMethod
from measures.figure import over_time, roll_up
from measures.published import published
from measures.reading import Reading
from measures.series import read
from measures.worked_example import steps
from returns.actions import accept, add_item, close_item, submit
from returns.models import Item
from returns.queries import return_page
from tests.factories.practice import a_practice
from tests.people import a_community
from tests.returns.asked import MONTH, TODAY, a_period, an_item, saved
from tests.returns.test_items import FIELDS

MAY = date(2020, 5, 1)
RATIO = {
    **FIELDS,
    "code": "review_rate",
    "name": "Care plans reviewed",
    "subject": "worked_out",
    "description": "",
    "divided_by": "item",
    "scale": "percentage",
    "decimals": 1,
    "one": "",
    "many": "",
}


@pytest.fixture
def held(item):
    """Plans that are held at a month's end."""
    return an_item("held", "Care plans held", over_time="latest")


@pytest.fixture
def reviewed(held):
    """Some of those held."""
    return an_item("reviewed", "Care plans reviewed", part_of=held)


@pytest.fixture
def rate(held, reviewed, lead):
    return add_item(by=lead, **RATIO, numerator=reviewed, denominator=held)


def per(reviewed, lead, **changes) -> Item:
    """So many for every so many."""
    words = {"one": "plan per 100", "many": "plans per 100", "scale": "100", **changes}
    return add_item(by=lead, **{**RATIO, **words}, numerator=reviewed)


def handed_in(community, lead, month=MONTH, **answers):
    for code, text in answers.items():
        saved(community, code, text, by=lead, month=month)
    return submit(community=community.code, month=month, blanks_meant=True, by=lead, now=TODAY)


def measure_of(code="review_rate"):
    return full_catalogue()[code]


def test_a_ratio_divides_what_the_same_return_says(rate, kendal, lead):
    handed_in(kendal, lead, held="40", reviewed="10")

    [figure] = [f for f in read(measure_of(), Reading([MONTH])) if f.community == "kendal"]

    assert (figure.numerator, figure.denominator, figure.value) == (10, 40, 25)


def test_a_ratio_is_provisional_until_its_return_is_accepted(rate, kendal, lead):
    row = handed_in(kendal, lead, held="40", reviewed="10")
    before = [f.state for f in read(measure_of(), Reading([MONTH]))]

    accept(return_id=row.pk, by=lead, now=TODAY)

    assert before == ["provisional"]
    assert [f.state for f in read(measure_of(), Reading([MONTH]))] == ["final"]


@pytest.mark.parametrize("lacking", [{"held": "40"}, {"reviewed": "0", "held": "?"}])
def test_a_ratio_needs_both_of_its_counts(rate, kendal, lead, lacking):
    handed_in(kendal, lead, **lacking)

    [figure] = read(measure_of(), Reading([MONTH]))

    assert figure.value is None


def test_a_ratio_of_nothing_is_not_applicable(rate, kendal, lead):
    handed_in(kendal, lead, held="0", reviewed="0")

    [figure] = read(measure_of(), Reading([MONTH]))

    assert (figure.value, figure.state) == (None, "not_applicable")


def test_communities_and_months_together_are_ratios_of_sums(rate, kendal, lead):
    east = a_community("east")
    a_period(MAY)
    handed_in(kendal, lead, held="40", reviewed="10")
    handed_in(east, lead, held="10", reviewed="10")
    handed_in(kendal, lead, month=MAY, held="60", reviewed="40")

    figures = read(measure_of(), Reading([MONTH, MAY]))

    assert roll_up(figures, measure_of())[0].value == 40
    assert [f.value for f in over_time(figures, measure_of()) if f.community == "kendal"] == [50]


def test_nobody_is_asked_for_what_is_worked_out(rate, kendal):
    page = return_page("kendal", MONTH, TODAY.date())

    assert [box.item.code for box in page.boxes] == ["plans", "held", "reviewed"]


def test_a_ratio_may_be_by_the_people_on_lists(reviewed, kendal, lead):
    a_practice(community=kendal, people=2_000)
    per(reviewed, lead, divided_by="registered_people", scale="10000", denominator=None)
    handed_in(kendal, lead, held="40", reviewed="10")

    [figure] = read(measure_of(), Reading([MONTH]))

    assert (figure.denominator, figure.value) == (2_000, 50)
    assert measure_of().counted_by is CountedBy.COMMUNITY_OVER_LISTS
    assert measure_of().denominator.name == "Registered people"


def test_a_ratio_that_is_no_percentage_has_words_after_its_number(reviewed, held, lead):
    per(reviewed, lead, denominator=held)

    measure = measure_of()

    assert (measure.multiplier, measure.unit.percentage) == (100, False)
    assert measure.unit.words(2.5) == "2.5 plans per 100"


def test_the_definition_says_what_is_divided(rate):
    measure = measure_of()

    assert measure.formula == "Care plans reviewed ÷ Care plans held × 100"
    assert measure.denominator.description.startswith("Each one counts once. Over several months")
    assert measure.unit.axis == "Care plans reviewed, %"


@pytest.mark.parametrize("missing", ["left_out", "no_figure"])
@pytest.mark.parametrize("scale", ["percentage", "1", "100", "1000", "10000"])
def test_the_worked_example_of_every_ratio_agrees(rate, scale, missing):
    words = {"one": "one", "many": "many"}
    Item.objects.filter(pk=rate.pk).update(scale=scale, missing_communities=missing, **words)

    assert all(step.agrees(1) for step in steps(measure_of()))


@pytest.mark.parametrize("over", ["sum", "latest"])
def test_the_worked_example_of_counts_agrees_where_all_are_needed(item, over):
    Item.objects.update(missing_communities="no_figure", over_time=over)

    assert all(step.agrees(0) for step in steps(measure_of("plans")))


def test_a_ratio_holds_while_both_of_its_items_do(rate, lead):
    close_item(code="held", month=date(2020, 9, 1), by=lead)

    measure = measure_of()

    assert (measure.valid_from, measure.valid_to) == (date(2020, 4, 1), date(2020, 9, 1))


@pytest.mark.parametrize("shown", ["held", "reviewed", "review_rate"])
def test_a_ratio_hides_small_numbers_where_any_of_it_does(rate, shown):
    Item.objects.filter(code=shown).update(suppression="none")

    assert measure_of().suppression is Suppression.PEOPLE


def test_a_ratio_of_what_is_shown_is_shown(rate):
    Item.objects.update(suppression="none")

    assert measure_of().suppression is Suppression.NONE


def test_a_ratio_with_a_small_count_is_hidden_outside_the_team(rate, kendal, lead):
    handed_in(kendal, lead, held="40", reviewed="3")

    released = published(measure_of(), Reading([MONTH]))
    [figure] = released.series(measure_of(), frozenset({"kendal"}))

    assert (figure.value, figure.numerator, figure.state) == (None, None, "suppressed")


def test_a_ratio_with_a_small_rest_is_hidden_outside_the_team(rate, kendal, lead):
    handed_in(kendal, lead, held="40", reviewed="38")

    released = published(measure_of(), Reading([MONTH]))
    [figure] = released.series(measure_of(), frozenset({"kendal"}))

    assert figure.state == "suppressed"


def test_a_ratio_is_worked_out_from_rounded_counts_outside_the_team(rate, kendal, lead):
    handed_in(kendal, lead, held="41", reviewed="12")

    released = published(measure_of(), Reading([MONTH]))
    [figure] = released.series(measure_of(), frozenset({"kendal"}))

    assert (figure.numerator, figure.denominator, figure.value) == (10, 40, 25)


def test_what_is_worked_out_is_not_divided_again(rate, held, lead):
    with pytest.raises(ValidationError) as refused:
        add_item(by=lead, **{**RATIO, "code": "twice"}, numerator=rate, denominator=held)

    assert "not what is worked out" in refused.value.message_dict["numerator"][0]


@pytest.mark.parametrize(
    ("target", "method"),
    [
        ({"target": "12.5"}, TargetMethod.FIXED),
        ({"target_profile": [Decimal(month) for month in range(40, 52)]}, TargetMethod.PROFILE),
    ],
)
def test_a_ratio_is_aimed_at_a_figure_or_at_one_a_month(held, reviewed, lead, target, method):
    fields = {**RATIO, **target, "target_name": "ambition"}

    add_item(by=lead, **fields, numerator=reviewed, denominator=held)

    aim = measure_of().target
    assert (aim.method, aim.name) == (method, "ambition")
    assert float(aim.in_month(date(2020, 5, 1))) == {"fixed": 12.5, "profile": 41}[method]
