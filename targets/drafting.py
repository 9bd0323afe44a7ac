"""What the next rebase may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from iccportal.lib.nhs_calendar import Quarter
from targets.models import Trajectory
from targets.queries import plans, stream_facts
from targets.rebase_queries import rebases, trajectory_to_share_out


@dataclass(frozen=True)
class NextDraft:
    """The trajectory to share out, the quarters it can be from, and the months with figures."""

    trajectory: Trajectory
    quarters: Sequence[Quarter]
    earliest: date
    latest: date

    @property
    def of_form(self) -> dict[str, Any]:
        """What the form offers."""
        return {"quarters": self.quarters, "earliest": self.earliest, "latest": self.latest}


def next_draft(stream: str) -> NextDraft | None:
    """Every quarter that is wholly planned and after the last signed rebase; four queries.

    None where there are no figures, no trajectory, or no such quarter.
    """
    facts, trajectory = stream_facts(stream), trajectory_to_share_out(stream)
    if facts is None or trajectory is None:
        return None
    months = plans(stream).get(trajectory.pk, {})
    signed = [each.quarter for each in rebases(stream, with_drafts=False)]
    quarters = sorted({Quarter.of(month) for month in months} - set(signed))
    free = [
        quarter
        for quarter in quarters
        if all(month in months for month in quarter.months) and (not signed or quarter > signed[-1])
    ]
    return NextDraft(trajectory, free, facts.earliest, facts.latest) if free else None
