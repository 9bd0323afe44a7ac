"""Pages go over the wire in brotli where the browser takes it, and in gzip where it does not.

What a page reflects beside its form token cannot be guessed from its length: Django masks the
token anew in every answer, and its gzip adds bytes at random.
"""

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

QUALITY = 4  # quicker than gzip, and a fifth smaller; 5 takes half as long again
WORTH_IT = 500  # bytes; below this the header alone outweighs the gain


def takes(request: HttpRequest, encoding: str) -> bool:
    """Whether the browser names an encoding among those that it takes."""
    for item in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, quality = item.partition(";")
        if name.strip() == encoding:
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _is_worth_it(response: HttpResponseBase) -> bool:
    if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
        return False
    return len(response.content) >= WORTH_IT


class CompressionMiddleware(GZipMiddleware):
    """Django's gzip, with brotli before it."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, compressed where that is worth it."""
        patch_vary_headers(response, ("Accept-Encoding",))
        if not takes(request, "br") or not _is_worth_it(response):
            # Django's gzip reads "gzip;q=0", which refuses it, as if it were taken
            gzip = takes(request, "gzip")
            return super().process_response(request, response) if gzip else response
        assert isinstance(response, HttpResponse)
        response.content = brotli.compress(response.content, quality=QUALITY)
        response.headers["Content-Encoding"] = "br"
        response.headers["Content-Length"] = str(len(response.content))
        return response
