"""Loading a million practice-months by the portal's command, against a bare COPY of the same rows.

The command is a process of its own, `manage.py load_activity`, from its start to its end: it reads
the CSV file, checks every row, and takes them over. The bare COPY puts the same rows, written as
the table has them, into a table with the same columns, constraints and indexes. Each begins with
an empty table, in a database of its own beside the demonstration's.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import psycopg2
from django.db import connection

from iccportal.lib.nhs_calendar import add_months, month_code
from tests.bench.report import Measured
from tests.bench.timing import medians
from tests.portal_process import ROOT

NAME = "bench_loading"
PRACTICES, MONTHS = 6_500, 154
FIRST = date(2008, 4, 1)

REGISTER = f"""
    INSERT INTO targets_stream (id, code, name, short_name, measure)
    VALUES (1, 'nel', 'admissions', 'admissions', 'nel_admissions');
    INSERT INTO iccs_practice (id, code, name, address, postcode, district)
    SELECT n, 'P' || lpad(n::text, 5, '0'), 'Practice ' || n, '', '', ''
    FROM generate_series(1, {PRACTICES}) AS n;
    CREATE TABLE bare (LIKE targets_activity INCLUDING ALL);
"""
COPY = "COPY bare (stream_id, practice_id, month, count, state, batch_id) FROM STDIN"
IDLE = "import django; django.setup(); from django.db import connection; connection.connect()"


def measure(folder: Path) -> list[Measured]:
    """The time in times that of COPY; the memory over that of a process that only connected."""
    with _database() as database:
        load = Load(database, folder)
        load.prepare()
        times = medians({"load": load.by_command, "copy": load.by_copy}, before=load.clear)
        idle = load.peak(["-c", IDLE])
    memory = (median(load.peaks) - idle) / 1e6
    rows = f"Loading {PRACTICES * MONTHS:,} practice-months"
    return [
        Measured(f"{rows}: in times a bare COPY", times["load"] / times["copy"], 4.5),
        Measured(f"{rows}: MB at the most, beyond a process that only connected", memory, 64),
    ]


@dataclass
class Load:
    """The two ways into the database, over the same files."""

    database: Any
    folder: Path
    peaks: list[int] = field(default_factory=list)  # bytes, of each load by the command

    @property
    def csv(self) -> Path:
        """The file as a sender gives it."""
        return self.folder / "activity.csv"

    @property
    def rows(self) -> Path:
        """The same as the table has it."""
        return self.folder / "activity.copy"

    def prepare(self) -> None:
        """Make the tables, the practices, and both files."""
        self.peak(["manage.py", "migrate", "--verbosity", "0"])
        self._execute(REGISTER)
        with self.csv.open("w") as csv, self.rows.open("w") as rows:
            csv.write("practice,month,count\n")
            for number in range(MONTHS):
                month = add_months(FIRST, number)
                for practice in range(1, PRACTICES + 1):
                    count = (practice * 31 + number * 7) % 120
                    csv.write(f"P{practice:05},{month_code(month)},{count}\n")
                    rows.write(f"1\t{practice}\t{month}\t{count}\tfinal\t1\n")

    def clear(self) -> None:
        """Begin with empty tables, and with nothing left to write from the time before."""
        self._execute("TRUNCATE targets_activity, bare; CHECKPOINT")

    def by_command(self) -> None:
        """The portal's way."""
        self.peaks.append(self.peak(["manage.py", "load_activity", str(self.csv)]))

    def by_copy(self) -> None:
        """The shortest way, without a check."""
        with self.rows.open() as rows, self.database.cursor() as cursor:
            cursor.copy_expert(COPY, rows)

    def peak(self, arguments: list[str]) -> int:
        """Run Python on the database; the most memory in bytes that it held at any time."""
        host, user = self.database.info.host, self.database.info.user
        address = f"postgresql://{user}@{host.replace('/', '%2F')}/{NAME}"
        process = subprocess.run(
            [sys.executable, "-m", "tests.bench.peak", *arguments],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return int(process.stdout)

    def _execute(self, statements: str) -> None:
        with self.database.cursor() as cursor:
            for statement in statements.split(";"):
                if statement.strip():
                    cursor.execute(statement)


@contextmanager
def _database() -> Iterator[Any]:
    """An empty database on the demonstration's server."""
    connection.ensure_connection()
    place = {"host": connection.settings_dict["HOST"], "user": connection.settings_dict["USER"]}
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {NAME}")
    with closing(psycopg2.connect(dbname=NAME, **place)) as database:
        database.autocommit = True
        yield database
