from datetime import date

import pytest

from measures.reading import PROVIDERS, Count, Reading
from reablement.models import Assessments

MONTHS = [date(2020, month, 1) for month in (1, 2, 3)]


def by_place(name, reading):
    return {(one.community, one.month.month): one for one in PROVIDERS[name](reading)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("reablement_assessments", 472),
        ("reablement_outcome_plan", 326),
        ("reablement_outcome_refused", 49),
        ("reablement_route_community", 356),
        ("reablement_route_community_bed", 5),
        ("reablement_route_hospital", 85),
        ("reablement_route_not_recorded", 26),
    ],
)
def test_counts_of_the_real_sheet(loaded, name, expected):
    counts = PROVIDERS[name](Reading(MONTHS))

    assert len(counts) == 18
    assert sum(one.count for one in counts) == expected


def test_open_cells_are_provisional_and_the_whole_is_certain(loaded):
    reading = Reading(MONTHS)

    refused = by_place("reablement_outcome_refused", reading)
    assessments = by_place("reablement_assessments", reading)

    batch = Assessments.objects.first().batch_id
    assert refused["kendal", 2] == Count("kendal", MONTHS[1], 1, "provisional", batch)
    assert refused["kendal", 3].state == "final"
    assert {one.state for one in assessments.values()} == {"final"}


def test_whole_is_open_only_if_both_cuts_are(loaded):
    Assessments.objects.filter(community__code="kendal").update(state="provisional")

    assessments = by_place("reablement_assessments", Reading(MONTHS))

    assert assessments["kendal", 1].state == "provisional"
    assert assessments["east", 1].state == "final"


def test_category_without_a_row_is_nought(loaded):
    beds = by_place("reablement_route_community_bed", Reading(MONTHS))

    assert (beds["kendal", 2].count, beds["kendal", 2].state) == (0, "final")


def test_one_query_for_all_and_only_for_those_asked(loaded, django_assert_num_queries):
    reading = Reading(MONTHS, communities={"kendal"})

    with django_assert_num_queries(1):
        for name in PROVIDERS:
            if name.startswith("reablement"):
                assert {one.community for one in PROVIDERS[name](reading)} == {"kendal"}


def test_months_without_figures_have_no_rows(loaded):
    assert PROVIDERS["reablement_assessments"](Reading([date(2020, 4, 1)])) == []
