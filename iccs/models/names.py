"""What others call a community."""

import pghistory
from django.db import models

from iccs.models.communities import Community
from iccs.months import MonthsField, never_twice, starts_and_ends_on_first_days


@pghistory.track()
class Alias(models.Model):
    """A community's name as a sender writes it."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    sender = models.CharField(max_length=200)
    months = MonthsField()

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["sender", "name"]
        constraints = [
            starts_and_ends_on_first_days("alias_months"),
            never_twice(
                "alias_means_one_community_at_a_time",
                "name",
                "sender",
                otherwise="This sender's name means a community already in some of these months.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.sender})"
