"""A feed that is asked over a socket, or many times, within one test's transaction."""

from collections.abc import Iterator
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

from iccportal.wsgi import application
from reports.feed import odata_views
from reports.kept_rows import KeptRows


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Editions of tests have one checksum, whatever they hold."""
    monkeypatch.setattr(odata_views, "_kept", KeptRows(odata_views.MOST_ROWS))


@pytest.fixture
def connection_stays_open() -> Iterator[None]:
    """Django ends its connection with each request; a test has one for all of its requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Tests say enough."""


@pytest.fixture
def served(system, connection_stays_open) -> Iterator[str]:
    """The portal's address on this machine; it answers one request at a time."""
    own = connections["default"]

    def answer(environ, begin):
        connections["default"] = own  # the rows of the test, which are not committed
        return application(environ, begin)

    own.inc_thread_sharing()
    with make_server("127.0.0.1", 0, answer, handler_class=Quiet) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
    own.dec_thread_sharing()
