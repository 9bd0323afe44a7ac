"""Administrators keep people and places right; nobody else comes in."""

from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.accounts.models import User
from iccs.access import Role
from iccs.models import PracticeMembership, Succession, System
from tests.factories.community import a_part, an_icc
from tests.factories.practice import a_merger, a_practice
from tests.people import a_user

pytestmark = pytest.mark.django_db

MODELS = [
    "/admin/iccs/system/",
    "/admin/iccs/group/",
    "/admin/iccs/community/",
    "/admin/iccs/pcn/",
    "/admin/iccs/practice/",
    "/admin/iccs/succession/",
    "/admin/accounts/user/",
]


def text(response):
    return " ".join(response.content.decode().split())


def rows(prefix, *, initial=0, **cells):
    """The rows of an object's own list, as its form sends them: `n_field=value`."""
    numbers = {name.partition("_")[0] for name in cells}
    return {
        f"{prefix}-TOTAL_FORMS": str(len(numbers)),
        f"{prefix}-INITIAL_FORMS": str(initial),
        **{f"{prefix}-{name.replace('_', '-', 1)}": value for name, value in cells.items()},
    }


def practice_form(practice, memberships):
    return {
        "code": practice.code,
        "name": practice.name,
        **memberships,
        **rows("pcn_memberships"),
        **rows("list_sizes"),
    }


def person_form(appointments=None, **fields):
    return {
        "email": "new.person@example.nhs.uk",
        "name": "New Person",
        "is_active": "on",
        **(appointments or rows("appointments")),
        **fields,
    }


@pytest.mark.parametrize("page", ["/admin/", *MODELS])
def test_administrators_may_come_in(page, administrator_client):
    assert administrator_client.get(page).status_code == 200


def test_a_superuser_may_come_in_without_a_role(signed_in):
    root = User.objects.create_superuser("root@example.nhs.uk", "x", name="Root")

    assert signed_in(root).get("/admin/iccs/practice/").status_code == 200


@pytest.mark.parametrize("page", ["/admin/", *MODELS])
@pytest.mark.parametrize("who", ["lead", "group", "analyst", "stranger"])
def test_others_may_not_come_in(page, who, request):
    response = request.getfixturevalue(f"{who}_client").get(page, follow=True)

    assert response.status_code == 403


def test_the_signed_out_are_asked_to_sign_in(client):
    response = client.get("/admin/iccs/practice/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/account/login/?next=%2Fadmin%2Ficcs")
    assert response.status_code == 200


def test_an_administrator_whose_months_are_over_may_not_come_in(signed_in):
    over = DateRange(date(2019, 1, 1), date(2020, 1, 1))
    client = signed_in(a_user("Former", role=Role.ADMINISTRATOR, months=over))

    assert client.get("/admin/iccs/practice/", follow=True).status_code == 403


def test_admin_says_whose_it_is_and_leads_back(administrator_client):
    page = text(administrator_client.get("/admin/"))

    assert "performance portal</title>" in page
    assert '<a href="/">Integrated Care Communities performance portal</a>' in page


def test_figures_of_analysts_are_not_edited_here(administrator_client):
    page = text(administrator_client.get("/admin/"))

    for room in ("targets", "reablement", "measures"):
        assert f"/admin/{room}/" not in page


def test_a_practice_moves_to_another_community_in_one_save(administrator_client):
    practice = a_practice(community=an_icc("east"))
    west = an_icc("west")
    membership = practice.memberships.get()
    form = practice_form(
        practice,
        rows(
            "memberships",
            initial=1,
            **{
                "0_id": membership.pk,
                "0_community": membership.community_id,
                "0_months_0": "2017-04",
                "0_months_1": "2020-07",
                "1_community": west.pk,
                "1_months_0": "2020-07",
            },
        ),
    )

    response = administrator_client.post(f"/admin/iccs/practice/{practice.pk}/change/", form)

    assert response.status_code == 302
    moved = PracticeMembership.objects.get(practice=practice, community=west)
    assert moved.months == DateRange(date(2020, 7, 1), None)


def test_memberships_that_follow_on_may_be_entered_in_any_order(administrator_client):
    practice = a_practice()
    cells = {
        "0_community": an_icc("west").pk,
        "0_months_0": "2020-07",
        "1_community": an_icc("east").pk,
        "1_months_0": "2017-04",
        "1_months_1": "2020-07",
    }

    administrator_client.post(
        f"/admin/iccs/practice/{practice.pk}/change/",
        practice_form(practice, rows("memberships", **cells)),
    )

    assert practice.memberships.count() == 2


def test_practice_belongs_to_no_community_that_reports_through_its_parts(administrator_client):
    practice, whole = a_practice(), an_icc("furness", name="Furness")
    a_part(whole, "dalton", name="Dalton", months=DateRange(date(2020, 7, 1), None))
    months = {"0_months_0": "2017-04", "0_months_1": "2020-08"}
    form = practice_form(practice, rows("memberships", **{"0_community": whole.pk, **months}))

    response = administrator_client.post(f"/admin/iccs/practice/{practice.pk}/change/", form)

    assert "Furness reports through its parts in some of these months: Dalton." in text(response)
    assert not practice.memberships.exists()


