"""Somebody can always open the admin: the last administrator stays one."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.accounts.models import User
from iccs.access import Role, access_of
from tests.people import a_user

pytestmark = pytest.mark.django_db

REFUSED = "Nobody else can open the admin today"
TODAY = date.today()
SINCE_2010 = {"0-months_0": "2010-01"}
OVER = DateRange(date(2010, 1, 1), date(2015, 1, 1))


@pytest.fixture
def administrator(administrator_client):
    return User.objects.get(name="Adam Administrator")


def save(client, person, cells=SINCE_2010, **fields):
    """Send the form of a person, whose one appointment has these cells."""
    appointment = person.appointments.get()
    form = {
        "email": person.email,
        "name": person.name,
        "is_active": "on",
        "appointments-TOTAL_FORMS": "1",
        "appointments-INITIAL_FORMS": "1",
        "appointments-0-id": appointment.pk,
        "appointments-0-role": appointment.role,
        **{f"appointments-{name}": value for name, value in cells.items()},
        **fields,
    }
    return client.post(f"/admin/accounts/user/{person.pk}/change/", form)


def administers(person):
    person.refresh_from_db()
    return person.is_active and Role.ADMINISTRATOR in access_of(person, TODAY).roles


ENDED = [
    pytest.param(SINCE_2010 | {"0-DELETE": "on"}, {}, id="deleted"),
    pytest.param(SINCE_2010 | {"0-months_1": "2015-01"}, {}, id="over"),
    pytest.param({"0-months_0": "2199-01"}, {}, id="begins later"),
    pytest.param(SINCE_2010 | {"0-role": "analyst"}, {}, id="another role"),
    pytest.param(SINCE_2010, {"is_active": ""}, id="may not sign in"),
]


@pytest.mark.parametrize(("cells", "fields"), ENDED)
def test_the_last_administrator_stays_one(administrator_client, administrator, cells, fields):
    response = save(administrator_client, administrator, cells, **fields)

    assert REFUSED in response.content.decode()
    assert administers(administrator)


@pytest.mark.parametrize(("cells", "fields"), ENDED)
def test_one_of_two_administrators_may_go(administrator_client, administrator, cells, fields):
    a_user("Dee Deputy", role=Role.ADMINISTRATOR)

    response = save(administrator_client, administrator, cells, **fields)

    assert response.status_code == 302
    assert not administers(administrator)


def test_a_deputy_who_may_not_sign_in_does_not_count(administrator_client, administrator):
    deputy = a_user("Dee Deputy", role=Role.ADMINISTRATOR)
    User.objects.filter(pk=deputy.pk).update(is_active=False)

    response = save(administrator_client, administrator, is_active="")

    assert REFUSED in response.content.decode()


def test_a_deputy_whose_months_are_over_does_not_count(administrator_client, administrator):
    a_user("Dee Deputy", role=Role.ADMINISTRATOR, months=OVER)

    response = save(administrator_client, administrator, is_active="")

    assert REFUSED in response.content.decode()


def test_the_last_administrator_may_go_while_there_is_a_superuser(
    administrator_client, administrator
):
    User.objects.create_superuser("root@example.nhs.uk", "x", name="Root")

    response = save(administrator_client, administrator, is_active="")

    assert response.status_code == 302


def test_the_last_administrator_can_be_renamed(administrator_client, administrator):
    response = save(administrator_client, administrator, name="Ada Administrator")

    assert response.status_code == 302


def test_others_can_be_switched_off(administrator_client):
    analyst = a_user("Anna Analyst", role=Role.ANALYST)

    response = save(administrator_client, analyst, is_active="")

    assert response.status_code == 302


def test_a_superuser_who_is_alone_stays_one(signed_in):
    root = a_user("Root", role=Role.ANALYST)
    User.objects.filter(pk=root.pk).update(is_superuser=True)

    renamed = save(signed_in(root), root, name="Roots")
    switched_off = save(signed_in(root), root, is_active="")

    assert renamed.status_code == 302
    assert REFUSED in switched_off.content.decode()
