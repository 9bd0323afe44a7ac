"""Which series changed beyond chance, told so that a group can talk about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from measures.charted import Charted


class Kind(StrEnum):
    """What a change asks of its reader."""

    IMPROVEMENT = "Improving"
    CLOSER_LOOK = "Worth a closer look"
    NEITHER = "Changed, neither better nor worse"


_KINDS = {
    "improvement": Kind.IMPROVEMENT,
    "concern": Kind.CLOSER_LOOK,
    "neutral": Kind.NEITHER,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One series whose latest month is of special cause."""

    kind: Kind
    place: str
    measure: str  # the measure's code
    title: str
    sentence: str


def changes(series: Iterable[Charted]) -> Mapping[Kind, list[Change]]:
    """The changes of the series by their kind, each kind in the order of the series."""
    found: dict[Kind, list[Change]] = {kind: [] for kind in Kind}
    for charted in series:
        if charted.reading is None or charted.reading.variation in (None, "common_cause"):
            continue
        kind = _KINDS[charted.reading.variation.split("_")[0]]
        measure = charted.measure
        found[kind].append(
            Change(kind, charted.place, measure.code, measure.name, charted.reading.sentence)
        )
    return {kind: those for kind, those in found.items() if those}
