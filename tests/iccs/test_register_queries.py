"""What other rooms read of the register."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.membership import Membership
from iccs.queries import (
    homes,
    memberships,
    places,
    registered_people,
    system_name,
    would_be_endless,
)
from tests.factories.community import a_part, an_icc
from tests.factories.practice import a_merger, a_practice

MAY, JUNE, JULY = (date(2020, month, 1) for month in (5, 6, 7))

pytestmark = pytest.mark.django_db


def test_a_whole_without_a_name_is_all_communities():
    assert system_name() == places(JUNE).system == "All communities"


def test_the_whole_has_the_name_that_was_given(system):
    assert system_name() == places(JUNE).system == "Morecambe Bay"


def test_places_are_those_open_in_the_month():
    an_icc("old", months=DateRange(MAY, JUNE))
    an_icc("new", months=DateRange(JUNE, None))

    assert [place.code for place in places(MAY).places] == ["old"]
    assert [place.code for place in places(JUNE).places] == ["new"]


def test_a_community_reports_itself_once_its_parts_have_closed():
    whole = an_icc("whole", group="north")
    a_part(whole, "one", months=DateRange(MAY, JULY))
    a_part(whole, "other", months=DateRange(MAY, JULY))

    june, july = places(JUNE), places(JULY)

    assert [place.code for place in june.reporting] == ["one", "other"]
    assert [place.code for place in june.wholes] == ["whole"]
    assert june.get("one").parent == "whole"
    assert [place.code for place in july.parts("whole")] == ["whole"]


def test_a_part_is_in_the_group_of_its_icc():
    a_part(an_icc("whole", group="north"), "part")

    register = places(JUNE)

    assert [place.code for place in register.of_group("north")] == ["part"]
    assert register.group("north").name == "North"
    assert register.group("south") is None


def test_iccs_are_named_so_and_parts_are_not():
    a_part(an_icc("bay"), "shore")

    bay, shore = (places(JUNE).get(code) for code in ("bay", "shore"))

    assert (bay.name, bay.short) == ("Bay ICC", "Bay")
    assert (shore.name, shore.short) == ("Shore", "Shore")
    assert places(JUNE).get("nowhere") is None


def test_homes_follow_a_merger_into_another_community():
    old = a_practice("A1", community=an_icc("east"), months=DateRange(MAY, JULY))
    new = a_practice("A2", community=an_icc("kendal"))
    a_merger(old, new, JULY)

    as_was, as_now = homes([JUNE, JULY]), homes([JUNE, JULY], Membership.AS_NOW)

    assert (as_was[JUNE][old.pk], as_was[JULY][old.pk]) == ("east", "kendal")
    assert as_now[JUNE][old.pk] == "kendal"


def test_practices_are_open_while_they_belong_somewhere():
    closing = a_practice("A1", community=an_icc("east"), months=DateRange(MAY, JULY))
    staying = a_practice("A2", community=an_icc("kendal"), months=DateRange(JUNE, None))

    found = memberships().open_practices([MAY, JUNE, JULY])

    assert found == {MAY: {closing.pk}, JUNE: {closing.pk, staying.pk}, JULY: {staying.pk}}


def test_registered_people_count_by_community():
    east = an_icc("east")
    a_practice("A1", community=east, people=100)
    a_practice("A2", community=east, people=20)
    a_practice("A3", people=3)

    assert registered_people([JUNE]) == {JUNE: {"east": 120}}


def test_a_merger_that_closes_a_circle_is_seen():
    one, two, three = (a_practice(code) for code in ("A1", "A2", "A3"))
    a_merger(one, two, MAY)
    a_merger(two, three, JULY)

    assert would_be_endless(three.pk, one.pk)
    assert not would_be_endless(one.pk, three.pk)  # in place of the merger into the second


@pytest.mark.parametrize("communities", [1, 30])
def test_queries_do_not_grow_with_communities(communities, django_assert_num_queries):
    for number in range(communities):
        community = an_icc(f"c{number}", group="north")
        a_practice(f"A{number}", community=community, people=1)

    with django_assert_num_queries(1):
        places(JUNE)
    with django_assert_num_queries(1):
        homes([MAY, JUNE])
    with django_assert_num_queries(2):
        registered_people([MAY, JUNE])
