from datetime import date, timedelta

import pytest

from returns.locking import Dates
from returns.reminding import AFTER, BEFORE, CHAIR, People, Round, wanted

KENDAL, LENA, GRACE = 1, 11, 12
MARCH, APRIL = date(2020, 3, 1), date(2020, 4, 1)


def a_round(month: date = APRIL, *, handed_in: date | None = None, locked: bool = False) -> Round:
    advised = (month + timedelta(days=31)).replace(day=12)
    return Round(KENDAL, Dates(month, advised, advised, advised), handed_in, locked)


def kinds(rounds, today, *, often=None) -> list[str]:
    people = People({KENDAL: [LENA]}, {KENDAL: [GRACE]}, often or {})
    return [f"{one.kind} {one.person}" for one in wanted(rounds, people, today)]


@pytest.mark.parametrize(
    ("day", "sent"), [(6, []), (7, [BEFORE]), (12, [BEFORE]), (13, [AFTER]), (20, [AFTER])]
)
def test_leads_are_reminded_before_and_after_the_advised_day(day, sent):
    told = kinds([a_round()], date(2020, 5, day))

    assert told == [f"{kind} {LENA}" for kind in sent]


@pytest.mark.parametrize("day", [8, 20])
def test_nobody_is_reminded_of_what_was_handed_in(day):
    assert kinds([a_round(handed_in=date(2020, 5, 3))], date(2020, 5, day)) == []


def test_nobody_is_reminded_of_what_can_no_longer_be_handed_in():
    assert kinds([a_round(locked=True)], date(2020, 8, 1)) == []


@pytest.mark.parametrize(
    ("before", "told_to_group"),
    [
        (None, True),
        (date(2020, 4, 13), True),
        (date(2020, 4, 12), False),
    ],
)
def test_the_group_hears_when_a_return_is_late_twice_running(before, told_to_group):
    rounds = [a_round(APRIL), a_round(MARCH, handed_in=before, locked=True)]

    told = kinds(rounds, date(2020, 5, 20))

    assert (f"{CHAIR} {GRACE}" in told) is told_to_group


@pytest.mark.parametrize(
    ("often", "month", "sent"),
    [
        ("monthly", APRIL, True),
        ("quarterly", APRIL, False),
        ("quarterly", MARCH, True),
        ("none", MARCH, False),
    ],
)
def test_people_choose_how_often_they_are_reminded(often, month, sent):
    own = a_round(month)

    told = kinds([own], own.dates.advised_by, often={LENA: often})

    assert bool(told) is sent


def test_what_is_owed_cannot_be_declined():
    assert kinds([a_round()], date(2020, 5, 20), often={LENA: "none"}) == [f"{AFTER} {LENA}"]