def test_practice_belongs_to_a_community_before_it_had_parts(administrator_client):
    practice, whole = a_practice(), an_icc("furness")
    a_part(whole, "dalton", months=DateRange(date(2020, 7, 1), None))
    months = {"0_months_0": "2017-04", "0_months_1": "2020-07"}
    form = practice_form(practice, rows("memberships", **{"0_community": whole.pk, **months}))

    administrator_client.post(f"/admin/iccs/practice/{practice.pk}/change/", form)

    assert practice.memberships.get().community == whole


def test_memberships_that_overlap_are_refused_in_words(administrator_client):
    practice = a_practice()
    east, west = an_icc("east"), an_icc("west")
    form = practice_form(
        practice,
        rows(
            "memberships",
            **{
                "0_community": east.pk,
                "0_months_0": "2017-04",
                "0_months_1": "2020-08",
                "1_community": west.pk,
                "1_months_0": "2020-07",
            },
        ),
    )

    response = administrator_client.post(f"/admin/iccs/practice/{practice.pk}/change/", form)

    assert "The practice belongs to a community already in some of these months." in text(response)
    assert not practice.memberships.exists()


def test_a_wrong_month_is_refused_in_words(administrator_client):
    practice = a_practice()
    memberships = rows(
        "memberships", **{"0_community": an_icc("east").pk, "0_months_0": "July 2020"}
    )

    response = administrator_client.post(
        f"/admin/iccs/practice/{practice.pk}/change/", practice_form(practice, memberships)
    )

    assert "“July 2020” is not a month. Write year and month as YYYY-MM" in text(response)


def test_what_only_the_database_can_refuse_is_no_server_error(administrator_client):
    practice = a_practice(
        community=an_icc("east"), months=DateRange(date(2018, 1, 1), date(2019, 1, 1))
    )
    first = practice.memberships.get()
    second = PracticeMembership.objects.create(
        practice=practice, community=an_icc("west"), months=DateRange(date(2019, 1, 1), None)
    )
    cells = {
        "0_id": first.pk,
        "0_community": first.community_id,
        "0_months_0": "2018-01",
        "0_months_1": "2020-01",  # saved first, while the second still begins in 2019
        "1_id": second.pk,
        "1_community": second.community_id,
        "1_months_0": "2020-01",
    }

    response = administrator_client.post(
        f"/admin/iccs/practice/{practice.pk}/change/",
        practice_form(practice, rows("memberships", initial=2, **cells)),
        follow=True,
    )

    assert response.status_code == 200
    assert "Nothing was saved" in text(response)
    first.refresh_from_db()
    assert first.months.upper == date(2019, 1, 1)


def test_a_merger_is_entered_by_its_month(administrator_client):
    old, new = a_practice("A1"), a_practice("A2")

    administrator_client.post(
        "/admin/iccs/succession/add/",
        {"practice": old.pk, "successor": new.pk, "month": "2020-07"},
    )

    assert Succession.objects.get(practice=old).month == date(2020, 7, 1)


def test_mergers_in_a_circle_are_refused_in_words(administrator_client):
    old, new = a_practice("A1"), a_practice("A2")
    a_merger(old, new, date(2020, 7, 1))

    response = administrator_client.post(
        "/admin/iccs/succession/add/",
        {"practice": new.pk, "successor": old.pk, "month": "2021-07"},
    )

    assert "Practice A1 merged into Practice A2, at once or by way of others." in text(response)


def test_a_merger_without_its_practices_is_refused_in_words(administrator_client):
    response = administrator_client.post("/admin/iccs/succession/add/", {"month": "2021-07"})

    assert "This field is required." in text(response)


def test_the_whole_is_neither_added_nor_deleted(administrator_client):
    whole = System.objects.get()

    assert administrator_client.get("/admin/iccs/system/add/").status_code == 403
    assert administrator_client.get(f"/admin/iccs/system/{whole.pk}/delete/").status_code == 403


def test_a_new_person_gets_an_email_and_chooses_the_password(administrator_client):
    kendal = an_icc("mid-kendal")
    form = person_form(
        rows(
            "appointments",
            **{"0_role": "lead", "0_community": kendal.pk, "0_months_0": "2020-04"},
        ),
        email="New.Person@example.nhs.uk",
    )

    administrator_client.post("/admin/accounts/user/add/", form)

    person = User.objects.get(email="new.person@example.nhs.uk")
    assert not person.has_usable_password()
    assert person.appointments.get().community == kendal
    assert mail.outbox[0].to == ["new.person@example.nhs.uk"]
    assert "/account/password/reset/key/" in mail.outbox[0].body


def test_a_role_in_the_wrong_place_is_refused_in_words(administrator_client):
    form = person_form(rows("appointments", **{"0_role": "lead", "0_months_0": "2020-04"}))

    response = administrator_client.post("/admin/accounts/user/add/", form)

    assert "A lead needs a community, a group member an Oversight Group" in text(response)


