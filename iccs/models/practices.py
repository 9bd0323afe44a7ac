"""Practices and networks: where they belong, what follows them, how long their lists are."""

import pghistory
from django.db import models

from iccs.degrees import degrees_up_to
from iccs.models.communities import Community
from iccs.months import MonthsField, never_twice, starts_and_ends_on_first_days


@pghistory.track()
class Pcn(models.Model):
    """A Primary Care Network."""

    code = models.CharField("ODS code", max_length=10, unique=True)
    name = models.CharField(max_length=200)
    months = MonthsField("open")

    class Meta:
        verbose_name = "PCN"
        ordering = ["name"]
        constraints = [starts_and_ends_on_first_days("pcn_months")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Practice(models.Model):
    """A general practice, as ODS knows it."""

    code = models.CharField("ODS code", max_length=10, unique=True)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True, validators=degrees_up_to(90))
    longitude = models.FloatField(null=True, blank=True, validators=degrees_up_to(180))
    district = models.CharField(max_length=100, blank=True)
    opened = models.DateField(null=True, blank=True, help_text="As ODS has it.")
    closed = models.DateField(null=True, blank=True, help_text="As ODS has it.")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90)) | models.Q(latitude=None),
                name="practice_latitude",
            ),
            models.CheckConstraint(
                condition=models.Q(longitude__range=(-180, 180)) | models.Q(longitude=None),
                name="practice_longitude",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


@pghistory.track()
class PracticeMembership(models.Model):
    """A practice belongs to a community that reports, for some months."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="memberships")
    community = models.ForeignKey(Community, models.PROTECT, related_name="memberships")
    months = MonthsField()
    basis = models.CharField(max_length=200, blank=True, help_text="How this is known.")
    confidence = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["practice", "months"]
        constraints = [
            starts_and_ends_on_first_days("practice_membership_months"),
            never_twice(
                "practice_in_one_community_at_a_time",
                "practice",
                otherwise="The practice belongs to a community already in some of these months.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice} in {self.community}"


@pghistory.track()
class PcnMembership(models.Model):
    """A practice belongs to a PCN, for some months."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="pcn_memberships")
    pcn = models.ForeignKey(Pcn, models.PROTECT, related_name="memberships")
    months = MonthsField()

    class Meta:
        verbose_name = "PCN membership"
        ordering = ["practice", "months"]
        constraints = [
            starts_and_ends_on_first_days("pcn_membership_months"),
            never_twice(
                "practice_in_one_pcn_at_a_time",
                "practice",
                otherwise="The practice belongs to a PCN already in some of these months.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice} in {self.pcn}"


@pghistory.track()
class Succession(models.Model):
    """A practice's patients are another practice's from a month on (a merger)."""

    practice = models.OneToOneField(Practice, models.CASCADE, related_name="succession")
    successor = models.ForeignKey(Practice, models.PROTECT, related_name="predecessors")
    month = models.DateField("from", help_text="The first month that counts for the successor.")
    evidence = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = "merger"
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="succession_month"),
            models.CheckConstraint(
                condition=~models.Q(practice=models.F("successor")),
                name="successor_is_another",
                violation_error_message="A practice cannot be its own successor.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practice} into {self.successor}"


@pghistory.track()
class ListSize(models.Model):
    """How many people are registered with a practice."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="list_sizes")
    as_at = models.DateField(help_text="The first day that the source tells of.")
    period = models.CharField(max_length=20, help_text="As the source words it.")
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["practice", "as_at"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "source"], name="list_size_once_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.practice}: {self.people} ({self.period})"
