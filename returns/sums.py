"""Whether the boxes that make up another one come to what stands in it. Pure.

No save is refused for it, for two numbers that disagree are put right one after the other; the
return is, until they agree or one of them is said to be not yet known.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from returns.answers import NOT_APPLICABLE, Answer
from returns.boxes import BoxItem, BoxMdt

Spot = tuple[str, int | None]  # of a box: its item's code and its MDT's id
WHAT_TO_DO: Final = "Put right what is wrong, or type ? for what is not known yet."


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sum that does not come out: its boxes, the whole first, and what is said of it."""

    boxes: tuple[Spot, ...]
    sentence: str


def in_sums(boxes: Iterable[tuple[BoxItem, BoxMdt | None]]) -> set[int]:
    """The ids of the items that add up from others, and of those others."""
    return {
        part for item, _ in boxes if item.adds_up_from for part in (item.id, *item.adds_up_from)
    }


def disagreements(
    boxes: Iterable[tuple[BoxItem, BoxMdt | None]], answers: Mapping[Spot, Answer]
) -> Iterator[Disagreement]:
    """Sums that do not come out, every box of them answered; what does not apply is nought."""
    asked = {(item.id, None if mdt is None else mdt.id): item for item, mdt in boxes}
    for (_, mdt), whole in asked.items():
        parts = [asked[part, mdt] for part in whole.adds_up_from if (part, mdt) in asked]
        own = [(item.code, mdt) for item in (whole, *parts)]
        numbers = [_number(answers.get(box)) for box in own]
        known = [number for number in numbers if number is not None]
        if len(known) == len(whole.adds_up_from) + 1 > 1 and known[0] != sum(known[1:]):
            names = [f"“{part.name}”" for part in parts]
            sentence = (
                f"{', '.join(names[:-1])} and {names[-1]} come to {sum(known[1:]):,}, and "
                f"“{whole.name}” is {known[0]:,}. {WHAT_TO_DO}"
            )
            yield Disagreement(tuple(own), sentence)


def _number(answer: Answer | None) -> int | None:
    if answer is None:
        return None
    return 0 if answer.state == NOT_APPLICABLE else answer.number
