"""What is refused before the feed is reached is told in JSON all the same."""

import pytest
from django.http import HttpResponse, HttpResponseNotFound, StreamingHttpResponse
from django.test import Client

from reports.feed.refusals import FAILED, UNREADABLE, refusals_in_json
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.frozen import an_edition

JSON = "application/problem+json"
FIGURES = "/feed/v1/live/figures"


@pytest.mark.parametrize(
    ("method", "address", "status", "sentence"),
    [
        ("GET", f"{FIGURES}?place=%00", 400, "No address here has a null character."),
        ("DELETE", FIGURES, 405, "The feed can only be read: ask with GET."),
        ("PUT", "/feed/nothing", 405, "The feed can only be read: ask with GET."),
        ("GET", "/feed/v2/live/figures", 404, "The feed has nothing at this address."),
    ],
)
def test_refusal_of_the_portal_is_told_as_the_feeds_own(db, method, address, status, sentence):
    response = Client().generic(method, address)

    assert (response.status_code, response.headers["Content-Type"]) == (status, JSON)
    assert response.json()["status"] == status
    assert response.json()["detail"].startswith(sentence)
    assert response.headers.get("Allow") == ("GET, HEAD" if status == 405 else None)
    assert response.headers["Cache-Control"] == "private, no-store"


def test_odata_tells_it_in_odatas_way():
    response = Client().delete("/feed/odata/v1/live/figures")

    assert response.json()["error"]["message"] == "The feed can only be read: ask with GET."
    assert response.headers["OData-Version"] == "4.0"


def test_form_in_another_charset_is_refused_in_json():
    response = Client().post(FIGURES, "x", content_type="text/plain; charset=latin-1")

    assert response.headers["Content-Type"] == JSON
    assert response.json()["detail"] == "Send the form in UTF-8."


@pytest.mark.parametrize("address", ["/feed/?x=%00", "/feed/tokens/?x=%00", "/measures/?x=%00"])
def test_page_for_people_is_refused_as_a_page(address):
    assert Client().get(address).headers["Content-Type"].startswith("text/html")


def through(rf, response, path=FIGURES):
    return refusals_in_json(lambda request: response)(rf.get(path))


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (HttpResponse("<h1>Failed</h1>", status=500), FAILED),
        (HttpResponse("<h1>Odd</h1>", status=400), UNREADABLE),
        (HttpResponse(b"packed", status=400, headers={"Content-Encoding": "gzip"}), UNREADABLE),
        (HttpResponse(status=400), UNREADABLE),
    ],
)
def test_page_gives_way_to_a_sentence(rf, page, sentence):
    answer = through(rf, page)

    assert answer.status_code == page.status_code
    assert sentence.encode() in answer.content


def test_what_is_no_refusal_or_is_told_in_json_stays_as_it_is(rf):
    told = HttpResponseNotFound("{}", content_type="application/json")

    for response in (HttpResponse("<p>"), told, StreamingHttpResponse([b"x"], status=404)):
        assert through(rf, response) is response


@pytest.mark.parametrize("address", ["v1/{}/places", "odata/v1/{}/places", "v1/editions"])
def test_copy_that_is_not_this_one_is_told_in_json(system, address):
    an_edition()
    program = Program(a_secret(), **{"If-Match": '"another"'})

    response = program.get(address.format(EDITION))

    assert response.status_code == 412
    assert "If-None-Match" in str(response.json())
