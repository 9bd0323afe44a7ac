"""`make demo`: migrate, load what is missing, say how to sign in, and serve."""

import errno
import socket
import tomllib
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from iccportal.one_at_a_time import one_at_a_time
from iccs.models import Appointment, System
from targets.demonstration.load import PASSWORD
from targets.demonstration.story import read_demonstration

HOST = "127.0.0.1"


class Server(BaseApplication):
    """Gunicorn within this process, which thereby keeps the embedded PostgreSQL alive."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """Two workers, as in production."""
        for name, value in {
            "bind": f"{HOST}:{self.port}",
            "workers": 2,
            "preload_app": True,
            "control_socket_disable": True,
            "loglevel": "warning",
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The portal."""
        return get_wsgi_application()


class Command(BaseCommand):
    """Serve the demonstration, made ready first."""

    help = "Serve the demonstration."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The port alone."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make ready, step by step, and serve until stopped."""
        port = options["port"]
        refuse_if_busy(port)
        self.make_ready()
        self.welcome(port)
        connections.close_all()
        Server(port).run()

    def make_ready(self) -> None:
        """Bring the tables up to date and load what is missing."""
        self.step("Starting PostgreSQL and bringing its tables up to date")
        call_command("migrate", verbosity=0)
        # what is there already may have been changed since by somebody who tries the portal
        if not System.objects.exists():
            self.step("Loading the register of places")
            call_command("load_register", stdout=StringIO())
            self.step("Loading reablement figures")
            load_reablement()
        self.step("Loading demonstration data")
        call_command("load_demonstration", stdout=StringIO())
        call_command("load_demonstration_outcomes", stdout=StringIO())
        call_command("load_demonstration_returns", stdout=StringIO())
        self.step("Closing two quarters, and one of them again")
        call_command("load_demonstration_editions", stdout=StringIO())
        self.step("Preparing style sheets and scripts")
        collect_static()

    def step(self, text: str) -> None:
        """Say what is being done."""
        self.stdout.write(f"{text} ...")
        self.stdout.flush()

    def welcome(self, port: int) -> None:
        """The address and one sign-in per role."""
        self.stdout.write(f"\nThe portal is at http://{HOST}:{port}/  (Ctrl+C stops it)\n\n")
        for person in read_demonstration().told["people"]:
            role = Appointment.Role(person["role"]).label
            self.stdout.write(f"  {role:<30}{person['email']}")
        self.stdout.write(f"\n  The password of each is {PASSWORD}\n\n")
        self.stdout.flush()


def refuse_if_busy(port: int) -> None:
    """Stop with a sentence where another program listens."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except (OSError, OverflowError) as error:
            busy = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
            reason = "is in use by another program" if busy else "cannot be used"
            raise CommandError(
                f"Port {port} {reason}. Choose another: make demo PORT=8001"
            ) from error


def load_reablement() -> None:
    """The quarter that the demonstration's file names."""
    fixtures = settings.BASE_DIR / "fixtures"
    told = tomllib.loads((fixtures / "demonstration" / "reablement.toml").read_text("utf-8"))
    folder = fixtures / "reablement"
    call_command("load_reablement_categories", folder / told["categories"], stdout=StringIO())
    call_command(
        "load_reablement",
        folder / told["assessments"],
        totals=folder / told["totals"],
        sender=told["sender"],
        source=told["source"],
        note=told["note"],
        stdout=StringIO(),
    )


def collect_static() -> None:
    """Collect and compress static files, unless nothing changed since the last time."""
    manifest, folder = settings.STATIC_ROOT / "staticfiles.json", settings.BASE_DIR / "static"
    with one_at_a_time(folder):
        newest = max(path.stat().st_mtime for path in folder.rglob("*") if path.is_file())
        if not manifest.exists() or manifest.stat().st_mtime < newest:
            call_command("collectstatic", interactive=False, verbosity=0)
