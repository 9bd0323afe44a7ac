"""The whole, each community and shares: who sees what, what is told, how many queries it takes."""

import csv
from html import unescape

import plotly.graph_objects
import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from iccs.access import Role
from iccs.models import Community
from targets.models import Activity, Rebase
from targets.providers import NEL
from targets.queries import stream_facts
from targets.views import MONTHS
from tests.people import ALWAYS, a_user
from tests.targets.world import (
    ACTIVE,
    PLANNED,
    Q1,
    Q2,
    Q3,
    a_practice,
    a_rebase,
    a_trajectory,
    some_activity,
    two_communities,
)

pytestmark = pytest.mark.django_db
PAGES = ["/targets/", "/targets/kendal/", "/targets/shares/"]
PEOPLE = ["lead_client", "group_client", "analyst_client", "administrator_client"]


@pytest.fixture
def analyst():
    return a_user("Ann Other", role=Role.ANALYST)


@pytest.fixture
def rebased(analyst):
    trajectory = two_communities()
    a_rebase(trajectory, analyst)
    a_rebase(trajectory, analyst, effective_from=Q2)
    return trajectory


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def table_of(client, address):
    response = client.get(address)
    return list(csv.DictReader(response.content.decode().splitlines()))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("person", PEOPLE)
def test_every_role_sees_the_pages(rebased, request, person, address):
    assert request.getfixturevalue(person).get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_does_not(rebased, stranger_client, address):
    assert stranger_client.get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_the_signed_out_sign_in_first(rebased, system, client, address):
    assert "/account/login/" in client.get(address).url


@pytest.mark.parametrize("address", PAGES)
def test_before_any_figures_a_page_says_so(analyst_client, address):
    assert "There are no figures yet" in text_of(analyst_client, address)


def test_a_community_that_is_not_there(rebased, analyst_client):
    assert analyst_client.get("/targets/nowhere/").status_code == 404


def test_the_whole_comes_first(rebased, group_client):
    text = text_of(group_client, "/targets/")

    assert "Morecambe Bay had 40 admissions in June 2020, the same as the trajectory of" in text
    assert text.index("Morecambe Bay</th>") < text.index(">Kendal</a>")
    assert "Illustrative" in text


def test_the_whole_and_its_communities_add_up(rebased, analyst_client):
    rows = table_of(analyst_client, "/targets/?csv=trajectory")
    parts = [
        table_of(analyst_client, f"/targets/{code}/?csv=trajectory") for code in ("kendal", "bay")
    ]

    assert len(rows) == 24
    for whole, *those in zip(rows, *parts, strict=True):
        assert int(whole["Actual"]) == sum(int(part["Actual"]) for part in those)
    assert {row["Data status"] for row in rows} == {"Illustrative"}


def test_a_community_against_the_trajectory_in_force(rebased, analyst_client):
    rows = table_of(analyst_client, "/targets/kendal/?csv=trajectory")

    planned = {row["Month"]: row["Trajectory"] for row in rows}
    assert planned["2019-03-01"] == "no trajectory"
    assert planned["2019-04-01"] == "10"


def test_steps_show_where_rebases_took_effect(rebased, analyst_client):
    page = analyst_client.get("/targets/kendal/").context["page"]

    names = [trace["name"] for trace in page.charts[0].figure["data"]]
    hovers = page.charts[0].figure["data"][-1]["hovertext"]
    assert names == ["Trajectory", "Actual", "Shares rebased"]
    assert hovers[0] == "From Apr 2019: shares rebased; share 25.0%"


@pytest.mark.parametrize("address", PAGES)
def test_every_figure_is_a_figure_of_plotlys(rebased, analyst_client, address):
    context = analyst_client.get(address).context

    for chart in [context["chart"]] if "chart" in context else context["page"].charts:
        plotly.graph_objects.Figure(chart.figure)


def test_the_period_can_be_chosen(rebased, analyst_client):
    text = text_of(analyst_client, "/targets/kendal/?to=2019-05")

    assert "had 10 admissions in May 2019" in text


def test_a_month_without_figures_is_refused_in_words(rebased, analyst_client):
    text = text_of(analyst_client, "/targets/kendal/?to=2030-01")

    assert "not for January 2030" in text
    assert "had 10 admissions in June 2020" in text


def test_the_period_is_kept_on_the_way_to_a_community(rebased, analyst_client):
    assert 'href="/targets/kendal/?to=2019-05"' in text_of(analyst_client, "/targets/?to=2019-05")


def test_before_any_community_opens_there_are_no_figures(analyst_client):
    some_activity(a_practice("A1", start=PLANNED[-1]), months=ACTIVE[-2:])
    Community.objects.update(months=DateRange(PLANNED[-1], None))

    assert "There are no figures yet" in text_of(analyst_client, "/targets/")


def test_a_month_that_was_not_sent_is_told(rebased, analyst_client):
    Activity.objects.filter(practice__code="A1", month=ACTIVE[-1]).delete()

    text = text_of(analyst_client, "/targets/")

    assert "Not sent: Jun 2020." in text
    assert ">not sent<" in text
    assert ">not known<" in text


def test_provisional_months_are_told(rebased, analyst_client):
    Activity.objects.filter(month=ACTIVE[-1]).update(state="provisional")

    assert "Provisional: Jun 2020." in text_of(analyst_client, "/targets/kendal/")


