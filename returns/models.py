"""Periods, items, returns and their values."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from iccs.models import Community, Mdt
from iccs.months import MonthsField, starts_and_ends_on_first_days
from measures.models import Batch


@pghistory.track()
class Period(models.Model):
    """One month of reporting and its three dates."""

    month = models.DateField(unique=True)
    advised_by = models.DateField(help_text="The day by which returns are asked for.")
    closes = models.DateField("closes for new", help_text="From here on none can be begun.")
    locks = models.DateField(help_text="From here on nothing can be changed.")

    class Meta:
        ordering = ["-month"]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="period_month"),
            models.CheckConstraint(
                condition=models.Q(advised_by__gt=models.F("month"))
                & models.Q(closes__gte=models.F("advised_by"))
                & models.Q(locks__gte=models.F("closes")),
                name="period_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


@pghistory.track()
class Extension(models.Model):
    """One community may change one month's return for longer, until a day."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="extensions")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    until = models.DateField(help_text="The last day on which the return can be changed.")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "community"], name="one_extension_a_return")
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.period}, until {self.until}"


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


@pghistory.track()
class Return(models.Model):
    """One community's month."""

    class Status(models.TextChoices):
        """How far the return has come."""

        OPEN = "open", "being filled in"
        SUBMITTED = "submitted", "submitted"
        SENT_BACK = "sent_back", "sent back"
        ACCEPTED = "accepted", "accepted"

    # what it says is shown; until then it is still being made
    HANDED_IN = (Status.SUBMITTED, Status.ACCEPTED)

    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, related_name="returns")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was sent back.")
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(
        Batch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where it came from, unless people typed it here.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "period"], name="one_return_a_community_and_month"
            ),
            models.CheckConstraint(
                condition=models.Q(status="open")
                | models.Q(
                    submitted_by__isnull=False,
                    submitted_at__isnull=False,
                    first_submitted_at__isnull=False,
                ),
                name="return_submitted_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="sent_back") | ~models.Q(reason=""),
                name="return_sent_back_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.period}"


@pghistory.track()
class Value(models.Model):
    """What a return says of one item. There is none before the first save or the submission."""

    class State(models.TextChoices):
        """Which kind of answer it is. Nought is a number; blank was left so, and meant."""

        NUMBER = "number", "a number"
        BLANK = "blank", "blank"
        NOT_APPLICABLE = "not_applicable", "not applicable"
        NOT_YET_KNOWN = "not_yet_known", "not yet known"

    answered_in = models.ForeignKey(Return, models.CASCADE, related_name="values")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    mdt = models.ForeignKey(Mdt, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices)
    number = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True, help_text="Why it is unusual.")
    confirmed = models.BooleanField(default=False, help_text="Unusual, and confirmed.")
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answered_in", "item", "mdt"], name="one_value_a_box", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=models.Q(state="number", number__isnull=False)
                | (~models.Q(state="number") & models.Q(number=None)),
                name="value_number_as_its_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answered_in}, {self.item}: {self.number}"


class Save(models.Model):
    """A save that was acknowledged: the same one sent again is not kept twice."""

    key = models.UUIDField(unique=True)
    value = models.ForeignKey(Value, models.CASCADE, related_name="+")
    state = models.CharField(max_length=20, choices=Value.State.choices)
    number = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.key)


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


@pghistory.track()
class Preference(models.Model):
    """How often a person wants e-mails that are not a duty."""

    class Often(models.TextChoices):
        """How often."""

        MONTHLY = "monthly", "every month"
        QUARTERLY = "quarterly", "every quarter"
        NONE = "none", "never"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminder_preference"
    )
    often = models.CharField(max_length=10, choices=Often.choices, default=Often.MONTHLY)

    def __str__(self) -> str:
        return f"{self.person}: {self.often}"


class Reminder(models.Model):
    """A reminder that was sent; running the command again does not send it twice."""

    class Kind(models.TextChoices):
        """What it was about."""

        BEFORE = "before", "before the advised day"
        AFTER = "after", "after the advised day"
        CHAIR = "chair", "late twice running"

    period = models.ForeignKey(Period, models.CASCADE, related_name="+")
    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "community", "person", "kind"], name="one_reminder_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.period}, {self.community}"
