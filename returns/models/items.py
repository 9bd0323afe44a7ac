"""What is counted every month, and what is worked out from it."""

import pghistory
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from iccs.models import Mdt
from iccs.months import MonthsField, starts_and_ends_on_first_days
from returns.item_choices import (
    DIRECTIONS,
    LONGEST_CHART,
    MISSING,
    MONTHS_OF_A_YEAR,
    MOST_DECIMALS,
    MOST_PLACES,
    OVER_TIME,
    SOURCE,
    SOURCE_OWNER,
    SUPPRESSION,
    DividedBy,
    Scale,
    Subject,
)
from returns.item_rules import faults

NOT_NEGATIVE = MinValueValidator(0)
ONLY_COUNTED = {"invalid": "Choose something that is counted, not what is worked out."}


class ItemQuerySet(models.QuerySet["Item"]):
    """Items, by how their figures come about."""

    def counted(self) -> "ItemQuerySet":
        """Those that somebody is asked for."""
        return self.filter(numerator=None)

    def as_measures(self) -> "ItemQuerySet":
        """All of them, with the items that ratios are made of, and what each is part of."""
        of = ("part_of", "numerator__part_of", "denominator__part_of")
        return self.with_addends().select_related("numerator", "denominator", *of)

    def with_addends(self) -> "ItemQuerySet":
        """Each with the ids of the items that it adds up from, in the same query."""
        own = Addend.objects.filter(whole=models.OuterRef("pk")).order_by("part__position", "part")
        return self.annotate(addend_ids=ArraySubquery(own.values("part")))


@pghistory.track()
class Item(models.Model):
    """One thing that is counted every month, or a ratio of two; each is a measure by itself."""

    Subject, DividedBy, Scale = Subject, DividedBy, Scale

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
        limit_choices_to={"numerator": None},
        error_messages=ONLY_COUNTED,
        help_text="The item that this one can never be more than.",
    )
    adds_up_from = models.ManyToManyField(
        "self",
        through="Addend",
        through_fields=("whole", "part"),
        symmetrical=False,
        related_name="makes_up",
        blank=True,
        limit_choices_to={"numerator": None},
        help_text="The items that together are this one.",
    )
    numerator = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"numerator": None},
        error_messages=ONLY_COUNTED,
        help_text="Of a ratio: the item that is divided.",
    )
    divided_by = models.CharField(max_length=20, choices=DividedBy.choices, blank=True)
    denominator = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"numerator": None},
        error_messages=ONLY_COUNTED,
        help_text="Of a ratio of two items: the one that it is divided by.",
    )
    scale = models.CharField(max_length=10, choices=Scale.choices, blank=True)
    row = models.CharField(max_length=60, blank=True, help_text="In a table: its row.")
    column = models.CharField(max_length=60, blank=True, help_text="In a table: its column.")
    help_text = models.CharField(max_length=300, blank=True)
    months = MonthsField("open")
    question = models.CharField(max_length=300)
    why_it_matters = models.TextField()
    description = models.TextField(blank=True, help_text="What exactly is counted.")
    one = models.CharField(max_length=60, blank=True, help_text='After 1: "care plan".')
    many = models.CharField(
        max_length=60, blank=True, help_text='After other numbers: "care plans".'
    )
    decimals = models.PositiveSmallIntegerField(
        default=0, validators=[MaxValueValidator(MOST_DECIMALS)]
    )
    sentence = models.CharField(
        max_length=300, blank=True, help_text="Empty: the portal's own sentence."
    )
    direction = models.CharField(max_length=10, choices=DIRECTIONS)
    direction_reason = models.CharField(max_length=300)
    over_time = models.CharField(max_length=10, choices=OVER_TIME, default="sum")
    missing_communities = models.CharField(max_length=10, choices=MISSING, default="left_out")
    suppression = models.CharField(max_length=10, choices=SUPPRESSION, default="people")
    chart_months = models.PositiveSmallIntegerField(
        default=36, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_CHART)]
    )
    target = models.DecimalField(
        max_digits=12,
        decimal_places=MOST_PLACES,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
        help_text="The same for every community and month.",
    )
    target_profile = ArrayField(
        models.DecimalField(max_digits=12, decimal_places=MOST_PLACES, validators=[NOT_NEGATIVE]),
        null=True,
        blank=True,
        error_messages={"item_invalid": "Number %(nth)s:"},
        help_text="For each month of a year, April first.",
    )
    target_name = models.CharField(max_length=60, default="target")
    caveats = models.TextField(blank=True, help_text="One a line.")
    source = models.CharField(max_length=200, default=SOURCE)
    source_owner = models.CharField(max_length=200, default=SOURCE_OWNER)
    owner = models.CharField(max_length=100)
    checker = models.CharField(max_length=100)
    approved_on = models.DateField()
    review_by = models.DateField()

    addend_ids: list[int]  # where items were read with them

    objects = ItemQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=models.Q(
                    subject=Subject.WORKED_OUT,
                    numerator__isnull=False,
                    divided_by__in=DividedBy.values,
                    scale__in=Scale.values,
                )
                | (
                    ~models.Q(subject=Subject.WORKED_OUT)
                    & models.Q(numerator=None, divided_by="", scale="", decimals=0)
                ),
                name="item_ratio_only_where_worked_out",
            ),
            models.CheckConstraint(
                condition=models.Q(divided_by=DividedBy.ITEM, denominator__isnull=False)
                | (~models.Q(divided_by=DividedBy.ITEM) & models.Q(denominator=None)),
                name="item_denominator_as_divided_by",
            ),
            models.CheckConstraint(
                condition=~models.Q(subject=Subject.WORKED_OUT)
                | models.Q(
                    part_of=None, row="", column="", help_text="", description="", over_time="sum"
                ),
                name="item_worked_out_has_no_box",
            ),
            models.CheckConstraint(
                condition=~models.Q(scale=Scale.PERCENTAGE) | models.Q(divided_by=DividedBy.ITEM),
                name="item_percentage_of_an_item",
            ),
            models.CheckConstraint(
                condition=models.Q(scale=Scale.PERCENTAGE)
                | (~models.Q(one="") & ~models.Q(many="")),
                name="item_words_after_its_numbers",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    chart_months__range=(1, LONGEST_CHART), decimals__lte=MOST_DECIMALS
                ),
                name="item_fits_on_a_chart",
            ),
            models.CheckConstraint(
                condition=models.Q(target_profile=None)
                | models.Q(target=None, target_profile__len=MONTHS_OF_A_YEAR),
                name="item_one_target_or_twelve",
            ),
            models.CheckConstraint(
                condition=models.Q(target=None) | models.Q(target__gte=0),
                name="item_target_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """What its fields must be to one another, told at the field."""
        if told := faults(self):
            raise ValidationError(told)


@pghistory.track()
class Addend(models.Model):
    """One of the items that another adds up from."""

    whole = models.ForeignKey(Item, models.CASCADE, related_name="addends")
    part = models.ForeignKey(Item, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["whole", "part"], name="addend_only_once"),
            models.CheckConstraint(
                condition=~models.Q(whole=models.F("part")), name="addend_is_another_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part}, of {self.whole}"
