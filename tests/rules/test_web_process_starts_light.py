import os
import subprocess
import sys

import pytest

from tests.rules.tree import ROOT

HEAVY = ("plotly", "pandas", "numpy", "django_tables2.export")
SCRIPT = """
import sys
import iccportal.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
{more}
print(*(name for name in {heavy!r} if name in sys.modules))
"""


def loaded(more: str = "") -> str:
    """Which heavy packages a web process has imported once it can answer."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(more=more, heavy=HEAVY)],
        cwd=ROOT,
        env={**os.environ, "PORTAL_MODE": "test"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


@pytest.mark.parametrize(("more", "found"), [("", ""), ("import numpy", "numpy")])
def test_web_process_imports_nothing_heavy_at_its_start(more: str, found: str) -> None:
    assert loaded(more) == found
