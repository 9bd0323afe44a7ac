"""Another set of cut-points takes effect: people stay counted by that of their first assessment."""

import csv
from datetime import date
from html import unescape

import pytest

from iccportal.lib.nhs_calendar import months_between
from measures.reading import PROVIDERS, Reading
from tests.factories.assessment import (
    a_person_reference,
    an_assessment,
    both_cut_points,
    the_next_cut_points,
)
from tests.people import a_community

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cut_points(system):
    both_cut_points()
    the_next_cut_points(date(2020, 2, 1))


def assessed(people, first, on, repeat=None, later=None, code="kendal"):
    for _ in range(people):
        person = a_person_reference(a_community(code))
        an_assessment(person, first, on)
        if repeat is not None:
            an_assessment(person, repeat, later, occasion="repeat")


def before_and_after():
    """Each scores 65 and then 70: level 3 by the current set, and 4 by the next."""
    assessed(12, "65", date(2019, 8, 5), "70", date(2020, 3, 5))
    assessed(20, "65", date(2020, 2, 5), "70", date(2020, 3, 6))


def rows_of_page(client, query):
    text = client.get(f"/outcomes/?{query}").content.decode()
    return list(csv.DictReader(text.splitlines()))


def people_first_at(client, query="csv=levels"):
    rows = rows_of_page(client, query)
    return [row["People at first assessment"] for row in rows[:4]]


def test_each_is_read_by_the_set_of_the_first_assessment(analyst_client, administrator_client):
    before_and_after()

    assert people_first_at(analyst_client) == ["0", "0", "12", "20"]
    assert people_first_at(administrator_client) == ["0", "0", "10", "20"]
    assert people_first_at(analyst_client, "csv=levels&levels=next") == ["0", "0", "0", "32"]


def test_page_says_which_sets_and_from_when(analyst_client):
    before_and_after()

    text = unescape(analyst_client.get("/outcomes/").content.decode())

    assert "Levels are by the cut-points in force when each person was first assessed." in text
    assert "From 1 January 2014, Current set: level 2 begins at 47.1" in text
    assert "From 1 February 2020, Next set: level 2 begins at 40.0" in text
    assert "Older set: level 2" not in text
    codes = analyst_client.get("/outcomes/?codes=levels").content.decode().splitlines()
    assert "Current set; Next set" in codes[1]


def test_page_counts_whom_the_measure_counts(analyst_client):
    before_and_after()
    assessed(9, "71", date(2020, 2, 5), "75", date(2020, 9, 1))  # at level 4, by the next set
    assessed(8, "71", date(2019, 8, 6), "75", date(2020, 3, 1))  # at level 3, by the current one
    rows = rows_of_page(analyst_client, "csv=gain")
    months = months_between(date(2019, 8, 1), date(2020, 9, 1))

    judged = sum(row.count for row in PROVIDERS["pam_reassessed"](Reading(months)))

    assert judged == 20
    assert rows[-1]["Assessed again in 6 to 12 months"] == "20"
