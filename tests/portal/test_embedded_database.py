import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection

from iccportal.management.commands.migrate import LOCK


@pytest.mark.django_db
def test_sessions_of_the_database_have_limits() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        lock = cursor.fetchone()
        cursor.execute("SHOW statement_timeout")
        statement = cursor.fetchone()

    assert (lock, statement) == (("5s",), ("30s",))


@pytest.mark.django_db
def test_migrate_lets_go_of_its_lock_and_makes_the_cache() -> None:
    call_command("migrate", verbosity=0)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database"
            " WHERE datname = current_database() AND locktype = 'advisory' AND objid = %s",
            [LOCK],
        )
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT to_regclass('django_cache') IS NOT NULL")
        assert cursor.fetchone() == (True,)


def test_what_the_database_address_asks_for_is_kept() -> None:
    read = "from iccportal import settings; print(settings.DATABASES['default']['OPTIONS'])"
    address = "postgresql://portal@database.example/portal?sslmode=verify-full"
    environment = {**os.environ, "PORTAL_MODE": "test", "DATABASE_URL": address}

    told = subprocess.run(
        [sys.executable, "-c", read], env=environment, capture_output=True, text=True, check=True
    )

    assert "'sslmode': 'verify-full'" in told.stdout
    assert "statement_timeout=30s" in told.stdout
