"""Every page that a reader can reach by following links."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from django.urls import resolve
from playwright.sync_api import APIRequestContext

LINK = re.compile(r'<a\b[^>]*?\shref="([^"#?]+)')
CHARTED = 'class="chart__box"'
FEW = 3


def pages(request: APIRequestContext, start: str = "/") -> Iterator[tuple[str, str]]:
    """Path and HTML of each page with a chart, and of a few of every other kind.

    Of the admin's, which are endless, one of each kind.
    """
    waiting, known = [start], {start}
    chartless: Counter[str] = Counter()
    while waiting:
        path = waiting.pop(0)
        if chartless[kind(path)] >= (1 if path.startswith("/admin/") else FEW):
            continue
        html = text_of(request, path)
        chartless[kind(path)] += CHARTED not in html
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


def one_of_each_kind(pages: dict[str, str]) -> list[str]:
    """The first page of every kind among those that were reached."""
    found: dict[str, str] = {}
    for path, html in pages.items():
        if html:
            found.setdefault(kind(path), path)
    return list(found.values())
