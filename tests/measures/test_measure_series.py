from datetime import date
from fractions import Fraction

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.models import Community, ListSize, Practice, PracticeMembership
from measures.providers import registered_people
from measures.reading import PROVIDERS, TARGETS, Reading, provider
from measures.series import read
from measures.states import NOT_APPLICABLE, NOT_SENT, NOT_YET_KNOWN
from tests.measures.measures_of import (
    FEBRUARY,
    JANUARY,
    MARCH,
    a_count,
    a_count_measure,
    a_ratio_measure,
)
from tests.people import ALWAYS, a_community

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(monkeypatch):
    """Puts a list of counts in the place of a provider."""

    def count(name, rows, registry=PROVIDERS):
        monkeypatch.setitem(registry, name, lambda reading: rows)

    return count


def test_every_community_and_month_has_a_figure(counting):
    a_community("kendal")
    a_community("east")
    counting("admissions_nel", [a_count(7, community="kendal", month=FEBRUARY)])

    figures = read(a_count_measure(), Reading([JANUARY, FEBRUARY]))

    assert [(f.community, f.month, f.value) for f in figures] == [
        ("east", JANUARY, None),
        ("east", FEBRUARY, None),
        ("kendal", JANUARY, None),
        ("kendal", FEBRUARY, 7),
    ]
    assert figures[0].state == NOT_SENT


def test_only_communities_asked_for_are_read(counting):
    a_community("kendal")
    a_community("east")
    counting("admissions_nel", [a_count(3, community="closed")])

    figures = read(a_count_measure(), Reading([JANUARY], communities=["kendal"]))

    assert [figure.community for figure in figures] == ["kendal"]


def test_community_is_asked_for_in_the_months_in_which_it_is_open(counting):
    a_community("kendal")
    for code, months in (("new", (FEBRUARY, None)), ("old", (ALWAYS.lower, FEBRUARY))):
        a_community(code)
        Community.objects.filter(code=code).update(months=DateRange(*months))
    counting("admissions_nel", [])

    figures = read(a_count_measure(), Reading([JANUARY, FEBRUARY]))

    assert [(figure.community, figure.state) for figure in figures] == [
        *(("kendal", NOT_SENT), ("kendal", NOT_SENT)),
        *(("new", NOT_APPLICABLE), ("new", NOT_SENT)),
        *(("old", NOT_SENT), ("old", NOT_APPLICABLE)),
    ]


def test_community_that_the_register_no_longer_has_comes_last(counting):
    a_community("kendal")
    counting("admissions_nel", [a_count(3, community="closed")])

    figures = read(a_count_measure(), Reading([JANUARY]))

    assert [figure.community for figure in figures] == ["kendal", "closed"]


def test_no_months_are_no_figures(counting):
    counting("admissions_nel", [])

    assert read(a_count_measure(), Reading([])) == []


def test_ratio_is_read_from_both_providers(counting):
    a_community("kendal")
    counting("reablement_outcome_plan", [a_count(23, community="kendal")])
    counting("reablement_assessments", [a_count(27, community="kendal")])

    (figure,) = read(a_ratio_measure(), Reading([JANUARY]))

    assert figure.value == Fraction(2300, 27)


def test_apportioned_target_is_exact(counting):
    a_community("kendal")
    counting("admissions_nel", [a_count(3, community="kendal")])
    counting("apportioned:nel", [a_count(Fraction(10, 3), community="kendal")], TARGETS)

    (figure,) = read(a_count_measure(), Reading([JANUARY]))

    assert figure.target == Fraction(10, 3)


def test_months_outside_validity_do_not_apply(counting):
    a_community("kendal")
    counts = [a_count(3, community="kendal", month=m) for m in (JANUARY, FEBRUARY, MARCH)]
    counting("admissions_nel", counts)
    measure = a_count_measure(valid_from=FEBRUARY, valid_to=MARCH)

    figures = read(measure, Reading([JANUARY, FEBRUARY, MARCH]))

    assert [figure.state for figure in figures] == [NOT_APPLICABLE, "final", NOT_APPLICABLE]


def test_provider_that_answers_twice_is_refused(counting):
    counting("admissions_nel", [a_count(3), a_count(4)])

    with pytest.raises(ValueError, match="two counts for a community and month"):
        read(a_count_measure(), Reading([JANUARY]))


def test_provider_that_several_measures_need_is_asked_once(monkeypatch):
    asked = []
    monkeypatch.setitem(PROVIDERS, "admissions_nel", lambda reading: asked.append(1) or [])
    reading = Reading([JANUARY])

    read(a_count_measure(), reading)
    read(a_count_measure(), reading)

    assert asked == [1]


def test_two_providers_of_one_name_are_refused():
    with pytest.raises(ValueError, match='two providers named "registered_people"'):
        provider("registered_people")(registered_people)


def _a_list(people: int, as_at: date, community: str = "kendal") -> None:
    practice, _ = Practice.objects.get_or_create(code=f"P-{community}")
    PracticeMembership.objects.get_or_create(
        practice=practice, community=a_community(community), defaults={"months": ALWAYS}
    )
    ListSize.objects.create(practice=practice, as_at=as_at, people=people, source=str(as_at))


def test_people_are_those_on_the_latest_list():
    _a_list(9000, JANUARY)
    _a_list(9100, MARCH)

    counts = registered_people(Reading([JANUARY, FEBRUARY, MARCH]))

    assert [count.count for count in counts] == [9000, 9000, 9100]


def test_people_are_not_yet_known_before_the_first_list():
    _a_list(9000, FEBRUARY)

    counts = registered_people(Reading([JANUARY, FEBRUARY]))

    assert [(count.count, count.state) for count in counts] == [
        (None, NOT_YET_KNOWN),
        (9000, "final"),
    ]


def test_people_of_other_communities_are_left_out():
    _a_list(9000, JANUARY)
    _a_list(5000, JANUARY, community="east")

    counts = registered_people(Reading([JANUARY], communities=["east"]))

    assert [(count.community, count.count) for count in counts] == [("east", 5000)]


@pytest.mark.parametrize("communities", [1, 30])
def test_people_are_counted_in_three_queries(communities, django_assert_num_queries):
    for place in range(communities):
        _a_list(9000, JANUARY, community=f"place-{place}")

    with django_assert_num_queries(2):
        registered_people(Reading([JANUARY, FEBRUARY]))
