"""Where figures came from, and when control limits were recalculated."""

import pghistory
from django.conf import settings
from django.db import models

from iccs.models import Community


class FigureState(models.TextChoices):
    """What a figure is worth; zero is none of these, it is a final nought."""

    FINAL = "final", "final"
    PROVISIONAL = "provisional", "provisional"
    NOT_SENT = "not_sent", "not sent"
    NOT_APPLICABLE = "not_applicable", "not applicable"
    NOT_YET_KNOWN = "not_yet_known", "not yet known"


@pghistory.track()
class Batch(models.Model):
    """One file, or one made set, of figures: every figure points to the batch that brought it."""

    title = models.CharField(max_length=200)
    sender = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=300, help_text="As it is named below a chart.")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    illustrative = models.BooleanField(help_text="Made up, for the demonstration.")
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "batches"
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Recalculation(models.Model):
    """A person decided that a series' control limits start afresh at a month."""

    measure = models.SlugField(help_text="The measure's code.")
    community = models.ForeignKey(
        Community, models.CASCADE, null=True, blank=True, help_text="Empty: every series."
    )
    month = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["measure", "month"]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="recalculation_month"),
            models.UniqueConstraint(
                fields=["measure", "community", "month"],
                name="recalculation_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} from {self.month}: {self.reason}"
