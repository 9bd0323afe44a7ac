"""The months of reporting, and who has longer."""

import pghistory
from django.conf import settings
from django.db import models

from iccs.models import Community


@pghistory.track()
class Period(models.Model):
    """One month of reporting and its three dates."""

    month = models.DateField(unique=True)
    advised_by = models.DateField(help_text="The day by which returns are asked for.")
    closes = models.DateField("closes for new", help_text="From here on none can be begun.")
    locks = models.DateField(help_text="From here on nothing can be changed.")

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="period_month"),
            models.CheckConstraint(
                condition=models.Q(advised_by__gt=models.F("month"))
                & models.Q(closes__gte=models.F("advised_by"))
                & models.Q(locks__gte=models.F("closes")),
                name="period_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


@pghistory.track()
class Extension(models.Model):
    """One community may change one month's return for longer, until a day."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="extensions")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    until = models.DateField(help_text="The last day on which the return can be changed.")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "community"], name="one_extension_a_return")
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.period}, until {self.until}"
