"""What is odd in the real files, and what the register makes of it."""

from datetime import date

import pytest

from iccs.membership import Membership
from iccs.models import ListSize, Practice, PracticeMembership, Succession
from iccs.queries import homes, places, registered_people

JUNE, JULY = date(2020, 6, 1), date(2020, 7, 1)
QOF_2019, JANUARY_2021, QOF_2020 = date(2019, 4, 1), date(2021, 1, 1), date(2021, 3, 1)

pytestmark = pytest.mark.usefixtures("register")


def practices_of(code, month):
    return PracticeMembership.objects.filter(community__code=code, months__contains=month).count()


def home(code, month, membership=Membership.AS_WAS, until=None):
    practice = Practice.objects.get(code=code).pk
    return homes([month, until or month], membership)[month].get(practice)


@pytest.mark.parametrize(("month", "practices"), [(date(2019, 12, 1), 35), (date(2022, 2, 1), 32)])
def test_as_many_practices_are_open_as_was_published(month, practices):
    assert PracticeMembership.objects.filter(months__contains=month).count() == practices


@pytest.mark.parametrize(
    ("month", "total", "sums"),
    [
        (QOF_2019, 352_016, (60_436, 8_141, 29_112, 32_592, 38_028, 48_626, 81_281, 53_800)),
        (JANUARY_2021, 351_919, (60_331, 8_111, 29_028, 32_351, 38_124, 48_789, 81_494, 53_691)),
        (QOF_2020, 351_442, (60_347, 8_111, 29_142, 32_334, 38_192, 48_951, 80_600, 53_765)),
    ],
)
def test_lists_add_up_to_the_sums_of_each_source(month, total, sums):
    people = registered_people([month])[month]

    assert tuple(people[place.code] for place in places(month).reporting) == sums
    assert sum(people.values()) == total


def test_nobody_is_lost_or_counted_twice_when_practices_merge():
    people = registered_people([JUNE, JULY, date(2020, 12, 1)])

    assert [sum(month.values()) for month in people.values()] == [352_016] * 3


def test_ash_trees_takes_stoneleighs_patients_after_june_2020():
    assert practices_of("east", JUNE) == 6
    assert practices_of("east", JULY) == 5
    assert ListSize.objects.get(practice__code="P81029", as_at=JANUARY_2021).people == 24_754
    assert home("A82034", JULY) == home("P81029", JULY) == "east"


def test_askam_counts_for_duddon_valley_from_the_middle_of_a_window():
    merger = Succession.objects.get(practice__code="A82621")

    assert (merger.successor.name, merger.month) == ("Duddon Valley Medical Practice", JULY)
    assert practices_of("mid-furness", JUNE) == 5
    assert practices_of("mid-furness", JULY) == 4
    assert home("A82621", JUNE) == home("A82621", JULY) == "mid-furness"


def test_garstang_is_in_the_register_in_no_community_and_in_no_sum():
    garstang = Practice.objects.get(code="P81006")

    assert garstang.postcode == "PR3 1PB"
    assert not garstang.memberships.exists()
    assert home("P81006", QOF_2019) is None
    assert home("P81190", date(2019, 1, 1)) is None


def test_practices_that_closed_before_the_others_joined_belong_nowhere_but_are_known():
    practice = Practice.objects.get(code="P81624")

    assert practice.closed == date(2016, 7, 31)
    assert not practice.memberships.exists()
    assert home("P81624", date(2017, 4, 1)) == "bay"  # through its successor


def test_a_chain_of_closed_practices_counts_for_the_one_that_is_left():
    assert home("P81056", date(2018, 6, 1)) == "lancaster"
    assert home("P81056", QOF_2020, Membership.AS_NOW) == "lancaster"


def test_peninsulas_patients_are_nutwoods_from_the_list_that_holds_them():
    merger = Succession.objects.get(practice__code="A82065")

    assert merger.month == JANUARY_2021
    assert "list of 1 January 2021" in merger.evidence


def test_eight_communities_report_and_barrow_and_millom_are_parts_of_one():
    register = places(JUNE)

    assert [place.name for place in register.reporting] == [
        "Barrow",
        "Millom",
        "Mid Furness ICC",
        "Grange & Lakes ICC",
        "Kendal ICC",
        "East ICC",
        "Lancaster ICC",
        "Bay ICC",
    ]
    assert [place.code for place in register.parts("barrow-millom")] == ["barrow", "millom"]
    assert len(register.of_group("south-cumbria")) == 6
    assert len(register.of_group("lancashire")) == 2
