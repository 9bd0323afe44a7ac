"""Templates hold no style, no script and no word of another host, and each has its use."""

import re

import pytest

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
# chosen by libraries by their names, or by Django's own error handling
BY_NAME = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")
OF_LIBRARIES = ("account/", "mfa/", "allauth/", "admin/", "django_tables2/", "pghistory")


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
    texts = [path.read_text() for path in (*template_files(), *python_files())]
    used = set(re.findall(r"""["']([\w/.-]+\.(?:html|txt|svg))["']""", "\n".join(texts)))

    unused = [
        each
        for each in names
        if each not in used and each not in BY_NAME and not each.startswith(OF_LIBRARIES)
    ]
    assert unused == []


def test_template_for_a_library_stands_where_the_library_looks() -> None:
    from django.template.loader import engines

    loaders = engines["django"].engine.template_loaders
    packaged = next(
        loader for loader in loaders[0].loaders if "app_directories" in loader.__module__
    )
    folder = ROOT / "templates"

    unknown = [
        each
        for path in template_files()
        if (each := str(path.relative_to(folder))).startswith(OF_LIBRARIES)
        and not any((place / each).exists() for place in packaged.get_dirs())
    ]
    assert unknown == []
