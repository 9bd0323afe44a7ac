"""The pack's page as the portal serves it, for the reader's own browser to print."""

from base64 import b64encode
from hashlib import sha256

from csp.decorators import csp_update
from django.http import HttpResponse

from reports.packs.pack import Pack
from reports.packs.page import pack_page, styles


def page_response(pack: Pack) -> HttpResponse:
    """The page; the site's policy lets in the styles that it carries, by their checksum alone."""
    checksum = b64encode(sha256(styles(pack).encode()).digest()).decode()
    answer = csp_update({"style-src": [f"'sha256-{checksum}'"]})(HttpResponse)(pack_page(pack))
    assert isinstance(answer, HttpResponse)
    return answer
