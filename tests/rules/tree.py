"""The files of the portal, as the rules read them."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = (
    "iccportal",
    "iccs",
    "measures",
    "reablement",
    "outcomes",
    "targets",
    "returns",
    "dashboards",
    "reports",
)


def python_files() -> list[Path]:
    """Every module that is ours; migrations are written by Django."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return sorted(path for path in files if "migrations" not in path.parts)


def template_files() -> list[Path]:
    """Every template, texts of e-mails too."""
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def script_files() -> list[Path]:
    """Every script and style sheet of ours."""
    folders = (ROOT / "static" / "js", ROOT / "static" / "css")
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def name(path: Path) -> str:
    """The path as a reader would write it."""
    return str(path.relative_to(ROOT))
