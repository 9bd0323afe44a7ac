"""What fields of an item must be to one another: told in words, and held by the database."""

from decimal import Decimal

import pytest

from returns.item_rules import faults
from returns.models import Item
from tests.returns.asked import an_item
from tests.returns.test_returns_models import refused

COUNT = {"subject": "community", "description": "Each.", "one": "plan", "many": "plans"}
RATIO = {"subject": "worked_out", "divided_by": "item", "scale": "100", "one": "1", "many": "2"}


@pytest.fixture
def whole(kendal):
    return an_item("held")


@pytest.fixture
def part(whole):
    return an_item("reviewed", part_of=whole)


def test_counts_and_ratios_as_they_should_be_have_no_fault(whole, part):
    count = Item(**COUNT)
    ratio = Item(**RATIO, numerator=part, denominator=whole)
    percentage = Item(**{**RATIO, "scale": "percentage", "one": ""})
    percentage.decimals, percentage.target = 1, Decimal("1.500")
    percentage.numerator, percentage.denominator = part, whole

    assert [faults(each) for each in (count, ratio, percentage)] == [{}, {}, {}]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"divided_by": "registered_people"}, "divided_by"),
        ({"scale": "100"}, "scale"),
        ({"decimals": 1}, "decimals"),
        ({"description": ""}, "description"),
        ({"one": ""}, "one"),
        ({"many": ""}, "many"),
        ({"mdt_kind": "diabetes"}, "mdt_kind"),
        ({"target": Decimal("1.5")}, "target"),
        ({"target_profile": [Decimal("1.5")] * 12}, "target_profile"),
        ({"target": Decimal(1), "target_profile": [Decimal(1)] * 12}, "target_profile"),
    ],
)
def test_fault_of_a_count_is_told_at_its_field(fields, field):
    assert set(faults(Item(**{**COUNT, **fields}))) == {field}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"divided_by": "", "denominator": None}, "divided_by"),
        ({"scale": ""}, "scale"),
        ({"numerator": None}, "numerator"),
        ({"denominator": None}, "denominator"),
        ({"divided_by": "registered_people"}, "denominator"),
        ({"row": "A row"}, "row"),
        ({"column": "A column"}, "column"),
        ({"help_text": "Help"}, "help_text"),
        ({"description": "Each."}, "description"),
        ({"over_time": "latest"}, "over_time"),
        ({"one": ""}, "one"),
    ],
)
def test_fault_of_a_ratio_is_told_at_its_field(whole, part, fields, field):
    item = Item(**{**RATIO, "numerator": part, "denominator": whole, **fields})

    assert set(faults(item)) == {field}


def test_percentage_is_only_of_what_can_never_be_more(whole):
    other = an_item("walks")
    item = Item(**{**RATIO, "scale": "percentage"}, numerator=other, denominator=whole)

    [sentence] = faults(item)["scale"]

    assert sentence.startswith("“Walks” can be more than what it is divided by")


def test_percentage_of_the_people_on_lists_is_none(part):
    fields = {**RATIO, "scale": "percentage", "divided_by": "registered_people"}

    assert set(faults(Item(**fields, numerator=part))) == {"scale"}


@pytest.mark.parametrize(("suppression", "said"), [("none", "shown"), ("people", "hidden")])
def test_part_and_whole_are_hidden_alike(whole, part, suppression, said):
    Item.objects.exclude(pk=whole.pk).update(suppression="people" if said == "shown" else "none")
    part.refresh_from_db()
    whole.suppression = part.part_of.suppression = suppression

    [of_whole], [of_part] = faults(whole)["suppression"], faults(part)["suppression"]

    other = {"shown": "hidden", "hidden": "shown"}[said]
    assert of_whole.startswith(f"Small numbers of “Reviewed”, a part of it, are {other}:")
    assert of_part.startswith(f"Small numbers of “Held”, its whole, are {said}:")


@pytest.mark.parametrize(
    ("change", "of"),
    [
        ({"numerator": None}, "rate"),
        ({"scale": "12"}, "rate"),
        ({"divided_by": "registered_people"}, "rate"),
        ({"denominator": None}, "rate"),
        ({"row": "A row"}, "rate"),
        ({"one": ""}, "rate"),
        ({"scale": "percentage", "divided_by": "registered_people", "denominator": None}, "rate"),
        ({"decimals": 4}, "rate"),
        ({"chart_months": 0}, "rate"),
        ({"chart_months": 61}, "rate"),
        ({"target": 1, "target_profile": [1] * 12}, "rate"),
        ({"target_profile": [1]}, "rate"),
        ({"target": -1}, "rate"),
        ({"decimals": 1}, "held"),
        ({"scale": "100"}, "held"),
        ({"subject": "worked_out"}, "held"),
    ],
)
def test_the_database_refuses_an_item_that_cannot_be(whole, part, change, of):
    an_item("rate", **RATIO, numerator=part, denominator=whole, description="")

    assert refused(lambda: Item.objects.filter(code=of).update(**change))
