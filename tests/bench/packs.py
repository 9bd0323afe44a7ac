"""The full quarterly pack in each kind of file: 8 communities, 20 measures, 36 months.

Each file is written in a process of its own, as the portal does, libraries and start included,
and with modules compiled once, as they are where the portal is installed.
Python by itself: `python -m tests.bench.packs xlsx` writes one and says nothing.
"""

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

from tests.bench.report import Measured

TIMES = 5  # a file takes seconds, and its start is part of the figure
SECONDS = 3


def measure() -> list[Measured]:
    """Seconds and memory for each kind of file."""
    from reports.packs.formats import FORMATS

    return [figure for code, one in FORMATS.items() for figure in _of(code, one.name)]


def _of(code: str, name: str) -> list[Measured]:
    runs = [_run(code) for _ in range(TIMES)]
    return [
        Measured(
            f"Full pack as {name}, in seconds", median(seconds for seconds, _ in runs), SECONDS
        ),
        Measured(
            f"Full pack as {name}, memory of its largest process in MB",
            max(peak for _, peak in runs) / 1e6,
            None,
            0,
        ),
    ]


def _run(code: str) -> tuple[float, int]:
    """Seconds, and the peak memory of the process that writes the file."""
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    begun = perf_counter()
    command = [sys.executable, "-m", "tests.bench.peak", "-m", "tests.bench.packs", code]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=kept)
    return perf_counter() - begun, int(told.stdout)


def write(code: str) -> None:
    """Write the sample pack as one kind of file."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iccportal.settings")
    django.setup()
    from reports.packs.formats import FORMATS
    from tests.reports.packs.sample import sample_pack

    FORMATS[code].write(sample_pack())


if __name__ == "__main__":
    write(sys.argv[1])
