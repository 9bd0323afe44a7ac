"""The register's pages: who may open them, what they tell, and how many queries they take."""

from datetime import date

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange

from iccs.models import Fact, Mdt, Population
from tests.factories.community import ALWAYS, a_part, an_icc
from tests.factories.practice import a_list, a_merger, a_practice
from tests.people import a_community

PAGES = ["/communities/", "/communities/kendal/"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _june_2020():
    with time_machine.travel("2020-06-15"):
        yield


@pytest.fixture
def east():
    return an_icc("east", group="north", description="Rural.", source="A paper")


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["lead", "group", "analyst", "administrator"])
def test_a_person_with_a_role_may_look(page, who, request):
    client = request.getfixturevalue(f"{who}_client")
    a_community("kendal")

    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_a_person_without_a_role_may_not_look(page, stranger_client):
    assert stranger_client.get(page).status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_the_signed_out_are_asked_to_sign_in(page, client, db):
    response = client.get(page)

    assert response.status_code == 302
    assert response.url.startswith("/account/login/")


def test_communities_are_listed_by_group_with_practices_and_people(analyst_client, east):
    a_practice("A1", community=east, people=1_200)
    a_practice("A2", community=east, people=34)
    an_icc("west", group="south")

    page = text(analyst_client.get("/communities/"))

    assert '<a href="/communities/east/">East ICC</a>' in page
    assert ">1,234</td>" in page
    assert ">Not known</td>" in page
    assert page.index("North") < page.index("South")


def test_parts_that_report_apart_lead_to_their_icc(analyst_client):
    whole = an_icc("furness", group="north")
    a_part(whole, "one")
    a_part(whole, "two")

    page = text(analyst_client.get("/communities/"))

    assert "One and Two report apart and are one ICC" in page
    assert '<a href="/communities/furness/">Furness ICC</a>' in page


def test_a_month_stays_in_the_links(analyst_client, east):
    page = text(analyst_client.get("/communities/?at=2020-03"))

    assert "as in March 2020" in page
    assert 'href="/communities/east/?at=2020-03"' in page


@pytest.mark.parametrize("page", ["/communities/", "/communities/east/"])
def test_a_month_that_is_none_is_refused_in_words(analyst_client, east, page):
    response = analyst_client.get(f"{page}?at=March")

    assert response.status_code == 400
    assert "“March” is not a month. Write year and month as YYYY-MM" in text(response)
    assert "<title>Error:" in text(response)


def test_a_month_left_empty_is_this_month(analyst_client, east):
    response = analyst_client.get("/communities/east/?at=")

    assert response.status_code == 200
    assert "Practices in June 2020" in text(response)


def test_a_month_before_a_community_opened_is_refused_in_words(analyst_client, east):
    response = analyst_client.get("/communities/east/?at=2009-12")

    assert response.status_code == 400
    assert "It was not in the register in December 2009." in text(response)


def test_a_community_that_does_not_exist_is_not_found(analyst_client):
    assert analyst_client.get("/communities/nowhere/").status_code == 404


def test_practices_are_numbered_in_the_list_as_on_the_map(analyst_client, east):
    a_practice("A1", name="Alpha", community=east, people=500)
    a_practice("A2", name="Beta", community=east)

    page = text(analyst_client.get("/communities/east/"))

    assert page.index("<strong>Alpha</strong>") < page.index("<strong>Beta</strong>")
    assert "500 people on its list (2019/20)" in page
    assert "No list known yet" in page
    assert "<title>1. Alpha</title>" in page
    assert "<title>2. Beta</title>" in page
    assert "Crown copyright and database right 2020" in page


def test_a_practice_without_a_position_is_listed_and_not_mapped(analyst_client, east):
    a_practice("A1", name="Alpha", community=east, latitude=None, longitude=None)

    page = text(analyst_client.get("/communities/east/"))

    assert "Not on the map: position not known" in page
    assert "<strong>Alpha</strong>" in page
    assert "<svg" not in page.partition("<main")[2]


def test_a_merger_is_told_from_its_month_on(analyst_client, east):
    old = a_practice(
        "A1", name="Askam", community=east, months=DateRange(date(2010, 1, 1), date(2020, 7, 1))
    )
    a_merger(old, a_practice("A2", name="Duddon", community=east), date(2020, 7, 1))
    told = "The patients of Askam have been those of Duddon since July 2020."

    june = text(analyst_client.get("/communities/east/?at=2020-06"))
    july = text(analyst_client.get("/communities/east/?at=2020-07"))

    assert told not in june
    assert "<strong>Askam</strong>" in june
    assert told in july
    assert "<strong>Askam</strong>" not in july


def test_a_merger_into_another_community_is_told_there(analyst_client, east):
    old = a_practice("A1", community=east)
    a_merger(old, a_practice("A2", community=an_icc("west")), date(2020, 1, 1))

    assert "Mergers" not in text(analyst_client.get("/communities/east/"))
    assert "Mergers" in text(analyst_client.get("/communities/west/"))


def test_populations_stand_beside_the_sums_of_lists(analyst_client, east):
    Population.objects.create(
        community=east, period="2019/20", people=25_836, source="A paper", note="Four practices"
    )
    practice = a_practice("A1", community=east, people=29_000)
    a_practice("A2", community=east, people=112)
    a_list(practice, 29_100, as_at=date(2020, 1, 1), source="Another list")

    page = text(analyst_client.get("/communities/east/"))

    assert "A paper. Four practices" in page
    assert "29,112" in page
    assert "A list: lists added up. 2 practices as on 1 April 2019" in page
    assert "Another list: lists added up. 1 practice as on 1 January 2020" in page


def test_what_is_told_of_parts_is_on_the_page_of_their_icc(analyst_client):
    whole = an_icc("furness", group="north")
    part = a_part(whole, "millom")
    for kind in Fact.Kind:
        Fact.objects.create(community=part, kind=kind, text=f"A {kind} thing", source="A paper")
    Mdt.objects.create(community=part, kind=Mdt.Kind.FRAILTY, months=ALWAYS, note="With a nurse")

    page = text(analyst_client.get("/communities/furness/"))
    of_part = text(analyst_client.get("/communities/millom/"))

    for words in ("A partner thing", "A planned thing", "Frailty: running. With a nurse"):
        assert words in page
        assert words in of_part
    assert "The work of Furness ICC" in page
    assert 'Part of <a href="/communities/furness/">Furness ICC</a>' in of_part


def test_networks_are_told_once_where_all_practices_share_one(register, analyst_client):
    kendal = text(analyst_client.get("/communities/kendal/"))
    east = text(analyst_client.get("/communities/east/"))

    assert kendal.count("Kendal PCN") == 1
    assert east.count("Western Dales PCN") > 1


def test_a_day_of_a_source_is_written_in_words(register, analyst_client):
    page = text(analyst_client.get("/communities/kendal/?at=2021-02"))

    assert "10,561 people on its list (1 January 2021)" in page


@pytest.mark.parametrize("rows", [1, 30])
def test_pages_take_as_many_queries_for_many_rows(
    rows, analyst_client, east, django_assert_max_num_queries, django_assert_num_queries
):
    for number in range(rows):
        a_practice(f"A{number}", community=east, people=1)
        Fact.objects.create(community=east, kind="partner", text=f"{number}", source="A paper")
        an_icc(f"c{number}", group="north")

    with django_assert_num_queries(8):
        analyst_client.get("/communities/")
    with django_assert_num_queries(13):
        analyst_client.get("/communities/east/")
