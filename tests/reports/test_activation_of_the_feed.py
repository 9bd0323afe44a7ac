"""The page of PAM and the live feed tell of the same people, and hide the same numbers."""

import csv
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.small_numbers import Audience
from iccs.models import Community, GroupMembership
from reports.contents import TABLES, WHOLE
from reports.editions import contents_of
from reports.live import live
from tests.factories.assessment import a_person_reference, an_assessment, both_cut_points
from tests.people import ALWAYS, a_community
from tests.reports.quarter import MONTHS, closed
from tests.targets.world import a_practice, some_activity

pytestmark = pytest.mark.django_db
SCORES = ("40", "50", "60", "80")  # at levels 1 to 4
PEOPLE = {"a": (6, 10, 0, 0), "b": (0, 0, 12, 17), "c": (8, 3, 4, 8), "d": (1, 3, 8, 0)}
CLOSED = {"z": (7, 0, 0, 3)}
TODAY = date(2020, 5, 12)


@pytest.fixture(autouse=True)
def _world(system):
    """Z closed before the last month with figures; of B some were scored after it."""
    both_cut_points()
    for code, people in {**PEOPLE, **CLOSED}.items():
        place = a_community(code, "south-cumbria" if code in "abz" else "north")
        for score, number in zip(SCORES, people, strict=True):
            day = date(2020, 5, 5) if (code, score) == ("b", "80") else date(2019, 6, 5)
            for _ in range(number):
                an_assessment(a_person_reference(place), score, day)
    some_activity(a_practice("P1", "a"), 40, months=MONTHS)
    until = DateRange(ALWAYS.lower, date(2020, 2, 1))
    GroupMembership.objects.filter(community__code__in=CLOSED).update(months=until)
    Community.objects.filter(code__in=CLOSED).update(months=until)


def of_page(client):
    """People at first assessment by place and level; None is hidden."""
    found = {}
    for place in (WHOLE, *PEOPLE, *CLOSED):
        asked = "" if place == WHOLE else f"&place={place}"
        text = client.get(f"/outcomes/?csv=levels{asked}").content.decode()
        for row in csv.DictReader(text.splitlines()):
            told = row["People at first assessment"]
            found[place, row["Level"][:1]] = None if told == "hidden" else int(told)
    return {cell: told for cell, told in found.items() if cell[1].isdigit()}


def of(contents):
    names = TABLES["activation"].names
    rows = [dict(zip(names, row, strict=True)) for row in contents.rows["activation"]]
    return {
        (row["place"], str(row["level"])): row["people"]
        for row in rows
        if row["occasion"] == "first" and row["place"] not in ("south-cumbria", "north")
    }


def test_feed_has_what_the_page_has(administrator_client):
    page = of_page(administrator_client)

    assert of(live(Audience.OUTSIDE, TODAY)) == page
    assert None in page.values()


def test_feed_and_page_stay_alike_beside_an_edition(administrator_client):
    edition = of(contents_of(closed(), Audience.OUTSIDE))

    page = of_page(administrator_client)

    assert of(live(Audience.OUTSIDE, TODAY)) == page
    assert edition["b", "4"] == 0
    assert all(page[cell] is None for cell, told in edition.items() if told is None)


def test_whole_of_the_page_has_the_people_of_those_that_closed(analyst_client):
    page = of_page(analyst_client)

    assert (page["b", "4"], page["z", "1"]) == (17, 7)
    assert page[WHOLE, "1"] == 6 + 8 + 1 + 7
