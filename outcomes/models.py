"""Scores of people under random local references. Levels are worked out, never kept."""

import pghistory
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from iccs.models import Community
from measures.models import Batch

REFERENCE = RegexValidator(
    r"^[A-Z2-7]{8}$",
    "A reference is eight letters A to Z or digits 2 to 7, as the portal gives it.",
)


@pghistory.track()
class CutPoints(models.Model):
    """A published set of the scores at which PAM levels begin, and from when it holds."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    second_from = models.DecimalField(max_digits=4, decimal_places=1)
    third_from = models.DecimalField(max_digits=4, decimal_places=1)
    fourth_from = models.DecimalField(max_digits=4, decimal_places=1)
    valid_from = models.DateField(null=True, blank=True, help_text="Empty: since ever.")

    class Meta:
        verbose_name_plural = "cut-points"
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(second_from__gt=0)
                & models.Q(third_from__gt=models.F("second_from"))
                & models.Q(fourth_from__gt=models.F("third_from"))
                & models.Q(fourth_from__lte=100),
                name="cut_points_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class PersonReference(models.Model):
    """A person, by a reference made at random and known to the team alone."""

    reference = models.CharField(max_length=8, validators=[REFERENCE])
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="reference_once"),
            models.CheckConstraint(
                condition=models.Q(reference__regex=r"^[A-Z2-7]{8}$"), name="reference_form"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


@pghistory.track()
class Project(models.Model):
    """A piece of work whose effect on wellbeing is looked at."""

    name = models.CharField(max_length=200)
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="project_once_a_community")
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Assessment(models.Model):
    """One score. SWEMWBS is kept raw, as it was given, and converted when it is read."""

    class Instrument(models.TextChoices):
        """Which instrument; WEMWBS and SWEMWBS are never put into one mean."""

        PAM = "pam", "PAM"
        WEMWBS = "wemwbs", "WEMWBS"
        SWEMWBS = "swemwbs", "SWEMWBS"

    class Occasion(models.TextChoices):
        """When in the course of things."""

        FIRST = "first", "first"
        REPEAT = "repeat", "repeat"

    person = models.ForeignKey(PersonReference, models.PROTECT, related_name="assessments")
    instrument = models.CharField(max_length=10, choices=Instrument.choices)
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    score = models.DecimalField(max_digits=4, decimal_places=1)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "instrument", "project", "on"],
                name="one_score_a_day",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(instrument="pam", score__range=(0, 100))
                | models.Q(instrument="wemwbs", score__range=(14, 70))
                | models.Q(instrument="swemwbs", score__range=(7, 35)),
                name="score_within_its_scale",
            ),
            models.CheckConstraint(
                condition=models.Q(instrument="pam", project=None)
                | (~models.Q(instrument="pam") & models.Q(project__isnull=False)),
                name="wellbeing_belongs_to_a_project",
            ),
            models.CheckConstraint(
                condition=models.Q(batch__isnull=False) | models.Q(by__isnull=False),
                name="score_came_from_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.instrument}, {self.on}: {self.score}"
