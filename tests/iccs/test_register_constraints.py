"""What the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.models import (
    Alias,
    Appointment,
    Community,
    Group,
    GroupMembership,
    Mdt,
    Pcn,
    PcnMembership,
    PracticeMembership,
    Succession,
    System,
)
from tests.factories.community import ALWAYS, an_icc
from tests.factories.practice import a_list, a_practice
from tests.people import a_user

FIRST_HALF = DateRange(date(2020, 1, 1), date(2020, 7, 1))
SECOND_HALF = DateRange(date(2020, 7, 1), None)

pytestmark = pytest.mark.django_db


def refused(name, make):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


def rows_with_months():
    """How to make a row of each dated kind, for some months."""
    practice, icc = a_practice(), an_icc()
    pcn = Pcn.objects.create(code="U1", name="A PCN", months=ALWAYS)
    group = Group.objects.create(code="north", name="North")
    return {
        "practice_in_one_community_at_a_time": lambda months: PracticeMembership.objects.create(
            practice=practice, community=icc, months=months
        ),
        "practice_in_one_pcn_at_a_time": lambda months: PcnMembership.objects.create(
            practice=practice, pcn=pcn, months=months
        ),
        "community_in_one_group_at_a_time": lambda months: GroupMembership.objects.create(
            community=icc, group=group, months=months
        ),
        "alias_means_one_community_at_a_time": lambda months: Alias.objects.create(
            community=icc, name="Kendal", sender="Council", months=months
        ),
        "one_mdt_of_a_kind_at_a_time": lambda months: Mdt.objects.create(
            community=icc, kind=Mdt.Kind.FRAILTY, months=months
        ),
    }


def test_nothing_dated_overlaps_and_what_follows_on_may_stand():
    for name, make in rows_with_months().items():
        make(FIRST_HALF)
        make(SECOND_HALF)

        refused(name, lambda make=make: make(DateRange(date(2020, 6, 1), date(2020, 8, 1))))


@pytest.mark.parametrize(
    "months",
    [
        DateRange(date(2020, 1, 15), None),
        DateRange(date(2020, 1, 1), date(2020, 6, 30)),
        DateRange(None, date(2020, 1, 1)),
        DateRange(date(2020, 1, 1), date(2020, 1, 1)),
    ],
)
def test_months_begin_and_end_on_first_days(months):
    refused("community_months", lambda: an_icc(months=months))


def test_a_merger_counts_from_the_first_day_of_a_month():
    one, other = a_practice("A1"), a_practice("A2")

    refused(
        "succession_month",
        lambda: Succession.objects.create(practice=one, successor=other, month=date(2020, 6, 8)),
    )


def test_a_practice_does_not_succeed_itself():
    one = a_practice()

    refused(
        "successor_is_another",
        lambda: Succession.objects.create(practice=one, successor=one, month=date(2020, 6, 1)),
    )


def test_a_part_has_a_parent_and_an_icc_has_none():
    refused("community_parent_as_its_kind", lambda: an_icc(kind=Community.Kind.SUB_COMMUNITY))
    refused("community_parent_as_its_kind", lambda: an_icc("part", parent=an_icc("whole")))


def test_there_is_one_whole(system):
    refused("one_system|iccs_system_only", lambda: System.objects.create(name="Another"))
    refused("one_system", lambda: System.objects.create(name="Another", only=False))


def test_a_source_tells_a_list_once():
    practice = a_practice(people=1)

    refused("list_size_once_a_source", lambda: a_list(practice, 2))


def test_a_role_is_held_where_it_needs_to_be():
    person = a_user()

    for role in (Appointment.Role.LEAD, Appointment.Role.GROUP_MEMBER):
        refused(
            "appointment_place_as_its_role",
            lambda role=role: Appointment.objects.create(person=person, role=role, months=ALWAYS),
        )


def test_only_a_member_of_a_group_chairs_it():
    lead = Appointment(person=a_user(), role=Appointment.Role.LEAD, community=an_icc("kendal"))

    lead.months, lead.chairs = ALWAYS, True

    refused("appointment_chairs_a_group", lead.save)
