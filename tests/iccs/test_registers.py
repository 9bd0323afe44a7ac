"""The register of every month, read at once."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.access import Role
from iccs.models import Appointment, Community, Group, GroupMembership
from iccs.queries import places
from iccs.registers import registers
from tests.factories.community import a_part, an_icc
from tests.people import a_user

pytestmark = pytest.mark.django_db
START, CHANGE, END = date(2018, 4, 1), date(2019, 4, 1), date(2020, 4, 1)


@pytest.fixture
def communities(system):
    """One that moves to another group, one with a part in a group of its own, one that closes."""
    north, south = (Group.objects.create(code=one, name=one.title()) for one in ("north", "south"))
    kendal, bm = an_icc("kendal", position=1), an_icc("bm", position=2)
    a_part(bm, "barrow", position=3)
    closing = an_icc("east", position=4)
    Community.objects.update(months=DateRange(START, None))
    Community.objects.filter(pk=closing.pk).update(months=DateRange(START, END))
    for community, group, months in (
        (kendal, north, DateRange(START, CHANGE)),
        (kendal, south, DateRange(CHANGE, None)),
        (bm, south, DateRange(START, None)),
        (Community.objects.get(code="barrow"), north, DateRange(CHANGE, END)),
    ):
        GroupMembership.objects.create(community=community, group=group, months=months)


@pytest.mark.parametrize("month", [date(2017, 4, 1), START, CHANGE, END])
def test_register_of_a_month_is_the_same_as_read_alone(communities, month):
    assert registers().at(month) == places(month)


def test_each_stretch_has_its_register(communities):
    found = registers().each

    assert [one.month for one in found] == [START, CHANGE, END]
    assert [place.group for one in found for place in one.places if place.code == "barrow"] == [
        "south",
        "north",
        "south",
    ]


def test_register_knows_who_reported_until_they_closed(communities):
    found = registers()

    assert [(place.code, place.group) for place in found.at(END).closed] == [("east", None)]
    assert [place.code for place in found.at(CHANGE).closed] == []
    assert {place.code for place in found.at(END).ever_reporting} == {"kendal", "barrow", "east"}


def test_part_that_closed_is_told_of_by_its_whole(communities):
    Community.objects.filter(code="barrow").update(months=DateRange(START, CHANGE))

    assert [place.code for place in registers().at(END).closed] == ["east"]
    Community.objects.filter(code="bm").update(months=DateRange(START, CHANGE))
    assert {place.code for place in registers().at(END).closed} == {"barrow", "east"}


def test_communities_report_in_the_months_in_which_they_are_open(communities):
    before = date(2017, 4, 1)

    assert registers().reporting([before, START, END]) == {
        before: frozenset(),
        START: {"kendal", "barrow", "east"},
        END: {"kendal", "barrow"},
    }


def appoint(name, months, *, leads=(), groups=()):
    person = a_user(name)
    Appointment.objects.create(person=person, months=months, role=Role.ANALYST)
    for code in leads:
        lead = {"role": Role.LEAD, "community": Community.objects.get(code=code)}
        Appointment.objects.create(person=person, months=months, **lead)
    for code in groups:
        member = {"role": Role.GROUP_MEMBER, "group": Group.objects.get(code=code)}
        Appointment.objects.create(person=person, months=months, **member)


def test_what_is_read_together_is_known_for_good(communities):
    """The group south has Barrow and Millom's part Barrow, and Kendal from a month on."""
    then, later = DateRange(START, CHANGE), DateRange(CHANGE, END)
    appoint("Two Communities", then, leads=["kendal", "east"])
    appoint("The Same Two", later, leads=["kendal", "east"])
    appoint("Group Before", then, groups=["south"])
    appoint("Group After", later, groups=["south"])
    appoint("Lead And Member", later, leads=["east"], groups=["north"])
    appoint("Only Analyst", then)

    found = registers()

    assert found.at(START).read_together == found.at(END).read_together
    assert {frozenset(one) for one in found.at(END).read_together} == {
        frozenset({"kendal", "east"}),
        frozenset({"barrow"}),
        frozenset({"barrow", "kendal"}),
        frozenset({"east", "barrow"}),
    }


def test_member_reads_a_community_that_closed_in_the_group(communities):
    south = Group.objects.get(code="south")
    closed = Community.objects.get(code="east")
    GroupMembership.objects.create(community=closed, group=south, months=DateRange(START, END))
    appoint("New Member", DateRange(END, None), groups=["south"])

    assert registers().at(END).read_together == {frozenset({"east", "kendal", "barrow"})}


def test_registers_take_one_query(communities, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert registers().each


def test_no_register_at_all(db):
    assert (registers().each, registers().at(START).places) == ([], ())
