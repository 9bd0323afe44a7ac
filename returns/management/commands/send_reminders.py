"""`manage.py send_reminders`, to be run every morning."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from returns.reminders import send_reminders


class Command(BaseCommand):
    """Reminds people of returns; safe to run twice, also at once."""

    help = "Send reminders of monthly returns that are due or late, each once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them, and leave with status 1 where some could not be sent."""
        sent = send_reminders(localdate())
        self.stdout.write(f"Reminders sent: {sent.mails}.")
        for address in sent.failed:
            self.stderr.write(f"No mail could be sent to {address}. The next run tries again.")
        if sent.failed:
            raise SystemExit(1)
