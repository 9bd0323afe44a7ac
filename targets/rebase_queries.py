"""What is known of rebases: who signed them, and what each practice's share was."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from iccportal.lib.coded import Coded
from iccportal.lib.nhs_calendar import Quarter, add_months, month_name
from iccs.models import Practice
from targets.models import Rebase, Share, Trajectory
from targets.windows import PracticeShare


@dataclass(frozen=True, slots=True)
class RebaseFacts:
    """A rebase; nobody has signed a draft."""

    pk: int
    effective_from: date
    window: tuple[date, date]  # its first and its last month
    trajectory: int
    trajectory_name: str
    batch: int
    illustrative: bool  # the activity of its window, or the trajectory that it shares out
    source: str  # of the activity of its window
    drafted_by: str
    drafted_at: datetime
    signed_by: str | None
    signed_at: datetime | None
    note: str

    @property
    def quarter(self) -> Quarter:
        """The first quarter that it shares out."""
        return Quarter.of(self.effective_from)

    @property
    def starts(self) -> str:
        """The month from which it is in force, in words."""
        return month_name(self.effective_from)

    @property
    def window_words(self) -> str:
        """The window: "February 2019 to January 2020"."""
        return " to ".join(map(month_name, self.window))

    @property
    def is_signed(self) -> bool:
        """Whether it is in force from its quarter on."""
        return self.signed_at is not None


def rebases(stream: str, *, with_drafts: bool) -> list[RebaseFacts]:
    """The rebases of a stream in the order of their quarters; one query."""
    rows = Rebase.objects.filter(stream__code=stream).select_related(
        "trajectory__batch", "drafted_by", "signed_by"
    )
    if not with_drafts:
        rows = rows.filter(status=Rebase.Status.SIGNED)
    return [_facts(row) for row in rows.order_by("effective_from")]


def shares_of(rebases: Collection[int]) -> Mapping[int, list[PracticeShare]]:
    """Every practice's share of each of the rebases; one query."""
    rows = Share.objects.filter(rebase__in=rebases).order_by("practice_id")
    columns = ("rebase_id", "practice_id", "community__code", "activity")
    found: dict[int, list[PracticeShare]] = defaultdict(list)
    for rebase, practice, community, activity in rows.values_list(*columns):
        found[rebase].append(PracticeShare(practice, community, activity))
    return found


def practice_names(practices: Collection[int]) -> dict[int, Coded]:
    """What the practices, by id, are called, with their ODS codes; one query."""
    rows = Practice.objects.filter(pk__in=practices).values_list("pk", "name", "code")
    return {pk: Coded(name, code) for pk, name, code in rows}


def trajectory_to_share_out(stream: str) -> Trajectory | None:
    """The trajectory that the next rebase shares out: the newest; one query."""
    return Trajectory.objects.filter(stream__code=stream).order_by("-pk").first()


def _facts(row: Rebase) -> RebaseFacts:
    assert row.window.lower is not None  # a constraint of the database
    assert row.window.upper is not None
    return RebaseFacts(
        pk=row.pk,
        effective_from=row.effective_from,
        window=(row.window.lower, add_months(row.window.upper, -1)),
        trajectory=row.trajectory_id,
        trajectory_name=row.trajectory.name,
        batch=row.trajectory.batch_id,
        illustrative=row.illustrative or row.trajectory.batch.illustrative,
        source=row.source,
        drafted_by=row.drafted_by.name,
        drafted_at=row.drafted_at,
        signed_by=row.signed_by.name if row.signed_by else None,
        signed_at=row.signed_at,
        note=row.note,
    )
