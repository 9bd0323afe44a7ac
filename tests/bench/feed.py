"""The whole table of figures as CSV from the feed: 8 places, 60 measures, 120 months.

The edition is made in a transaction that is taken back: one that is kept could never be deleted.
"""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.report import Measured
from tests.portal_process import ROOT

if TYPE_CHECKING:
    from django.test import Client

PLACES, MEASURES, MONTHS = 8, 60, 120
ROWS = PLACES * MEASURES * MONTHS
TIMES = 5
FILE = "/feed/v1/1999-00-q4-r1/figures.csv"


def measure() -> list[Measured]:
    """Seconds to the first part and to the last, and the memory of a process that does it."""
    with an_edition() as client:
        taken = [_seconds(client) for _ in range(TIMES)]
    first, last = (median(times) for times in zip(*taken, strict=True))
    table = f"Feed, {ROWS:,} figures as CSV"
    return [
        Measured(f"{table}: seconds to the first part", first, 0.5),
        Measured(f"{table}: seconds to the end", last, 1),
        Measured(f"{table}: MB at the most", _peak() / 1e6, 200, decimals=0),
    ]


@contextmanager
def an_edition() -> Iterator["Client"]:
    """Somebody who is signed in, and an edition that is there only meanwhile."""
    from django.db import transaction

    from tests.bench import page

    with transaction.atomic():
        client = page.signed_in()
        _close_edition()
        yield client
        transaction.set_rollback(True)


def _seconds(client: "Client") -> tuple[float, float]:
    begun = perf_counter()
    parts = iter(client.get(FILE))
    sent = [next(parts)]
    first = perf_counter() - begun
    sent += parts
    last = perf_counter() - begun
    assert gzip.decompress(b"".join(sent)).count(b"\r\n") == ROWS + 1
    return first, last


def _peak() -> int:
    """Bytes that a process held at any time that served the file once."""
    process = subprocess.run(
        [sys.executable, "-m", "tests.bench.peak", "-m", "tests.bench.feed"],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(process.stdout)


def _close_edition() -> None:
    from iccportal.accounts.models import User
    from iccportal.lib.small_numbers import Audience
    from reports.models import Edition, FrozenTable

    edition = Edition.objects.create(
        quarter=date(2000, 1, 1),
        first_month=date(1990, 4, 1),
        system="The Bay",
        closed_by=User.objects.first(),
        closed_at=datetime(2000, 5, 1, tzinfo=UTC),
    )
    for audience in Audience:
        for position, content in enumerate(_parts()):
            FrozenTable.objects.create(
                edition=edition,
                audience=audience,
                name="figures",
                part=f"measure-{position}",
                position=position,
                content=content,
                sha256=sha256(content.encode()).hexdigest(),
            )


def _parts() -> Iterator[str]:
    from iccportal.lib.nhs_calendar import add_months
    from reports.contents import FIGURES
    from reports.fields import number, write_rows

    months = [add_months(date(1990, 4, 1), n) for n in range(MONTHS)]
    for measure in range(MEASURES):
        yield write_rows(
            FIGURES,
            (
                (
                    f"measure-{measure}",
                    f"place-{place}",
                    month,
                    Decimal(measure * 31 + place * 7 + n),
                    Decimal(1000 + n),
                    number((measure * 31 + place * 7 + n) / (1000 + n)),
                    "final",
                    number(0.4),
                    number(measure / 7 + place),
                    number(measure / 11),
                    number(measure / 3 + 10),
                    "common_cause",
                    1,
                    True,
                )
                for place in range(PLACES)
                for n, month in enumerate(months)
            ),
        )


if __name__ == "__main__":
    import django

    django.setup()
    with an_edition() as client:
        _seconds(client)
