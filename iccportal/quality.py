"""`make check`: every gate runs, all that fails is shown, and then the whole fails."""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
TEMPLATES = sorted(str(path) for path in Path("templates").rglob("*.html"))
MANAGE = [sys.executable, "manage.py"]
GATES = {
    "format": [BIN / "ruff", "format", "--check", "."],
    "lint": [BIN / "ruff", "check", "."],
    "types": [BIN / "mypy", "."],
    "direction of imports": [BIN / "lint-imports", "--no-cache"],
    "Django's own checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "templates": [BIN / "djade", "--check", "--target-version", "5.2", *TEMPLATES],
    "templates compile": [*MANAGE, "compile_templates"],
}


def main() -> int:
    """Run the gates; the number of those that failed."""
    failed = []
    for name, command in GATES.items():
        print(f"== {name}", flush=True)  # noqa: T201 - a command speaks to its user
        if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own list
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed")  # noqa: T201
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
