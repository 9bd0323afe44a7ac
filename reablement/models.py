"""Assessments as councils send them, and the totals that their sheets print."""

import pghistory
from django.db import models

from iccs.models import Community
from measures.models import Batch, FigureState


class Cut(models.TextChoices):
    """The two ways in which the same assessments are told apart."""

    ROUTE = "route", "route of access"
    OUTCOME = "outcome", "outcome of assessment"


@pghistory.track()
class Category(models.Model):
    """One route of access, or one outcome."""

    cut = models.CharField(max_length=10, choices=Cut.choices)
    code = models.SlugField()
    name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name_plural = "categories"
        ordering = ["cut", "position"]
        constraints = [models.UniqueConstraint(fields=["cut", "code"], name="category_once")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Assessments(models.Model):
    """How many assessments of a category were completed in a community and month."""

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    month = models.DateField()
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=FigureState.choices)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "assessments"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "month", "category"], name="assessments_once"
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="assessments_month"),
            models.CheckConstraint(
                condition=models.Q(count__isnull=False, state__in=["final", "provisional"])
                | models.Q(count=None, state__in=["not_sent", "not_applicable", "not_yet_known"]),
                name="assessments_counted_as_its_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.month}, {self.category}: {self.count}"


@pghistory.track()
class StatedTotal(models.Model):
    """A total that the sender's own sheet prints; kept to hold the figures against."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="stated_totals")
    month = models.DateField(null=True, blank=True, help_text="Empty: the whole of the sheet.")
    community = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, help_text="Empty: all of them."
    )
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, help_text="Empty: all of a cut."
    )
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "month", "community", "category"],
                name="stated_total_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.count}"
