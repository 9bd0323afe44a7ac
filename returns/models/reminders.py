"""How often people want to be reminded, and what was sent."""

import pghistory
from django.conf import settings
from django.db import models

from iccs.models import Community
from returns.models.periods import Period


@pghistory.track()
class Preference(models.Model):
    """How often a person wants emails that are not a duty."""

    class Often(models.TextChoices):
        """How often."""

        MONTHLY = "monthly", "every month"
        QUARTERLY = "quarterly", "every quarter"
        NONE = "none", "never"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_preference"
    )
    often = models.CharField(max_length=10, choices=Often.choices, default=Often.MONTHLY)

    def __str__(self) -> str:
        return f"{self.person}: {self.often}"


class Reminder(models.Model):
    """A reminder that was sent; running the command again does not send it twice."""

    class Kind(models.TextChoices):
        """What it was about."""

        BEFORE = "before", "before the advised day"
        AFTER = "after", "after the advised day"
        CHAIR = "chair", "late twice running"

    period = models.ForeignKey(Period, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "community", "person", "kind"], name="one_reminder_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.period}, {self.community}"
