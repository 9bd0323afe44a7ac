"""Calls to a browser over the pipe to it, as its DevTools protocol writes them.

A message is a JSON object with a zero byte behind it. Only whoever started the browser holds the
pipe; a port would be open to every program of the machine.
"""

import json
import os
from select import select
from subprocess import Popen
from time import monotonic
from typing import IO, Any, cast

Message = dict[str, Any]


class DevtoolsError(Exception):
    """The browser refused a call, or has gone."""


class Devtools:
    """The pipe to a browser; `until` is the moment after which an answer is late: TimeoutError."""

    def __init__(self, process: Popen[bytes], until: float) -> None:
        self._calls, self._answers = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
        self._until = until
        self._sent = 0
        self._unread = b""

    def call(self, method: str, session: str = "", **params: Any) -> Message:
        """What the browser answers; a call without a session is to itself, else to a page."""
        return self.answer(self.send(method, session, **params))

    def send(self, method: str, session: str = "", **params: Any) -> int:
        """Make a call whose answer is taken up later, by the number given."""
        self._sent += 1
        message: Message = {"id": self._sent, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        try:
            self._calls.write(json.dumps(message).encode() + b"\0")
        except BrokenPipeError:
            raise DevtoolsError("The browser has gone.") from None
        return self._sent

    def answer(self, number: int) -> Message:
        """The answer to a call; what else the browser tells meanwhile is passed over."""
        while True:
            message = json.loads(self._next())
            if message.get("id") == number:
                break
        if "error" in message:
            raise DevtoolsError(message["error"]["message"])
        result: Message = message["result"]
        return result

    def _next(self) -> bytes:
        parts = [self._unread]
        while b"\0" not in parts[-1]:
            parts.append(self._read())
        message, _, self._unread = b"".join(parts).partition(b"\0")
        return message

    def _read(self) -> bytes:
        ready, _, _ = select([self._answers], [], [], max(0, self._until - monotonic()))
        if not ready:
            raise TimeoutError("The browser did not answer in time.")
        read = os.read(self._answers.fileno(), 1 << 20)
        if not read:
            raise DevtoolsError("The browser has gone.")
        return read
