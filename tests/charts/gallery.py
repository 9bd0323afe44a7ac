"""A page with a chart of every kind, served under the portal's style and script policy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from mimetypes import guess_type
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.template import engines
from django.test import RequestFactory

from iccportal.charts.icons import Icon
from tests.charts.samples import every_kind
from tests.charts.test_component import a_chart

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:"
PAGE = """{% load charts static %}<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Charts</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<script type="module" src="{% static 'js/site.js' %}" blocking="render"></script>
</head><body>
<link rel="stylesheet" href="{% static 'vendor/nhsuk-frontend.min.css' %}">
<link rel="stylesheet" id="plotly.js-style-global" href="{% static 'css/site.css' %}"
  data-plotly="{% static 'vendor/plotly-basic.min.js' %}">
<main class="nhsuk-width-container"><h1>Charts</h1>
{% for one in charts %}{% chart one %}{% endfor %}</main></body></html>"""


def page() -> str:
    charts = [
        a_chart(
            key=f"chart-{place}",
            heading=name.capitalize(),
            figure=figure,
            illustrative=True,
            provisional="March 2020 may change.",
            icons=(Icon(kind="improvement_low", words="Lower than expected: an improvement"),),
        )
        for place, (name, figure) in enumerate(every_kind().items())
    ]
    template = engines["django"].from_string(PAGE)
    return template.render({"charts": charts}, RequestFactory().get("/"))


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests have nothing to say about requests."""


@contextmanager
def served(lacking: str = "") -> Iterator[str]:
    """The gallery's address; files whose path contains `lacking` are not found."""
    html = page().encode()

    def answer(environ, start):
        path = environ["PATH_INFO"]
        if path == "/":
            kind = "text/html; charset=utf-8"
            start("200 OK", [("Content-Type", kind), ("Content-Security-Policy", POLICY)])
            return [html]
        file = Path(settings.BASE_DIR, path.lstrip("/"))
        if (lacking and lacking in path) or not file.is_file():
            start("404 Not Found", [])
            return [b""]
        start("200 OK", [("Content-Type", guess_type(file)[0] or "")])
        return [file.read_bytes()]

    with make_server("127.0.0.1", 0, answer, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()
