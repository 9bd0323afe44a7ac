"""Which scores fit together: what a new one may not be, given the person's others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from iccportal.lib.nhs_calendar import day_label
from outcomes.courses import FIRST, REPEAT
from outcomes.scales import PAM, SCALES, WELLBEING


@dataclass(frozen=True, slots=True)
class Entry:
    """A score as it is given; `project` is empty for PAM."""

    instrument: str
    occasion: str
    project: str
    on: date
    score: Decimal


class UnfitError(ValueError):
    """A score that cannot be kept: `field` is where, the words say why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def check(new: Entry, others: Sequence[Entry], today: date) -> None:
    """Raise UnfitError where a new score does not fit the person's `others`."""
    if new.on > today:
        raise UnfitError("on", f"The date is in the future: {day_label(new.on)}.")
    _check_project(new)
    alike = [one for one in others if one.project == new.project]
    for one in alike:
        if one.instrument != new.instrument:
            raise UnfitError("instrument", _never_mixed(one.instrument, new.project))
    _check_day(new, alike)


def _check_project(new: Entry) -> None:
    if new.instrument == PAM and new.project:
        raise UnfitError("project", "A PAM score belongs to no project: leave the project out.")
    if new.instrument in WELLBEING and not new.project:
        name = SCALES[new.instrument].name
        raise UnfitError("project", f"A {name} score belongs to a project: say which.")


def _never_mixed(there: str, project: str) -> str:
    return (
        f"This person’s scores in {project} are {SCALES[there].name}. The two scales are never "
        "mixed: go on with the one that was begun."
    )


def _check_day(new: Entry, alike: Sequence[Entry]) -> None:
    firsts = [one for one in alike if one.occasion == FIRST]
    if any(one.on == new.on for one in alike):
        raise UnfitError("on", f"There is a score of {day_label(new.on)} already.")
    if new.occasion == FIRST and firsts:
        raise UnfitError(
            "occasion", f"There is a first assessment already, on {day_label(firsts[0].on)}."
        )
    if new.occasion == REPEAT and not firsts:
        raise UnfitError("occasion", "There is no first assessment yet that this could repeat.")
    if new.occasion == REPEAT and new.on < firsts[0].on:
        raise UnfitError(
            "on", f"A repeat comes after the first assessment, on {day_label(firsts[0].on)}."
        )
