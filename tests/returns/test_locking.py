from dataclasses import replace
from datetime import date

import pytest

from returns.locking import Dates, Standing, lock_of

DATES = Dates(
    month=date(2020, 4, 1),
    advised_by=date(2020, 5, 12),
    closes=date(2020, 6, 1),
    locks=date(2020, 7, 1),
)
OPEN = Standing("open")
SUBMITTED = Standing("submitted", "Lena Lead", date(2020, 5, 8))
ACCEPTED = Standing("accepted", "Lena Lead", date(2020, 5, 8), "Anna Analyst", date(2020, 5, 9))


@pytest.mark.parametrize(
    ("standing", "today"),
    [
        (Standing(), date(2020, 4, 1)),
        (Standing(), date(2020, 5, 31)),
        (OPEN, date(2020, 6, 30)),
        (Standing("sent_back", reason="Why?"), date(2020, 6, 30)),
    ],
)
def test_a_return_can_be_changed_until_its_day(standing, today):
    assert lock_of(DATES, standing, today) is None


@pytest.mark.parametrize(
    ("standing", "today", "since", "told"),
    [
        (Standing(), date(2020, 3, 31), date(2020, 3, 31), "April 2020 has not begun."),
        (Standing(), date(2020, 6, 1), date(2020, 6, 1), "closed for new ones on 1 June 2020"),
        (OPEN, date(2020, 7, 1), date(2020, 7, 1), "were locked on 1 July 2020"),
        (SUBMITTED, date(2020, 5, 9), date(2020, 5, 8), "Submitted by Lena Lead on 8 May 2020."),
        (ACCEPTED, date(2020, 5, 9), date(2020, 5, 9), "Accepted by Anna Analyst on 9 May 2020."),
    ],
)
def test_a_lock_says_why_and_since_when(standing, today, since, told):
    lock = lock_of(DATES, standing, today)

    assert lock is not None
    assert lock.since == since
    assert told in lock.sentence


@pytest.mark.parametrize(
    ("standing", "today", "told"),
    [
        (SUBMITTED, date(2020, 6, 30), "An analyst can send it back"),
        (SUBMITTED, date(2020, 7, 1), "can extend the time for your community, and then send"),
        (OPEN, date(2020, 7, 1), "An analyst can extend the time"),
        (Standing(), date(2020, 3, 1), "It opens by itself"),
    ],
)
def test_a_lock_says_who_can_open_it(standing, today, told):
    lock = lock_of(DATES, standing, today)

    assert lock is not None
    assert told in lock.sentence


@pytest.mark.parametrize(
    ("today", "open_still"), [(date(2020, 8, 5), True), (date(2020, 8, 6), False)]
)
def test_an_extension_opens_until_its_last_day(today, open_still):
    extended = replace(DATES, extended_until=date(2020, 8, 5))

    locks = [lock_of(extended, standing, today) for standing in (OPEN, Standing())]

    assert [lock is None for lock in locks] == [open_still, open_still]


def test_days_late_are_counted_from_the_advised_day():
    late = [DATES.days_late(date(2020, 5, day)) for day in (1, 12, 13, 20)]

    assert late == [0, 0, 1, 8]
