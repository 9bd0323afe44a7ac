"""Every page of the rooms, asked for by everybody, in a portal that holds no figures yet."""

import pytest
from django.test import Client

from iccs.access import Role, has_own_rules, permission_of
from tests.people import a_user
from tests.security.addresses import every_view

PAGES = [
    pytest.param(route, permission_of(view), id=route)
    for route, view in every_view()
    if not has_own_rules(view)
]
FOUND = {200, 302, 400, 404, 405}  # an empty portal lacks much, but breaks nowhere


@pytest.mark.parametrize(("route", "permission"), PAGES)
def test_signed_out_person_is_sent_to_sign_in(system, client: Client, route, permission) -> None:
    response = client.get(route)

    sent_to_sign_in = response.headers.get("Location", "") == f"/account/login/?next={route}"
    asked_for_a_token = permission.door is not None and response.status_code == 401
    assert (sent_to_sign_in or asked_for_a_token) is not permission.public


@pytest.mark.parametrize(("route", "permission"), PAGES)
def test_person_without_a_role_is_refused(stranger_client: Client, route, permission) -> None:
    response = stranger_client.get(route)

    assert (response.status_code == 403) is not permission.public


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("route", "permission"), PAGES)
def test_page_opens_to_the_roles_it_declares(signed_in, role, route, permission) -> None:
    client = signed_in(a_user(role=role))

    response = client.get(route)

    if permission.public or role in permission.roles:
        assert response.status_code in FOUND
    else:
        assert response.status_code == 403