def test_activity_without_any_rebase(analyst_client):
    two_communities()

    text = text_of(analyst_client, "/targets/kendal/")

    assert "no trajectory was in force" in text
    assert "Its share of the whole trajectory" not in text
    assert "Practices, June 2020" in text


def test_nothing_but_missing_figures(analyst_client):
    a_practice("A2")
    some_activity(a_practice("A1"), months=ACTIVE[:1])

    text = text_of(analyst_client, "/targets/kendal/")

    assert "There are no figures for Kendal ICC yet." in text


def test_a_community_that_opened_in_the_year(rebased, analyst_client):
    some_activity(a_practice("A3", "east", start=ACTIVE[-2]), 7, months=ACTIVE[-2:])

    text = text_of(analyst_client, "/targets/east/")

    assert "East ICC had 7 admissions in June 2020" in text
    assert "Practices joined, left or merged in May 2020." in text


def test_an_icc_shows_its_parts_together(rebased, analyst_client):
    above = Community.objects.create(code="north", name="North", months=ALWAYS)
    Community.objects.update(kind="sub_community", parent=above)
    Community.objects.filter(pk=above.pk).update(kind="icc", parent=None)

    text = text_of(analyst_client, "/targets/north/")

    assert "North ICC had 40 admissions in June 2020, the same as the trajectory of" in text


def test_practices_are_for_those_who_read_in_full(rebased, lead_client, group_client):
    for client in (lead_client, group_client):
        assert "Surgery A1" in text_of(client, "/targets/kendal/")
        assert "Surgery A2" not in text_of(client, "/targets/bay/")


def test_administrators_see_no_practice(rebased, administrator_client):
    assert "Surgery A1" not in text_of(administrator_client, "/targets/kendal/")


def test_practices_have_their_part_of_the_trajectory(rebased, analyst_client):
    page = analyst_client.get("/targets/kendal/").context["page"]

    (row,) = page.practices.table.rows_given
    assert row == {"name": "Surgery A1", "actual": 10, "exact": 10.0, "share": 25.0}


def test_a_practice_that_sent_nothing_is_told_apart_from_one_that_closed(analyst, analyst_client):
    some_activity(a_practice("A1", end=ACTIVE[-1]), months=ACTIVE[:-1])
    some_activity(a_practice("A2"), months=ACTIVE[:-1])
    some_activity(a_practice("A3"))
    a_rebase(a_trajectory(), analyst)

    page = analyst_client.get("/targets/kendal/").context["page"]

    assert [row["actual"] for row in page.practices.table.rows_given] == [
        "closed or merged",
        "not sent",
        10,
    ]


def test_a_plan_that_ends_gives_practices_none(analyst, analyst_client):
    two_communities()
    Rebase.objects.all().delete()
    a_rebase(a_trajectory(months=[*[Q1], *ACTIVE[15:17]]), analyst)

    page = analyst_client.get("/targets/kendal/").context["page"]

    assert page.practices.table.rows_given[0]["exact"] == "no trajectory"


def test_shares_at_each_rebase(rebased, analyst_client):
    rows = table_of(analyst_client, "/targets/shares/?csv=shares")

    assert [row["From quarter"] for row in rows] == ["Q1 2019/20", "Q2 2019/20"]
    assert rows[0]["Kendal"] == "25.0"
    assert "No share has moved since Q1 2019/20." in text_of(analyst_client, "/targets/shares/")


def test_the_share_that_moved_most_is_named(analyst, analyst_client):
    trajectory = two_communities()
    some_activity(a_practice("A3", "east"), 10)
    a_rebase(trajectory, analyst)
    Activity.objects.filter(practice__code="A1", month=ACTIVE[13]).update(count=160)

    a_rebase(trajectory, analyst, effective_from=Q2, window_end=ACTIVE[13])

    text = text_of(analyst_client, "/targets/shares/")
    assert "the share of Kendal ICC moved most, from 20.0% to 36.0%." in text


def test_more_communities_than_can_be_told_apart(rebased, analyst, analyst_client):
    for number in range(20):
        some_activity(a_practice(f"B{number}", f"place-{number}"), number)
    a_rebase(rebased, analyst, effective_from=Q3)

    chart = analyst_client.get("/targets/shares/").context["chart"]

    names = [trace["name"] for trace in chart.figure["data"]]
    assert len(names) == 20
    assert "Place-0" not in names
    assert chart.notes == ("The 20 largest shares are drawn; the table has all of them.",)


@pytest.mark.parametrize(("address", "most"), [(PAGES[0], 15), (PAGES[1], 19), (PAGES[2], 8)])
def test_queries_do_not_grow_with_communities(rebased, analyst_client, address, most):
    with CaptureQueriesContext(connection) as few:
        analyst_client.get(address)
    for number in range(30):
        some_activity(a_practice(f"B{number}", f"place-{number}"), months=ACTIVE[-3:])

    with CaptureQueriesContext(connection) as many:
        analyst_client.get(address)

    assert len(many) == len(few) <= most


def test_a_stream_knows_the_months_of_its_figures():
    some_activity(a_practice())

    facts = stream_facts(NEL)

    assert (facts.earliest, facts.latest) == (ACTIVE[0], ACTIVE[-1])
    assert MONTHS == 36
