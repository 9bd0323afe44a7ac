"""The register's tables as files."""

import csv

import pytest

from iccs.models import Population
from tests.factories.community import an_icc
from tests.factories.practice import a_practice

pytestmark = pytest.mark.django_db


def rows_of(client, address):
    return list(csv.DictReader(client.get(address).content.decode().splitlines()))


def test_communities_of_a_group_with_their_sum(analyst_client):
    east = an_icc("east", name="East", group="north")
    a_practice("A1", community=east, people=1_200)
    an_icc("west", name="West", group="north")

    labels = rows_of(analyst_client, "/communities/?csv=north&at=2020-06")
    codes = rows_of(analyst_client, "/communities/?codes=north&at=2020-06")

    assert [tuple(row.values()) for row in labels] == [
        ("East ICC", "1", "1200", "Reported"),
        ("West ICC", "0", "Not known", "Reported"),
        ("Total", "1", "Not known", "Reported"),
    ]
    assert [row["place"] for row in codes] == ["east", "west", "all"]
    assert [row["people"] for row in codes] == ["1200", "", ""]
    assert [row["people_state"] for row in codes] == ["", "not_known", "not_known"]
    assert {(row["group"], row["month"]) for row in codes} == {("north", "2020-06-01")}


def test_population_by_source(analyst_client):
    east = an_icc("east", name="East")
    Population.objects.create(
        community=east, period="Mid-2018", people=31_000, source="ONS", note="Rounded"
    )

    [row] = rows_of(analyst_client, "/communities/east/?csv=population")
    html = analyst_client.get("/communities/east/").content.decode()

    assert (row["When"], row["People"], row["Source"]) == ("Mid-2018", "31000", "ONS. Rounded")
    assert "?csv=population" in html


def test_file_of_a_group_that_is_none_is_not_found(analyst_client):
    an_icc("east", group="north")

    assert analyst_client.get("/communities/?csv=south").status_code == 404