def test_a_new_address_makes_the_old_one_useless(administrator_client):
    person = a_user("Pat Person")
    EmailAddress.objects.create(user=person, email=person.email, primary=True)

    administrator_client.post(
        f"/admin/accounts/user/{person.pk}/change/", person_form(email="pat@example.nhs.uk")
    )

    assert not EmailAddress.objects.filter(email="pat.person@example.nhs.uk").exists()
    assert mail.outbox[0].to == ["pat@example.nhs.uk"]


def test_a_change_of_name_sends_no_email(administrator_client):
    person = a_user("Pat Person")

    administrator_client.post(
        f"/admin/accounts/user/{person.pk}/change/",
        person_form(email=person.email, name="Pat Partner"),
    )

    person.refresh_from_db()
    assert person.name == "Pat Partner"
    assert mail.outbox == []


def test_people_who_may_not_sign_in_get_no_email(administrator_client):
    form = person_form()
    del form["is_active"]

    administrator_client.post("/admin/accounts/user/add/", form)

    assert User.objects.filter(email="new.person@example.nhs.uk", is_active=False).exists()
    assert mail.outbox == []


def test_an_email_can_be_sent_again(administrator_client):
    person, former = a_user("Pat Person"), a_user("Fay Former")
    User.objects.filter(pk=former.pk).update(is_active=False)

    administrator_client.post(
        "/admin/accounts/user/",
        {"action": "invite", "_selected_action": [person.pk, former.pk]},
    )

    assert [message.to for message in mail.outbox] == [[person.email]]


def test_people_are_never_deleted(administrator_client):
    person = a_user("Pat Person")

    response = administrator_client.get(f"/admin/accounts/user/{person.pk}/delete/")

    assert response.status_code == 403


def test_a_superuser_is_changed_by_superusers_alone(administrator_client, signed_in):
    root = User.objects.create_superuser("root@example.nhs.uk", "x", name="Root")
    page = f"/admin/accounts/user/{root.pk}/change/"

    administrator_client.post(page, person_form())
    by_itself = signed_in(root).get(page)

    root.refresh_from_db()
    assert root.email == "root@example.nhs.uk"
    assert 'name="email"' in text(by_itself)


def test_passwords_cannot_be_guessed_letter_by_letter(administrator_client):
    people = administrator_client.get("/admin/accounts/user/", {"password__startswith": "!"})

    assert people.status_code == 400


def test_the_history_tells_who_changed_what_and_when(administrator_client):
    east, west = an_icc("east"), an_icc("west")
    practice = a_practice(community=east)
    membership = practice.memberships.get()
    cells = {"0_id": membership.pk, "0_community": west.pk, "0_months_0": "2010-01"}
    form = practice_form(practice, rows("memberships", initial=1, **cells)) | {"name": "Renamed"}
    administrator_client.post(f"/admin/iccs/practice/{practice.pk}/change/", form)

    page = text(administrator_client.get(f"/admin/iccs/practice/{practice.pk}/history/"))

    assert "Name: Practice A00001 → Renamed" in page
    assert "Community: East → West" in page
    assert "Months: from January 2010, still open" in page
    assert "<td>Adam Administrator</td> <td>Changed practice</td>" in page
    assert "<td>The system</td> <td>Added practice</td>" in page


def test_the_history_tells_of_rows_that_are_gone(administrator_client):
    east = an_icc("east", months=DateRange(date(2010, 1, 1), date(2021, 4, 1)))
    practice = a_practice(community=east)
    practice.memberships.all().delete()
    east_name = str(east)
    east.delete()

    page = text(administrator_client.get(f"/admin/iccs/practice/{practice.pk}/history/"))

    assert "Deleted practice membership" in page
    assert east_name not in page
    assert "deleted since" in page


def test_an_empty_value_is_told_as_nothing(administrator_client):
    practice = a_practice(postcode="")
    type(practice).objects.filter(pk=practice.pk).update(postcode="LA9 4JE")

    page = text(administrator_client.get(f"/admin/iccs/practice/{practice.pk}/history/"))

    assert "Postcode: nothing → LA9 4JE" in page


def test_the_history_of_a_community_that_has_closed_tells_both_months(administrator_client):
    icc = an_icc("old", months=DateRange(date(2010, 1, 1), date(2021, 4, 1)))

    page = text(administrator_client.get(f"/admin/iccs/community/{icc.pk}/history/"))

    assert "Open: from January 2010 until April 2021" in page


def test_there_is_no_history_of_nothing(administrator_client):
    assert administrator_client.get("/admin/iccs/practice/999999/history/").status_code == 404


@pytest.mark.parametrize("address", ["/admin/", "/admin/iccs/practice/", "/admin/iccs/group/add/"])
def test_its_pages_have_the_portals_icon_and_ask_for_no_other(administrator_client, address):
    assert 'rel="icon" href="/static/images/icon.svg"' in text(administrator_client.get(address))
