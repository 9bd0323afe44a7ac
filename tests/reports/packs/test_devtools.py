"""Calls to programs of our own that answer as a browser does, or do not."""

from subprocess import PIPE, Popen
from time import monotonic

import pytest

from reports.packs.devtools import Devtools, DevtoolsError


@pytest.fixture
def browser():
    """Starts a program; its standard input and output are the pipe."""
    started = []

    def start(script):
        process = Popen(["/bin/sh", "-c", script], stdin=PIPE, stdout=PIPE, bufsize=0)
        started.append(process)
        return process

    yield start
    for process in started:
        with process:
            process.kill()


def answering(told):
    """Says so much at once, and then listens."""
    return f"printf '{told}'; cat >/dev/null"


def calls(process, *, seconds=10):
    return Devtools(process, until=monotonic() + seconds)


def test_answer_is_what_came_back(browser):
    devtools = calls(browser(answering(r'{"id": 1, "result": {"name": "Tab"}}\0')))

    assert devtools.call("Target.createTarget", url="about:blank") == {"name": "Tab"}


def test_call_is_an_object_ended_by_a_zero_byte(browser):
    process = browser("cat")

    calls(process).send("Page.navigate", "session-1", url="file:///tmp/é")

    assert process.stdout.read(200) == (
        b'{"id": 1, "method": "Page.navigate",'
        b' "params": {"url": "file:///tmp/\\u00e9"}, "sessionId": "session-1"}\0'
    )


def test_what_else_is_told_is_passed_over(browser):
    told = (
        r'{"method": "Page.loaded", "params": {}}\0',
        r'{"id": 1, "result": {}}\0',
        r'{"id": 2, "result": {"a": 1}}\0',
    )
    devtools = calls(browser(answering("".join(told))))
    devtools.send("Page.enable")

    assert devtools.answer(devtools.send("Page.printToPDF")) == {"a": 1}


def test_long_answer_comes_whole(browser):
    begun = """printf '{"id": 1, "result": {"data": "'; head -c 3000000 /dev/zero | tr '\\0' x; """
    devtools = calls(browser(begun + answering(r'"}}\0')))

    assert len(devtools.call("Page.printToPDF")["data"]) == 3_000_000


def test_refusal_is_told_in_its_words(browser):
    devtools = calls(browser(answering(r'{"id": 1, "error": {"message": "No such tab"}}\0')))

    with pytest.raises(DevtoolsError, match="No such tab"):
        devtools.call("Page.printToPDF")


def test_browser_that_ends_without_an_answer_is_told(browser):
    devtools = calls(browser("head -c 1 >/dev/null"))

    with pytest.raises(DevtoolsError, match="has gone"):
        devtools.call("Page.printToPDF")


def test_browser_that_ended_before_a_call_is_told(browser):
    process = browser("exit 0")
    process.wait()

    with pytest.raises(DevtoolsError, match="has gone"):
        calls(process).send("Page.printToPDF")


def test_late_answer_is_not_waited_for(browser):
    devtools = calls(browser("sleep 30"), seconds=0.1)

    with pytest.raises(TimeoutError):
        devtools.call("Page.printToPDF")
