"""What is counted every month."""

import pghistory
from django.db import models

from iccs.models import Mdt
from iccs.months import MonthsField, starts_and_ends_on_first_days


@pghistory.track()
class Item(models.Model):
    """One thing that is counted every month; each is a measure by itself."""

    class Subject(models.TextChoices):
        """What the count is of."""

        COMMUNITY = "community", "the community"
        MDT = "mdt", "each of its MDTs"

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    section = models.CharField(max_length=100, help_text="Items of a section stand together.")
    position = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=20, choices=Subject.choices, default=Subject.COMMUNITY)
    mdt_kind = models.CharField(
        max_length=20, choices=Mdt.Kind.choices, blank=True, help_text="Empty: MDTs of every kind."
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The item that this one can never be more than.",
    )
    row = models.CharField(max_length=60, blank=True, help_text="In a table: its row.")
    column = models.CharField(max_length=60, blank=True, help_text="In a table: its column.")
    help_text = models.CharField(max_length=300, blank=True)
    months = MonthsField("open")
    question = models.CharField(max_length=300)
    why_it_matters = models.TextField()
    description = models.TextField(help_text="What exactly is counted.")
    one = models.CharField(max_length=60, help_text='After 1: "care plan".')
    many = models.CharField(max_length=60, help_text='After other numbers: "care plans".')
    direction = models.CharField(
        max_length=10,
        choices=[("increase", "increase"), ("decrease", "decrease"), ("neutral", "neither")],
    )
    direction_reason = models.CharField(max_length=300)
    over_time = models.CharField(
        max_length=10,
        choices=[
            ("sum", "are added up"),
            ("latest", "are not: each counts what is held at its end"),
        ],
        default="sum",
    )
    suppression = models.CharField(
        max_length=10,
        choices=[("people", "are hidden: it counts people"), ("none", "are shown")],
        default="people",
    )
    target = models.PositiveIntegerField(
        null=True, blank=True, help_text="The same for every community and month."
    )
    caveats = models.TextField(blank=True, help_text="One a line.")
    owner = models.CharField(max_length=100)
    checker = models.CharField(max_length=100)
    approved_on = models.DateField()
    review_by = models.DateField()

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            starts_and_ends_on_first_days("item_months"),
            models.CheckConstraint(
                condition=models.Q(mdt_kind="") | models.Q(subject="mdt"),
                name="item_kind_of_mdt_only_of_mdts",
            ),
            models.CheckConstraint(
                condition=~models.Q(owner=models.F("checker")), name="item_checked_by_another"
            ),
        ]

    def __str__(self) -> str:
        return self.name
