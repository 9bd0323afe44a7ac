import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from iccportal.urls import urlpatterns as portal
from iccs.access import Role, allow
from tests.people import a_user


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("figures")


handler500 = "iccportal.errors.server_error"
urlpatterns = [
    path("analysts/", allow(Role.ANALYST)(page)),
    path("undeclared/", page),
    *portal,
]


def test_page_opens_to_its_role(settings, analyst_client: Client) -> None:
    settings.ROOT_URLCONF = __name__

    assert analyst_client.get("/analysts/").content == b"figures"


def test_refused_person_is_told_whom_to_ask(settings, lead_client: Client) -> None:
    settings.ROOT_URLCONF = __name__

    response = lead_client.get("/analysts/")

    assert response.status_code == 403
    assert "ask the administrator" in response.text


def test_undeclared_page_is_closed_to_every_role(settings, administrator_client: Client) -> None:
    settings.ROOT_URLCONF = __name__

    assert administrator_client.get("/undeclared/").status_code == 403


def test_role_of_past_months_opens_nothing(settings, signed_in) -> None:
    settings.ROOT_URLCONF = __name__
    with time_machine.travel("2020-03-31 20:00Z", tick=False):
        client = signed_in(a_user(role=Role.ANALYST, months=DateRange("2019-04-01", "2020-04-01")))
        before = client.get("/analysts/").status_code

        with time_machine.travel("2020-03-31 23:30Z", tick=False):
            after = client.get("/analysts/").status_code

    assert (before, after) == (200, 403)


def test_private_pages_are_kept_in_no_store(settings, analyst_client: Client) -> None:
    settings.ROOT_URLCONF = __name__

    assert analyst_client.get("/analysts/").headers["Cache-Control"] == "private, no-store"
