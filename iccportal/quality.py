"""`make check`: every gate runs, all that fails is shown, and then the whole fails."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

BIN = Path(sys.executable).parent
RUFF, MYPY, LINT_IMPORTS, DJADE = (
    str(BIN / name) for name in ("ruff", "mypy", "lint-imports", "djade")
)
TEMPLATES = sorted(str(path) for path in Path("templates").rglob("*.html"))
MANAGE = [sys.executable, "manage.py"]
GATES = {
    "format": [RUFF, "format", "--check", "."],
    "lint": [RUFF, "check", "."],
    "types": [MYPY, "."],
    "direction of imports": [LINT_IMPORTS, "--no-cache"],
    "Django's own checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
    "templates": [DJADE, "--check", "--target-version", "5.2", *TEMPLATES],
    "templates compile": [*MANAGE, "compile_templates"],
}


def main(gates: Mapping[str, Sequence[str]] = GATES) -> int:
    """Run the gates; the number of those that failed."""
    failed = []
    environment = {**os.environ, "PORTAL_MODE": "test"}
    for name, command in gates.items():
        print(f"== {name}", flush=True)  # noqa: T201 - a command speaks to its user
        if subprocess.run(command, check=False, env=environment).returncode:  # noqa: S603 - our own list
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed")  # noqa: T201
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
