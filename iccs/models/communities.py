"""The whole, its Oversight Groups and its communities, and what is known of them."""

import pghistory
from django.db import models

from iccs.months import MonthsField, never_twice, starts_and_ends_on_first_days


@pghistory.track()
class System(models.Model):
    """The whole that all communities make up; there is one row."""

    name = models.CharField(max_length=200)
    only = models.BooleanField(default=True, editable=False, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="one_system")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Group(models.Model):
    """An Oversight Group: it looks at the dashboards of its communities."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = "Oversight Group"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Community(models.Model):
    """An ICC, or a sub-community of one. Only communities without parts report."""

    class Kind(models.TextChoices):
        """What a community is."""

        ICC = "icc", "ICC"
        SUB_COMMUNITY = "sub_community", "sub-community"

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.ICC)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    months = MonthsField("open")
    position = models.PositiveSmallIntegerField(default=0, help_text="Order in lists.")
    description = models.TextField(blank=True)
    source = models.CharField("source of the description", max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "communities"
        ordering = ["position", "name"]
        constraints = [
            starts_and_ends_on_first_days("community_months"),
            models.CheckConstraint(
                condition=models.Q(kind="icc", parent=None)
                | models.Q(kind="sub_community", parent__isnull=False),
                name="community_parent_as_its_kind",
                violation_error_message="A sub-community needs a parent, and an ICC has none.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class GroupMembership(models.Model):
    """A community belongs to an Oversight Group, for some months."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="group_memberships")
    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")
    months = MonthsField()

    class Meta:
        ordering = ["group", "community", "months"]
        constraints = [
            starts_and_ends_on_first_days("group_membership_months"),
            never_twice(
                "community_in_one_group_at_a_time",
                "community",
                otherwise="The community has an Oversight Group already in some of these months.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} in {self.group}"


@pghistory.track()
class Fact(models.Model):
    """One thing told of a community: a partner, something achieved, something planned."""

    class Kind(models.TextChoices):
        """What the fact tells."""

        PARTNER = "partner", "works with"
        ACHIEVED = "achieved", "achieved"
        PLANNED = "planned", "plans"

    community = models.ForeignKey(Community, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    period = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=300)
    source = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Population(models.Model):
    """How many people live in, or are registered in, a community, as a publication says."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="populations")
    period = models.CharField(max_length=20)
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["community", "-period"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "period", "source"], name="population_once_a_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.community}: {self.people} ({self.period})"
