"""Every page that a reader can reach by following links."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from django.urls import resolve
from playwright.sync_api import APIRequestContext

LINK = re.compile(r'<a\b[^>]*?\shref="([^"#?]+)')


def pages(request: APIRequestContext, start: str = "/") -> Iterator[tuple[str, str]]:
    """Path and HTML of each page; of the admin's, which are endless, one of each kind."""
    waiting, known, kinds = [start], {start}, set()
    while waiting:
        path = waiting.pop(0)
        if path.startswith("/admin/"):
            if kind(path) in kinds:
                continue
            kinds.add(kind(path))
        html = text_of(request, path)
        yield path, html
        found = [urljoin(path, unescape(link)) for link in LINK.findall(html)]
        for link in found:
            if link.startswith("/") and link not in known:
                known.add(link)
                waiting.append(link)


def text_of(request: APIRequestContext, path: str) -> str:
    response = request.get(path)
    assert response.status == 200, f"{path} answers {response.status}"
    return response.text() if "html" in response.headers["content-type"] else ""


def kind(path: str) -> str:
    """The route that serves a path: all communities are pages of one kind."""
    return resolve(path).route


def one_of_each_kind(request: APIRequestContext, start: str = "/") -> list[str]:
    """A page of every kind that can be reached."""
    found: dict[str, str] = {}
    for path, html in pages(request, start):
        if html:
            found.setdefault(kind(path), path)
    return list(found.values())
