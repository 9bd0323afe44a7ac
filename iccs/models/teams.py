"""The multidisciplinary teams of communities."""

import pghistory
from django.db import models

from iccs.models.communities import Community
from iccs.months import MonthsField, never_twice, starts_and_ends_on_first_days


@pghistory.track()
class Mdt(models.Model):
    """A multidisciplinary team that an ICC runs or means to run."""

    class Kind(models.TextChoices):
        """Whom the team is for."""

        FRAILTY = "frailty", "Frailty"
        MENTAL_HEALTH = "mental_health", "Mental health"
        CHILDREN = "children", "Children and young people"
        DIABETES = "diabetes", "Diabetes"
        RESPIRATORY = "respiratory", "Respiratory"

    class Stage(models.TextChoices):
        """How far the team has come."""

        RUNNING = "running", "running"
        PLANNED = "planned", "planned"

    class Meets(models.TextChoices):
        """How often the team means to meet."""

        WEEKLY = "weekly", "every week"
        FORTNIGHTLY = "fortnightly", "every two weeks"
        MONTHLY = "monthly", "every month"
        SELDOMER = "seldomer", "less than once a month"

    community = models.ForeignKey(Community, models.CASCADE, related_name="mdts")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    stage = models.CharField(max_length=20, choices=Stage.choices, default=Stage.RUNNING)
    meets = models.CharField("meets how often", max_length=20, choices=Meets.choices, blank=True)
    months = MonthsField()
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "MDT"
        ordering = ["community", "kind"]
        constraints = [
            starts_and_ends_on_first_days("mdt_months"),
            never_twice(
                "one_mdt_of_a_kind_at_a_time",
                "community",
                "kind",
                otherwise="The community has an MDT of this kind already in some of these months.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} MDT of {self.community}"
