"""Places and who belongs to them. Dates are months: `[from, to)`."""

import pghistory
from django.conf import settings
from django.db import models

from iccs.degrees import degrees_up_to
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
