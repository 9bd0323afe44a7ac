"""Templates hold no style, no script and no word of another host, and each has its use."""

import re

import pytest
from django.template.utils import get_app_template_dirs

from tests.rules.tree import ROOT, name, python_files, script_files, template_files

INLINE = re.compile(
    r"""
    \sstyle\s*=            # a style attribute
    | <style\b             # a style sheet in the page
    | <script(?![^>]*\ssrc=)  # a script in the page
    | \son[a-z]+\s*=\s*["']    # a handler
    | javascript:
    """,
    re.VERBOSE | re.IGNORECASE,
)
HOST = re.compile(r"https?://([\w.-]+)")
# a namespace is a name, not an address
NAMESPACES = {"www.w3.org"}
# chosen by Django's error handling, and by allauth's, by these names
BY_NAME = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")


def test_templates_hold_nothing_inline() -> None:
    found = [name(path) for path in template_files() if INLINE.search(path.read_text())]

    assert found == []


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        "<script>alert(1)</script>",
        '<script type="module">alert(1)</script>',
        '<a onclick="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_rule_sees_what_is_inline(html: str) -> None:
    assert INLINE.search(html)


@pytest.mark.parametrize(
    "html",
    ['<script type="module" src="/a.js">', '<p class="style">', '<a data-on="1">', "<p>on = x"],
)
def test_rule_leaves_alone_what_is_not(html: str) -> None:
    assert not INLINE.search(html)


def test_pages_scripts_and_styles_name_no_other_host() -> None:
    hosts = {
        (name(path), host)
        for path in (*template_files(), *script_files())
        for host in HOST.findall(path.read_text())
        if host not in NAMESPACES
    }

    assert hosts == set()


def test_every_template_is_used() -> None:
    folder = ROOT / "templates"
    names = [str(path.relative_to(folder)) for path in template_files()]

    unused = [each for each in names if each not in (*named(), *BY_NAME) and not overrides(each)]

    assert unused == []


def named() -> set[str]:
    """The templates that our code and our other templates name."""
    texts = [path.read_text() for path in (*template_files(), *python_files())]
    return set(re.findall(r"""["']([\w/.-]+\.(?:html|txt|svg))["']""", "\n".join(texts)))


def overrides(template: str) -> bool:
    """Whether the template stands for one of a library's."""
    folders = get_app_template_dirs("templates")
    return any((folder / template).exists() for folder in folders if folder != ROOT / "templates")
