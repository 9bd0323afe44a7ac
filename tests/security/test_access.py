from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from iccs.access import Access, Role, access_of
from iccs.models import Community, System
from tests.people import ALWAYS, a_community, a_user

TODAY = date(2020, 2, 14)


@pytest.fixture
def parts(db) -> tuple[Community, Community]:
    whole = a_community("furness")
    part = Community.objects.create(
        code="dalton",
        name="Dalton",
        kind=Community.Kind.SUB_COMMUNITY,
        parent=whole,
        months=ALWAYS,
    )
    return whole, part


def test_lead_reads_their_community_in_full_and_no_other(db) -> None:
    other = a_community("lancaster", "lancashire")

    access = access_of(a_user(role=Role.LEAD), TODAY)

    kendal = Community.objects.get(code="kendal")
    assert access.leads == {kendal.pk}
    assert access.reads_in_full(kendal.pk)
    assert not access.reads_in_full(other.pk)


def test_group_member_reads_the_group_with_its_parts_in_full(parts) -> None:
    other = a_community("lancaster", "lancashire")

    access = access_of(a_user(role=Role.GROUP_MEMBER), TODAY)

    assert all(access.reads_in_full(place.pk) for place in parts)
    assert not access.reads_in_full(other.pk)
    assert access.leads == frozenset()


def test_analyst_reads_every_community_in_full(parts) -> None:
    access = access_of(a_user(role=Role.ANALYST), TODAY)

    assert all(access.reads_in_full(place.pk) for place in parts)


def test_administrator_reads_no_community_in_full(parts) -> None:
    access = access_of(a_user(role=Role.ADMINISTRATOR), TODAY)

    assert not any(access.reads_in_full(place.pk) for place in parts)


def test_nobody_has_no_access(db) -> None:
    access = access_of(AnonymousUser(), TODAY)

    assert access == Access(TODAY)
    assert not access.reads_in_full(1)


@pytest.mark.parametrize(("given", "known"), [("Bay", "Bay"), (None, "All communities")])
def test_name_of_the_whole_comes_with_the_roles(db, given, known) -> None:
    if given:
        System.objects.create(name=given)

    assert access_of(a_user(role=Role.ANALYST), TODAY).system == known


def test_roles_are_named_in_their_order() -> None:
    access = Access(TODAY, roles=frozenset({Role.ADMINISTRATOR, Role.LEAD}))

    assert access.role_names == ("ICC development lead", "administrator")


def test_access_takes_one_query_and_reading_in_full_none_more(
    db, django_assert_num_queries
) -> None:
    user = a_user(role=Role.LEAD)

    with django_assert_num_queries(1):
        access = access_of(user, TODAY)
        access.reads_in_full(1)


def test_communities_are_read_in_full_by_code_too(parts) -> None:
    other = a_community("lancaster", "lancashire")

    access = access_of(a_user(role=Role.GROUP_MEMBER), TODAY)

    assert all(access.reads_in_full(place.code) for place in parts)
    assert not access.reads_in_full(other.code)
