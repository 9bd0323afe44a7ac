"""Who sees the screens, and what is on them."""

import csv
from datetime import date
from html import unescape

import plotly.graph_objects
import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from iccs.access import Role
from iccs.models import Community, GroupMembership
from measures.catalogue import catalogue
from measures.models import Recalculation
from reports.contents import FIGURES
from tests.both_editions import codes_as_labels
from tests.dashboards.world import MARCH, a_part, many_communities, some_reablement
from tests.people import a_community, a_user
from tests.targets.world import a_practice, a_rebase, some_activity, two_communities

pytestmark = pytest.mark.django_db
SCREENS = [
    "/",
    "/whole/",
    "/groups/",
    "/groups/south-cumbria/",
    "/communities/kendal/figures/",
    "/measures/nel_admissions/communities/",
]
CHARTED = SCREENS[1:2] + SCREENS[3:]
PEOPLE = ["lead_client", "group_client", "analyst_client", "administrator_client"]


@pytest.fixture
def figures(system):
    """Kendal with 10 admissions a month, Bay with 30, of 40 planned; reablement in Kendal."""
    analyst = a_user("Ann Other", role=Role.ANALYST)
    a_rebase(two_communities(), analyst)
    some_reablement()
    return analyst


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def charts_of(client, address):
    context = client.get(address).context
    return [*context.get("whole", []), *context["charts"]]


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("person", PEOPLE)
def test_every_role_sees_the_screens(figures, request, person, address):
    assert request.getfixturevalue(person).get(address).status_code == 200


@pytest.mark.parametrize("address", SCREENS)
def test_stranger_does_not(figures, stranger_client, address):
    assert stranger_client.get(address).status_code == 403


@pytest.mark.parametrize("address", SCREENS)
def test_signed_out_person_signs_in_first(figures, client, address):
    assert "/account/login/" in client.get(address).url


@pytest.mark.parametrize("address", SCREENS)
@pytest.mark.parametrize("person", PEOPLE)
def test_screens_are_there_before_any_figures(request, person, address):
    client = request.getfixturevalue(person)
    a_community("kendal")

    text = text_of(client, address)

    assert "No significant change" not in text


@pytest.mark.parametrize("address", ["/whole/", "/groups/", SCREENS[-1]])
def test_screens_are_there_before_any_community(analyst_client, address):
    GroupMembership.objects.all().delete()
    Community.objects.all().delete()

    assert analyst_client.get(address).status_code == 200


@pytest.mark.parametrize("address", CHARTED[:1] + CHARTED[-1:])
def test_without_any_community_there_is_no_chart(analyst_client, address):
    some_activity(a_practice("A1"), months=[date(2020, 2, 1), MARCH])
    Community.objects.update(months=DateRange(date(2010, 1, 1), date(2015, 1, 1)))

    assert charts_of(analyst_client, address) == []


@pytest.mark.parametrize(
    "address", ["/groups/nowhere/", "/communities/nowhere/figures/", "/measures/no/communities/"]
)
def test_what_is_not_there_is_not_found(figures, analyst_client, address):
    assert analyst_client.get(address).status_code == 404


@pytest.mark.parametrize("address", CHARTED)
def test_every_chart_has_its_file(figures, analyst_client, address):
    charts = charts_of(analyst_client, address)

    assert charts
    for chart in charts:
        response = analyst_client.get(address, {"csv": chart.key})
        rows = list(csv.DictReader(response.content.decode().splitlines()))
        assert rows
        assert {row["Data status"] for row in rows} <= {"Illustrative", "Reported"}


@pytest.mark.parametrize("address", CHARTED)
def test_file_in_codes_tells_what_that_in_labels_does(
    figures, analyst_client, administrator_client, address
):
    for client in (analyst_client, administrator_client):
        for chart in charts_of(client, address):
            rows = codes_as_labels(client, address, chart.key)
            assert {row["measure"] for row in rows} <= set(catalogue())


