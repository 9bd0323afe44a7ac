"""What a quarter lacks."""

import pytest

from reports.readiness import not_ready
from tests.people import a_community
from tests.reports.quarter import LAST, a_return

pytestmark = pytest.mark.django_db


def test_month_without_dates_asks_for_no_return(system):
    a_community()

    assert not_ready(LAST) == []


def test_return_that_is_handed_in_is_not_late(system):
    a_community()
    a_return(status="submitted")

    assert not_ready(LAST) == [
        "January 2020: handed in and not accepted yet from Kendal ICC.",
    ]


def test_places_are_listed_as_in_speech(system):
    for code in ("bay", "east", "kendal"):
        a_community(code)
    a_return(status="open", community="kendal")

    assert not_ready(LAST) == ["January 2020: no return yet from Bay ICC, East ICC and Kendal ICC."]


def test_return_that_was_sent_back_is_missing(system):
    a_community()
    told = a_return(status="accepted")
    type(told).objects.filter(pk=told.pk).update(status="sent_back", reason="Why so few?")

    assert not_ready(LAST) == ["January 2020: no return yet from Kendal ICC."]
