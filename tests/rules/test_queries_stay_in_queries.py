"""What draws or answers a request asks the database nothing by itself."""

import ast
from pathlib import Path

from tests.rules.tree import name, python_files

DRAWING = {"views.py", "figures.py", "tables.py", "forms.py", "urls.py", "context.py", "pages.py"}


def asks(source: str) -> bool:
    """Whether the code reaches for a model's manager."""
    nodes = ast.walk(ast.parse(source))
    return any(isinstance(node, ast.Attribute) and node.attr == "objects" for node in nodes)


def draws(path: Path) -> bool:
    return path.name in DRAWING or "templatetags" in path.parts or "charts" in path.parts


def test_what_draws_asks_nothing() -> None:
    drawing = [path for path in python_files() if draws(path)]

    assert drawing
    assert [name(path) for path in drawing if asks(path.read_text())] == []


def test_rule_sees_a_query() -> None:
    assert asks("rows = Activity.objects.filter(month=month)")
    assert not asks("objects = rows")
