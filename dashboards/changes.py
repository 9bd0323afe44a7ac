"""Which series changed beyond chance, told so that a group can talk about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from dashboards.shown import Shown


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

    place: str
    title: str
    sentence: str
    address: str | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes by their kind; `judged` is how many series had months enough to tell."""

    by_kind: Mapping[Kind, list[Change]]
    judged: int


def changes(subjects: Iterable[Iterable[Shown]]) -> Changes:
    """What changed in the series of some subjects, each kind in the order of the series."""
    found: dict[Kind, list[Change]] = {kind: [] for kind in Kind}
    judged = 0
    for one in chain.from_iterable(subjects):
        reading = one.charted.reading
        if reading is None or reading.variation is None:
            continue
        judged += 1
        if reading.variation != "common_cause":
            told = " ".join(filter(None, [reading.sentence, one.charted.moves]))
            found[_kind(reading.variation)].append(_change(one, told))
    return Changes({kind: those for kind, those in found.items() if those}, judged)


def _kind(variation: str) -> Kind:
    return _KINDS[variation.split("_")[0]]


def _change(one: Shown, sentence: str) -> Change:
    return Change(one.subject.name, one.measure.name, sentence, one.address, one.illustrative)
