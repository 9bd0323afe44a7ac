"""Admissions and their trajectory, as measures ask for them."""

from datetime import date

from measures.membership import homes, memberships
from measures.reading import Count, Reading, Window, provider, target_provider, windows
from measures.states import FINAL
from targets.counting import Counted
from targets.queries import counted, trajectory_in_force
from targets.trajectory import InForce

NEL = "nel"


def plan_of(stream: str) -> str:
    """The name of the provider that gives a stream's trajectory as the target of measures."""
    return f"apportioned:{stream}"


PLAN = plan_of(NEL)


def counted_nel(reading: Reading) -> Counted:
    """The stream's activity for a reading; one query, and memberships, which others share."""
    return counted(NEL, reading.months, reading.once(homes), reading.once(memberships))


def in_force_nel(reading: Reading) -> InForce:
    """The stream's trajectory as it was in force, which no reading changes; two queries."""
    return trajectory_in_force(NEL)


@provider("admissions_nel")
def admissions(reading: Reading) -> list[Count]:
    """Non-elective admissions of each community and month."""
    return list(reading.once(counted_nel).by_community.values())


@provider("admissions_nel_of_whole")
def admissions_of_whole(reading: Reading) -> list[Count]:
    """The whole's non-elective admissions, on the row of every community."""
    found = reading.once(counted_nel)
    return [
        _on_row_of(community, month, found.whole[month]) for community, month in found.by_community
    ]


@target_provider(PLAN)
def apportioned(reading: Reading) -> list[Count]:
    """Each community's whole figure of the trajectory in force; none where none was."""
    in_force = reading.once(in_force_nel)
    shared_out = [in_force.months[month] for month in reading.months if month in in_force.months]
    return [
        Count(community, figures.month, whole, FINAL, in_force.batch(figures.month))
        for figures in shared_out
        for community, whole in figures.whole.items()
    ]


@windows
def windows_of_shares(reading: Reading) -> list[Window]:
    """The months that each rebase shared the trajectory out by."""
    return [
        Window(PLAN, "admissions_nel", each.effective_from, each.window, each.activity)
        for each in reading.once(in_force_nel).sets
    ]


def _on_row_of(community: str, month: date, whole: Count) -> Count:
    return Count(community, month, whole.count, whole.state, whole.batch)
