"""What communities say: returns, their values, and the saves that were acknowledged."""

import pghistory
from django.conf import settings
from django.db import models

from iccs.models import Community, Mdt
from measures.models import Batch
from returns.models.items import Item
from returns.models.periods import Period


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
