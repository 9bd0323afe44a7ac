"""Django's `migrate`, safe when several processes start at once."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connections

LOCK = 7_202_004  # any number, the same for every process of the portal


class Command(migrate.Command):
    """Migrate under an advisory lock, then make the cache's table."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Wait for another process that migrates; then do what is left."""
        with connections[options["database"]].cursor() as cursor:
            cursor.execute("SET lock_timeout = 0; SET statement_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                super().handle(*args, **options)
                call_command(
                    "createcachetable",
                    database=options["database"],
                    verbosity=options["verbosity"],
                )
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
                cursor.execute("RESET lock_timeout; RESET statement_timeout")
