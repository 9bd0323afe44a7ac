"""Who holds which role, where and when."""

import pghistory
from django.conf import settings
from django.db import models

from iccs.models.communities import Community, Group
from iccs.months import MonthsField, starts_and_ends_on_first_days


@pghistory.track()
class Appointment(models.Model):
    """Who holds which role, where, for which months."""

    class Role(models.TextChoices):
        """What a person comes to the portal for."""

        LEAD = "lead", "ICC development lead"
        GROUP_MEMBER = "group_member", "Oversight Group member"
        ANALYST = "analyst", "analyst"
        ADMINISTRATOR = "administrator", "administrator"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    community = models.ForeignKey(Community, models.CASCADE, null=True, blank=True)
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True)
    chairs = models.BooleanField(
        "chairs the group", default=False, help_text="Hears of returns that are late twice running."
    )
    months = MonthsField()

    class Meta:
        ordering = ["person", "role"]
        constraints = [
            starts_and_ends_on_first_days("appointment_months"),
            models.CheckConstraint(
                condition=models.Q(role="lead", community__isnull=False, group=None)
                | models.Q(role="group_member", community=None, group__isnull=False)
                | models.Q(role__in=["analyst", "administrator"], community=None, group=None),
                name="appointment_place_as_its_role",
                violation_error_message=(
                    "A lead needs a community, a group member an Oversight Group, and nobody else "
                    "needs either."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(chairs=False) | models.Q(role="group_member"),
                name="appointment_chairs_a_group",
                violation_error_message="Only a member of an Oversight Group can chair it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
