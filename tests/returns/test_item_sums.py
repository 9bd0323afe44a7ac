"""What an item adds up from: said when it is added or later, on the screen or in a file."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from measures.catalogue import full_catalogue
from measures.published import published
from measures.reading import Reading
from returns.actions import add_item, reword_item
from returns.item_sums import faults
from returns.models import Addend, Item
from tests.returns.asked import MONTH, a_period, an_item
from tests.returns.test_analyst_pages import NEW
from tests.returns.test_item_ratios import handed_in
from tests.returns.test_items import FIELDS
from tests.returns.test_returns_models import refused

ADD, ITEM = "/returns/items/add/", "/returns/items/held/"


@pytest.fixture
def held(kendal) -> Item:
    a_period()
    return an_item("held")


@pytest.fixture
def reviewed(held) -> Item:
    return an_item("reviewed", part_of=held)


@pytest.fixture
def unreviewed(held) -> Item:
    return an_item("unreviewed")


@pytest.fixture
def parts(reviewed, unreviewed) -> list[Item]:
    return [reviewed, unreviewed]


def addends(code: str = "held") -> list[str]:
    return [item.code for item in Item.objects.get(code=code).adds_up_from.order_by("position")]


def test_an_item_says_what_it_adds_up_from_when_it_is_added(parts, lead):
    add_item(by=lead, **FIELDS, adds_up_from=parts)

    measure = full_catalogue()["walks"]
    assert addends("walks") == ["reviewed", "unreviewed"]
    assert [part.provider for part in measure.adds_up_from] == [
        "returns:reviewed",
        "returns:unreviewed",
    ]
    assert full_catalogue()["reviewed"].adds_up_from == ()


def test_an_item_says_it_later_and_takes_it_back(held, parts, lead):
    reword_item(code="held", by=lead, adds_up_from=parts)
    reword_item(code="held", by=lead, name="Plans held")
    said = addends()
    reword_item(code="held", by=lead, adds_up_from=[])

    assert said == ["reviewed", "unreviewed"]
    assert addends() == []
    events = Addend.pgh_event_model.objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", flat=True)) == ["insert"] * 2 + ["delete"] * 2
    assert {event.pgh_context.metadata["user"] for event in events} == {lead.pk}


def test_items_are_measures_in_one_query_with_what_they_add_up_from(
    held, parts, django_assert_num_queries
):
    held.adds_up_from.set(parts)

    with django_assert_num_queries(1):
        assert full_catalogue()["held"].made_of == "Reviewed + Unreviewed"


def test_a_small_part_is_not_the_rest_of_the_whole_outside_the_team(held, parts, kendal, lead):
    held.adds_up_from.set(parts)
    handed_in(kendal, lead, held="43", reviewed="40", unreviewed="3")

    out = published(full_catalogue()["held"], Reading([MONTH]))

    shown = [
        out.series(full_catalogue()[code], frozenset({"kendal"}))[0].value
        for code in ("held", "reviewed", "unreviewed")
    ]
    assert shown[2] is None
    assert shown.count(None) == 2


def faults_of(item: Item, *parts: Item) -> list[str]:
    return faults(item, parts)


def test_items_counted_alike_have_no_fault(held, parts):
    assert faults_of(held, *parts) == faults_of(held) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"subject": "mdt"}, "is asked of each of its MDTs: choose items that are asked as this"),
        ({"mdt_kind": "frailty", "subject": "mdt"}, "is asked of each of its MDTs"),
        ({"over_time": "latest"}, "Months of “Other” are not: each counts what is held at its end"),
        ({"suppression": "none"}, "Small numbers of “Other” are shown, and of this item hidden"),
    ],
)
def test_what_is_counted_otherwise_is_told(held, reviewed, fields, told):
    [sentence] = faults_of(held, reviewed, an_item("other", **fields))

    assert told in sentence


def test_other_kind_of_mdt_is_told(held):
    meetings = [an_item(f"of-{kind}", subject="mdt", mdt_kind=kind) for kind in ("frailty", "")]
    whole = an_item("meetings", subject="mdt", mdt_kind="frailty")

    [sentence] = faults_of(whole, *meetings)

    assert sentence == "“Of ” is asked of other MDTs: choose items of the same kind of MDT."


def test_one_alone_and_what_is_worked_out_are_told(held, reviewed, parts):
    rate = Item(subject="worked_out")

    assert faults_of(held, reviewed, reviewed)[0].startswith("Choose two items or more, or none")
    assert faults_of(rate, *parts)[0].startswith("Leave it empty: only what is counted")


def test_item_itself_and_what_it_is_in_are_told(held, reviewed, parts):
    held.adds_up_from.set(parts)
    inner = an_item("inner")

    assert faults_of(held, held, inner) == ["“Held” counts this item, or is it: leave it out."]
    assert faults_of(reviewed, held, inner) == ["“Held” counts this item, or is it: leave it out."]


def test_new_item_is_in_what_it_is_part_of(held, reviewed, parts):
    outer = an_item("outer")
    outer.adds_up_from.set([held, an_item("beside")])

    new = Item(**{**FIELDS, "part_of": held})

    assert faults_of(new, outer, reviewed) == ["“Outer” counts this item, or is it: leave it out."]


def test_nobody_is_counted_twice_in_a_sum(held, reviewed, unreviewed):
    whole = an_item("whole")
    inner = an_item("inner", part_of=reviewed)
    an_item("innermost", part_of=inner)

    assert faults_of(whole, reviewed, inner) == [
        "“Inner” would be counted twice in “Whole”, in “Reviewed” and in “Inner”: "
        "leave one of them out."
    ]
    unreviewed.adds_up_from.set([inner, an_item("beside")])
    assert "“Inner” would be counted twice" in faults_of(whole, reviewed, unreviewed)[0]


def test_nobody_is_counted_twice_in_another_sum(held, parts, reviewed, unreviewed):
    held.adds_up_from.set(parts)

    [sentence] = faults_of(unreviewed, *(an_item(f"n{n}", part_of=reviewed) for n in (1, 2)))[:1]

    assert sentence.startswith("“N1” would be counted twice in “Held”, in “Reviewed”")


@pytest.mark.parametrize(("suppression", "said"), [("none", "hidden"), ("people", "shown")])
def test_item_is_hidden_as_the_whole_that_it_makes_up(held, parts, unreviewed, suppression, said):
    held.adds_up_from.set(parts)
    other = {"none": "people", "people": "none"}[suppression]
    Item.objects.update(suppression=other)
    unreviewed.suppression = suppression

    with pytest.raises(ValidationError) as told:
        unreviewed.clean()

    [sentence] = told.value.message_dict["suppression"]
    assert sentence.startswith(
        f"Small numbers of “Held”, which adds up from it, are {said}: choose"
    )


def test_whole_is_hidden_as_what_it_adds_up_from(held, unreviewed, lead):
    held.adds_up_from.set([unreviewed, an_item("other")])

    with pytest.raises(ValidationError) as told:
        reword_item(code="held", by=lead, suppression="none")

    assert len(told.value.message_dict["adds_up_from"]) == 2


def test_the_database_refuses_an_addend_of_itself_and_one_twice(held, reviewed):
    Addend.objects.create(whole=held, part=reviewed)

    assert refused(lambda: Addend.objects.create(whole=held, part=held))
    assert refused(lambda: Addend.objects.create(whole=held, part=reviewed))
    assert str(Addend.objects.get()) == "Reviewed, of Held"
    with pytest.raises(models.ProtectedError):
        reviewed.delete()


def test_screen_offers_what_is_counted_alike_and_keeps_what_is_chosen(held, parts, analyst_client):
    an_item("held-at-the-end", "Held at the end", over_time="latest")
    before = analyst_client.get(ITEM)
    chosen = {**NEW, "name": "Held", "adds_up_from": [part.pk for part in parts]}

    response = analyst_client.post(ITEM, chosen)

    assertContains(before, "It adds up from")
    assertContains(before, 'id="id_adds_up_from-hint"')
    assertNotContains(before, "Held at the end")
    assertRedirects(response, "/returns/items/")
    assert addends() == ["reviewed", "unreviewed"]
    assertContains(analyst_client.get(ITEM), " checked>", count=2)
    assertContains(analyst_client.get("/measures/held/"), "Reviewed + Unreviewed")
    assertNotContains(analyst_client.get("/measures/reviewed/"), "Adds up from")


def test_fault_is_told_at_the_choice_which_stays(held, parts, analyst_client):
    other = an_item("other", over_time="latest")
    typed = {**NEW, "adds_up_from": [parts[0].pk, other.pk]}

    page = analyst_client.post(ADD, typed)

    assertContains(page, '<a href="#id_adds_up_from">Months of “Other” are not')
    assertContains(page, 'aria-describedby="id_adds_up_from-hint id_adds_up_from-error"')
    assertContains(page, " checked>", count=2)
    assert not Item.objects.filter(code="walks").exists()


def test_new_item_that_adds_up_is_added_on_the_screen(parts, analyst_client):
    typed = {**NEW, "adds_up_from": [part.pk for part in parts]}

    assertRedirects(analyst_client.post(ADD, typed), "/returns/items/")

    assert addends("walks") == ["reviewed", "unreviewed"]


@pytest.mark.parametrize("fields", [{"subject": "mdt"}, {"subject": "worked_out"}])
def test_nothing_is_offered_where_nothing_is_counted_alike(held, reviewed, analyst_client, fields):
    ratio = {"numerator": reviewed, "divided_by": "item", "denominator": held, "scale": "100"}
    worked_out = fields["subject"] == "worked_out"
    an_item("other", **fields, **(ratio if worked_out else {}), description="")

    assertNotContains(analyst_client.get("/returns/items/other/"), "It adds up from")


def test_months_of_what_is_no_longer_asked_leave_the_sum_open(held, parts, kendal, lead):
    held.adds_up_from.set(parts)
    Item.objects.filter(code="unreviewed").update(months=(date(2010, 1, 1), date(2020, 1, 1)))

    row = handed_in(kendal, lead, held="43", reviewed="12")

    assert row.status == "submitted"
