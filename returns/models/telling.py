"""What is told beside the figures: stories, and how MDTs see themselves."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from iccs.models import Mdt
from returns.models.answers import Return


@pghistory.track()
class Story(models.Model):
    """Something told in words beside the figures."""

    class Kind(models.TextChoices):
        """What is told."""

        ACHIEVEMENT = "achievement", "achievement"
        CONCERN = "concern", "concern"
        PLAN = "plan", "plan"
        CASE_STUDY = "case_study", "case study"

    told_in = models.ForeignKey(Return, models.CASCADE, related_name="stories")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.TextField(max_length=4000)
    measure = models.SlugField(blank=True, help_text="The measure that it belongs to.")
    theme = models.CharField(max_length=60, blank=True)
    consent = models.BooleanField(
        default=False, help_text="The person, or who speaks for them, agreed to its being told."
    )
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "stories"
        ordering = ["told_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="case_study") | models.Q(consent=True),
                name="case_study_only_with_consent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.told_in}"


_SCALE = [MinValueValidator(1), MaxValueValidator(5)]


@pghistory.track()
class Evaluation(models.Model):
    """An MDT's view of itself, twice a year: three scales of 1 (not at all) to 5 (very much)."""

    mdt = models.ForeignKey(Mdt, models.CASCADE, related_name="+")
    half_year = models.DateField(help_text="The first day of April or October.")
    improved_self_care = models.PositiveSmallIntegerField(validators=_SCALE)
    less_inappropriate_use = models.PositiveSmallIntegerField(validators=_SCALE)
    team_function = models.PositiveSmallIntegerField(validators=_SCALE)
    comment = models.TextField(blank=True, max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mdt", "half_year"], name="one_evaluation_a_half_year"),
            models.CheckConstraint(
                condition=models.Q(half_year__day=1, half_year__month__in=[4, 10]),
                name="evaluation_half_year",
            ),
            models.CheckConstraint(
                condition=models.Q(improved_self_care__range=(1, 5))
                & models.Q(less_inappropriate_use__range=(1, 5))
                & models.Q(team_function__range=(1, 5)),
                name="evaluation_scales",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mdt}, {self.half_year}"
