"""Tables that belong to no chart can be had as files too, by those who see them."""

import csv

import pytest

from iccs.access import Role
from tests.people import a_user
from tests.targets.world import a_rebase, two_communities

pytestmark = pytest.mark.django_db


@pytest.fixture
def rebase():
    return a_rebase(two_communities(), a_user("Ann Other", role=Role.ANALYST))


def rows_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(response.content.decode().splitlines()))


def test_every_community_beside_the_whole(rebase, analyst_client):
    rows = rows_of(analyst_client, "/targets/?csv=communities")

    assert [row["Place"] for row in rows] == ["Morecambe Bay", "Bay", "Kendal"]
    assert {row["Data status"] for row in rows} == {"Illustrative"}
    assert "Every community</span></a>" in analyst_client.get("/targets/").content.decode()


def test_practices_of_a_community_for_those_who_read_it_in_full(rebase, lead_client):
    (row,) = rows_of(lead_client, "/targets/kendal/?csv=practices")

    assert (row["Practice"], row["Data status"]) == ("Surgery A1", "Illustrative")
    assert lead_client.get("/targets/bay/?csv=practices").status_code == 404


def test_figures_of_a_rebase(rebase, group_client):
    rows = rows_of(group_client, f"/targets/rebases/{rebase.pk}/?csv=figures")

    assert [row["Community"] for row in rows] == ["Bay", "Kendal"]
    assert "?csv=figures" in group_client.get(f"/targets/rebases/{rebase.pk}/").content.decode()


def test_the_list_of_rebases(rebase, group_client):
    (row,) = rows_of(group_client, "/targets/rebases/?csv=rebases")

    assert (row["Takes effect"], row["Signed by"]) == ("Q1 2019/20", "Ann Other")


def test_no_list_before_the_first_rebase(system, group_client):
    assert group_client.get("/targets/rebases/?csv=rebases").status_code == 404
