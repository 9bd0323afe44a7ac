"""The shares of a 12-month window, practice by practice, and what keeps it from being used."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from iccportal.lib.nhs_calendar import month_label, month_name
from measures.models import FigureState
from targets.counting import OpenPractices, PracticeMonth


class RefusedError(Exception):
    """A rebase cannot be drafted or signed; `reasons` tell why, each in a sentence."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class PracticeShare:
    """A practice's (by id) activity in the window, and the community it counts for now."""

    practice: int
    community: str
    activity: int


@dataclass(frozen=True)
class Rebasing:
    """The register as a rebase sees it: by practices' ids.

    `homes` tells where each practice counts from `effective_from` on; `open_practices` which have
    to have sent each month of the window; `names` what they are called.
    """

    effective_from: date
    homes: Mapping[int, str]
    open_practices: OpenPractices
    names: Mapping[int, str]


def shares_of_window(rows: Iterable[PracticeMonth], register: Rebasing) -> list[PracticeShare]:
    """Every practice that counts somewhere at the rebase, with its activity in the window.

    RefusedError where a month of an open practice is missing or provisional, where a practice
    with activity counts nowhere, or where nothing happened in the whole window.
    """
    found = list(rows)
    activity: dict[int, int] = defaultdict(int)
    for row in found:
        activity[row.practice] += row.activity
    reasons = [*_missing(found, register), *_provisional(found, register)]
    reasons += _homeless(activity.keys() - register.homes.keys(), register)
    if not any(activity.values()):
        reasons.append("There is no activity in the window to share out by.")
    if reasons:
        raise RefusedError(*reasons)
    return [
        PracticeShare(practice, community, activity[practice])
        for practice, community in sorted(register.homes.items())
    ]


def _missing(rows: Iterable[PracticeMonth], register: Rebasing) -> Iterator[str]:
    sent = {(row.practice, row.month) for row in rows}
    missing: dict[str, list[date]] = defaultdict(list)
    for month, practices in register.open_practices.items():
        for practice in practices:
            if (practice, month) not in sent:
                missing[register.names[practice]].append(month)
    for name, months in sorted(missing.items()):
        yield f"{name} has no figure for {_named(months)}."


def _provisional(rows: Iterable[PracticeMonth], register: Rebasing) -> Iterator[str]:
    months: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        if row.state == FigureState.PROVISIONAL:
            months[register.names[row.practice]].append(row.month)
    for name, found in sorted(months.items()):
        yield f"{name}: still provisional for {_named(found)}."


def _homeless(practices: Collection[int], register: Rebasing) -> Iterator[str]:
    month = month_name(register.effective_from)
    for name in sorted(register.names[practice] for practice in practices):
        yield f"{name} has activity in the window, but no community in {month} and no successor."


def _named(months: Iterable[date]) -> str:
    return ", ".join(month_label(month) for month in sorted(months))
