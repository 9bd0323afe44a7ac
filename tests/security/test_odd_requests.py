from http import HTTPStatus

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client, RequestFactory

from iccportal import errors
from iccportal.middleware import refuse_odd_requests

SIGN_IN = "/account/login/"


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_method_that_no_page_has_is_refused(client: Client, method: str) -> None:
    response = client.generic(method, SIGN_IN)

    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("charset", ["utf-16", "latin-1", "utf8", "idna"])
def test_form_in_another_charset_is_refused(client: Client, charset: str) -> None:
    response = client.post(
        SIGN_IN,
        b"login=",
        content_type=f"application/x-www-form-urlencoded; charset={charset}",
    )

    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert response.text == "Send the form in UTF-8."


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_form_in_utf_8_is_read(db, client: Client, charset: str) -> None:
    response = client.post(
        SIGN_IN, b"login=", content_type=f"application/x-www-form-urlencoded; charset={charset}"
    )

    assert response.status_code == HTTPStatus.OK


def test_null_in_an_address_is_refused_before_the_database_fails_on_it(
    administrator_client: Client,
) -> None:
    asked = "app_label=iccs&model_name=succession&field_name=practice&term=%00"

    response = administrator_client.get(f"/admin/autocomplete/?{asked}")

    assert response.status_code == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("model", ["pghistory.events", "iccs.practice"])
def test_admin_has_no_shortcut_to_an_objects_own_page(administrator_client, model) -> None:
    kind = ContentType.objects.get_by_natural_key(*model.split("."))

    response = administrator_client.get(f"/admin/r/{kind.pk}/1/")

    assert response.status_code == HTTPStatus.NOT_FOUND


def test_request_without_a_content_type_passes() -> None:
    passed = refuse_odd_requests(errors.server_error)(RequestFactory().get(SIGN_IN))

    assert passed.status_code == HTTPStatus.INTERNAL_SERVER_ERROR


def test_unreadable_upload_gets_a_helpful_page(db, client: Client) -> None:
    response = client.post(SIGN_IN, b"nonsense", content_type="multipart/form-data; boundary=")

    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "reload it and try again" in response.text


def test_foreign_host_gets_a_helpful_page(client: Client) -> None:
    response = client.get(SIGN_IN, headers={"host": "evil.example.com"})

    assert response.status_code == HTTPStatus.BAD_REQUEST
    assert "evil" not in response.text


def test_form_without_its_token_gets_a_sentence_and_a_way_back(db) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(SIGN_IN, {"login": "a@example.nhs.uk", "password": "x"})

    assert response.status_code == HTTPStatus.FORBIDDEN
    assert "Go back, reload the page and send the form again." in response.text
    assert 'href="/"' in response.text


def test_unknown_address_gets_a_helpful_page(db, client: Client) -> None:
    response = client.get("/nowhere/")

    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "Page not found" in response.text


def test_failure_page_asks_nothing_of_the_database() -> None:
    response = errors.server_error(RequestFactory().get("/"))  # this test may ask it nothing

    assert response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert b"Sorry, there is a problem with the portal" in response.content
