import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from iccportal.compression import WORTH_IT, CompressionMiddleware

PAGE = b"<p>A figure.</p>" * 100


def answered(accepts: str, response: HttpResponse | StreamingHttpResponse):
    request = RequestFactory().get("/", headers={"accept-encoding": accepts})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize("accepts", ["br", "gzip, deflate, br", "gzip;q=0.5, BR;q=1"])
def test_page_goes_in_brotli_to_a_browser_that_takes_it(accepts: str) -> None:
    response = answered(accepts, HttpResponse(PAGE))

    assert response["Content-Encoding"] == "br"
    assert response["Content-Length"] == str(len(response.content))
    assert "Accept-Encoding" in response["Vary"]
    assert brotli.decompress(response.content) == PAGE


@pytest.mark.parametrize("accepts", ["gzip", "gzip, br;q=0", "gzip, br; q=0.0", "gzip, brown"])
def test_page_goes_in_gzip_to_others(accepts: str) -> None:
    response = answered(accepts, HttpResponse(PAGE))

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == PAGE


@pytest.mark.parametrize("accepts", ["", "identity", "gzip;q=0", "gzip; q=0.0, br;q=0"])
def test_page_goes_as_it_is_where_nothing_is_taken(accepts: str) -> None:
    response = answered(accepts, HttpResponse(PAGE))

    assert not response.has_header("Content-Encoding")
    assert response["Vary"] == "Accept-Encoding"
    assert response.content == PAGE


def test_short_answer_goes_as_it_is() -> None:
    response = answered("br", HttpResponse(b"a" * (WORTH_IT // 10)))

    assert not response.has_header("Content-Encoding")


def test_answer_that_is_compressed_already_is_left_alone() -> None:
    response = answered("br", HttpResponse(PAGE, headers={"Content-Encoding": "identity"}))

    assert response.content == PAGE


def test_streamed_answer_is_left_to_gzip() -> None:
    response = answered("br, gzip", StreamingHttpResponse([PAGE]))

    assert response["Content-Encoding"] == "gzip"
