"""Activity per practice, the whole system's trajectory, and signed rebases with their shares."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models

from iccs.models import Community, Practice
from iccs.months import MonthsField, starts_and_ends_on_first_days
from measures.models import Batch, FigureState


@pghistory.track()
class Stream(models.Model):
    """A kind of activity that is apportioned, such as non-elective admissions."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200, help_text="In the plural, lower case.")
    short_name = models.CharField(max_length=60)
    measure = models.SlugField(help_text="The measure that charts it.")

    def __str__(self) -> str:
        return self.name


# Foreign keys are checked row by row, which would make a load of a million rows six times as long;
# this checks and holds the rows that the new ones point to once for each statement. Migration
# 0002 keeps those rows from being deleted.
_POINTS_TO_WHAT_IS_THERE = "".join(
    f"""
    PERFORM FROM {table} WHERE id IN (SELECT {key} FROM arrived) FOR KEY SHARE;
    IF EXISTS (SELECT FROM arrived WHERE {key} NOT IN (SELECT id FROM {table})) THEN
        RAISE EXCEPTION 'Activity points to a row of {table} that is not there.'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    """  # noqa: S608 - the names below are all there are
    for key, table in (
        ("stream_id", "targets_stream"),
        ("practice_id", "iccs_practice"),
        ("batch_id", "measures_batch"),
    )
)


def _points_to_what_is_there(operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"activity_keys_{operation}".lower(),
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="arrived"),
        func=f"{_POINTS_TO_WHAT_IS_THERE} RETURN NULL;",
    )


# A load is recorded by its batch; row triggers would cost many times the load. What is changed or
# deleted later is recorded as it was before.
@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class Activity(models.Model):
    """What happened to the people of one practice in one month."""

    stream = models.ForeignKey(
        Stream, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    practice = models.ForeignKey(
        Practice, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    month = models.DateField()
    count = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=FigureState.choices, default=FigureState.FINAL)
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        verbose_name_plural = "activity"
        constraints = [
            # In this order a new month's rows go to the end of the index.
            models.UniqueConstraint(
                fields=["stream", "month", "practice"], name="activity_once_a_month"
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="activity_month"),
            models.CheckConstraint(
                condition=models.Q(state__in=["final", "provisional"]), name="activity_state"
            ),
        ]
        triggers = [
            _points_to_what_is_there(pgtrigger.Insert),
            _points_to_what_is_there(pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.practice}, {self.month}: {self.count}"


@pghistory.track()
class Trajectory(models.Model):
    """The whole system's planned figures for a stream, month by month."""

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="trajectories")
    name = models.CharField(max_length=200)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "trajectories"

    def __str__(self) -> str:
        return self.name


_NEVER_CHANGES = """
    RAISE EXCEPTION 'A signed rebase never changes.' USING ERRCODE = 'restrict_violation';
"""
# Emptying a table asks no row, so it is refused as long as anything is signed.
_NEVER_EMPTIED = pgtrigger.Trigger(
    name="never_emptied_once_signed",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    func=f"""
    IF EXISTS (SELECT 1 FROM targets_rebase WHERE status = 'signed') THEN
        {_NEVER_CHANGES}
    END IF;
    RETURN NULL;
""",  # noqa: S608 - constants alone
)

# The planned figures under a signed rebase are part of what was signed.
_PLANNED_UNDER_SIGNED = """
    IF EXISTS (
        SELECT 1 FROM targets_rebase
        WHERE trajectory_id = OLD.trajectory_id AND status = 'signed'
          AND effective_from <= OLD.month
    ) THEN
        RAISE EXCEPTION 'A planned figure under a signed rebase never changes.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


@pghistory.track()
class PlannedMonth(models.Model):
    """The planned figure of one month."""

    trajectory = models.ForeignKey(Trajectory, models.CASCADE, related_name="months")
    month = models.DateField()
    planned = models.PositiveIntegerField()

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["trajectory", "month"], name="planned_once_a_month"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="planned_month"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="planned_under_signed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_PLANNED_UNDER_SIGNED,
            ),
            _NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.planned}"


_SHARE_OF_SIGNED = f"""
    IF EXISTS (
        SELECT 1 FROM targets_rebase
        WHERE status = 'signed' AND (
            (TG_OP <> 'INSERT' AND id = OLD.rebase_id)
            OR (TG_OP <> 'DELETE' AND id = NEW.rebase_id))
    ) THEN
        {_NEVER_CHANGES}
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""  # noqa: S608 - constants alone


@pghistory.track()
class Rebase(models.Model):
    """A dated set of shares: drafted, previewed, signed by an analyst, and then never changed."""

    class Status(models.TextChoices):
        """How far the rebase has come."""

        DRAFT = "draft", "draft"
        SIGNED = "signed", "signed"

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="rebases")
    trajectory = models.ForeignKey(Trajectory, models.PROTECT, related_name="rebases")
    effective_from = models.DateField(help_text="The first month of its quarter.")
    window = MonthsField(help_text="The twelve months whose activity makes the shares.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="What the group should know.")
    # Of the activity as it was when the shares were drafted: later loads may supersede it.
    illustrative = models.BooleanField(
        default=False, help_text="Any activity of the window was made up."
    )
    source = models.TextField(blank=True, help_text="Where the activity of the window came from.")

    class Meta:
        ordering = ["effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "effective_from"], name="one_rebase_a_quarter"
            ),
            models.CheckConstraint(
                condition=models.Q(effective_from__day=1, effective_from__month__in=[1, 4, 7, 10]),
                name="rebase_from_a_quarter",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft", signed_by=None, signed_at=None)
                | models.Q(status="signed", signed_by__isnull=False, signed_at__isnull=False),
                name="rebase_signed_by_somebody",
            ),
            starts_and_ends_on_first_days("rebase_window", field="window"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="signed_never_changes",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="signed"),
                func=_NEVER_CHANGES,
            ),
            _NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.stream}, from {self.effective_from}"


@pghistory.track()
class Share(models.Model):
    """One practice's activity in the window, and the community it counts for."""

    rebase = models.ForeignKey(Rebase, models.CASCADE, related_name="shares")
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="+")
    community = models.ForeignKey(Community, models.PROTECT, related_name="+")
    activity = models.PositiveIntegerField("activity in the window")
    total = models.PositiveIntegerField("the whole system's activity in the window")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rebase", "practice"], name="share_once_a_practice"),
            models.CheckConstraint(
                condition=models.Q(activity__lte=models.F("total"), total__gt=0),
                name="share_at_most_all",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="share_of_signed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_SHARE_OF_SIGNED,
            ),
            _NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"{self.practice}: {self.activity} of {self.total}"