def test_codes_are_those_of_editions(figures, analyst_client):
    besides = {"small_numbers", "provisional", "target_state"}
    fields = {field.name for field in FIGURES.fields} | besides

    (row, *_) = codes_as_labels(analyst_client, "/communities/bay/figures/", "nel_admissions")
    (whole, *_) = codes_as_labels(analyst_client, "/whole/", "nel_admissions")

    assert set(row) <= fields
    assert (row["measure"], row["place"], row["month"][-3:]) == ("nel_admissions", "bay", "-01")
    assert (row["state"], row["point_type"]) == ("final", "common_cause")
    assert whole["place"] == "whole"


@pytest.mark.parametrize("address", CHARTED)
def test_file_of_no_chart_is_not_found(figures, analyst_client, address):
    assert analyst_client.get(address, {"csv": "nothing"}).status_code == 404


@pytest.mark.parametrize("address", CHARTED)
def test_every_figure_is_one_of_plotlys(figures, analyst_client, address):
    for chart in charts_of(analyst_client, address):
        plotly.graph_objects.Figure(chart.figure)


@pytest.mark.parametrize("address", CHARTED)
def test_month_without_figures_is_refused_in_words(figures, analyst_client, address):
    text = text_of(analyst_client, f"{address}?to=2031-01&membership=never")

    assert "not for January 2031" in text
    assert "Choose from the list" in text
    assert 'href="/communities/bay/figures/?to=2031' not in text


def test_period_is_kept_on_the_way_to_a_chart(figures, analyst_client):
    text = text_of(analyst_client, "/whole/?to=2020-03&membership=as_now")

    assert "/communities/kendal/figures/?to=2020-03&membership=as_now#nel_admissions" in text


def test_whole_adds_up(figures, group_client):
    text = text_of(group_client, "/whole/")

    assert "Morecambe Bay had 40 admissions in June 2020, against a trajectory of 40." in text
    assert ">Trajectory<" in text
    assert 'id="nel_share"' not in text


def test_marks_stand_with_what_is_made_up_and_what_is_provisional(figures, analyst_client):
    some_reablement("kendal", state="provisional", month=date(2020, 4, 1))

    text = text_of(analyst_client, "/whole/")

    assert "Jun 2020, illustrative" in text
    assert "provisional</span>" in text


def test_group_shows_the_measure_asked_for(figures, group_client):
    address = "/groups/south-cumbria/?measure=reablement_assessments"

    charts = charts_of(group_client, address)

    assert [chart.key for chart in charts] == ["reablement_assessments-kendal"]
    assert charts[0].sentence.startswith("Kendal ICC had 12 completed assessments")


def test_group_shows_its_first_measure_where_none_such_is_known(figures, group_client):
    charts = charts_of(group_client, "/groups/south-cumbria/?measure=nothing")

    assert len(charts) == 1


def test_icc_leads_to_its_parts(figures, group_client):
    a_part("millom", "barrow-millom")

    text = text_of(group_client, "/communities/barrow-millom/figures/")

    assert 'href="/communities/millom/figures/"' in text


def test_recalculated_limits_are_those_of_the_community(figures, analyst_client):
    Recalculation.objects.create(
        measure="nel_admissions",
        community=a_community("kendal"),
        month=MARCH,
        reason="A new ward",
        by=figures,
    )

    assert "A new ward" in text_of(analyst_client, "/communities/kendal/figures/")
    assert "A new ward" not in text_of(analyst_client, "/communities/bay/figures/")


@pytest.mark.parametrize("address", SCREENS)
def test_queries_do_not_grow_with_the_communities(figures, group_client, address):
    with CaptureQueriesContext(connection) as few:
        group_client.get(address)
    many_communities(30)

    with CaptureQueriesContext(connection) as many:
        group_client.get(address)

    assert len(many) == len(few)
    assert len(few) <= 15
