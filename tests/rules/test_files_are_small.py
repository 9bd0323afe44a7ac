from collections.abc import Iterable
from pathlib import Path

from tests.rules.tree import ROOT, name, python_files, template_files

MODULE, TEMPLATE = 300, 200  # lines
REASONS: dict[str, str] = {}
REASONS_OF_TESTS = {
    "tests/iccs/test_register_admin.py": "the admin's stories share their people and places",
    "tests/targets/test_target_pages.py": "every page of targets is seen over one rebased world",
}


def too_long(files: Iterable[Path], lines: int) -> set[str]:
    return {name(path) for path in files if len(path.read_text().splitlines()) > lines}


def test_long_modules_have_a_reason_and_no_short_one_has() -> None:
    assert too_long(python_files(), MODULE) == REASONS.keys()


def test_no_template_is_long() -> None:
    assert too_long(template_files(), TEMPLATE) == set()


def test_long_tests_have_a_reason_too() -> None:
    assert too_long((ROOT / "tests").rglob("*.py"), MODULE) == REASONS_OF_TESTS.keys()
