from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest

from measures.catalogue import catalogue
from measures.definition import Target, TargetMethod
from tests.measures.measures_of import a_count_measure

CATALOGUE = "/measures/"
DEFINITION = "/measures/nel_admissions/"


@pytest.mark.parametrize("address", [CATALOGUE, DEFINITION])
@pytest.mark.parametrize(
    "person", ["lead_client", "group_client", "analyst_client", "administrator_client"]
)
def test_everybody_with_a_role_reads_the_measures(request, person, address):
    response = request.getfixturevalue(person).get(address)

    assert response.status_code == 200


@pytest.mark.parametrize("address", [CATALOGUE, DEFINITION])
def test_person_without_a_role_is_refused_the_measures(stranger_client, address):
    assert stranger_client.get(address).status_code == 403


@pytest.mark.parametrize("address", [CATALOGUE, DEFINITION])
def test_signed_out_person_is_asked_to_sign_in(client, system, address):
    response = client.get(address)

    assert response.status_code == 302
    assert "/account/login/" in response["Location"]


def test_catalogue_links_to_every_definition(lead_client):
    page = lead_client.get(CATALOGUE).content.decode()

    assert [code for code in catalogue() if f'href="/measures/{code}/"' not in page] == []


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_definition_page_tells_what_the_file_tells(lead_client, code):
    measure = catalogue()[code]

    response = lead_client.get(f"/measures/{code}/")

    page = unescape(response.content.decode())
    told = (
        *(measure.name, measure.question, measure.why_it_matters, measure.formula),
        *(measure.direction.words, measure.direction_reason, measure.source, *measure.caveats),
        *(measure.numerator.description, measure.target.method.words, measure.suppression.words),
    )
    assert [words for words in told if words not in page] == []


def test_definition_page_shows_the_worked_example(lead_client):
    page = lead_client.get("/measures/nel_share/").content.decode()

    assert "North, Jan 2020" in page
    assert "25.0%" in page
    assert "All, Jan 2020" in page


def test_heading_of_what_to_keep_in_mind_stands_over_something(lead_client, monkeypatch):
    heading = "What to keep in mind"
    with_some = lead_client.get(DEFINITION).content.decode()
    measure = replace(catalogue()["nel_admissions"], caveats=())
    monkeypatch.setattr("measures.views.full_catalogue", lambda: {measure.code: measure})

    without = lead_client.get("/measures/nel_admissions/").content.decode()

    assert (heading in with_some, heading in without) == (True, False)


def test_definition_page_names_owner_and_checker(lead_client):
    page = lead_client.get(DEFINITION).content.decode()

    assert "Head of informatics (illustrative)" in page
    assert "Lead analyst, performance (illustrative)" in page


def test_unknown_measure_is_not_found(lead_client):
    assert lead_client.get("/measures/unheard-of/").status_code == 404


def test_pages_of_measures_ask_for_no_figures(lead_client, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        lead_client.get(CATALOGUE)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (Target(TargetMethod.NONE), ""),
        (Target(TargetMethod.APPORTIONED, provider="planned"), ""),
        (Target(TargetMethod.FIXED, value=Decimal(40)), "40 admissions in every month"),
        (Target(TargetMethod.PROFILE, profile=(Decimal(4),) * 12), "April 4, May 4, June 4"),
    ],
)
def test_definition_tells_the_target_that_it_has(target, told):
    aim = a_count_measure(target=target).aim

    assert aim.startswith(told)
    assert bool(aim) is bool(told)
