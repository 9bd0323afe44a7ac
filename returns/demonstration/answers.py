"""Made-up answers: plausible numbers around a level, always the same for the same seed. Pure."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from returns.answers import BLANK, NOT_APPLICABLE, NOT_YET_KNOWN, NUMBER, Answer
from returns.boxes import BoxItem, BoxMdt

Box = tuple[BoxItem, BoxMdt | None]


@dataclass(frozen=True)
class Levels:
    """What to make up: by item `about` or `part`, and how often there is no number."""

    by_item: Mapping[str, Mapping[str, float]]
    others: Mapping[str, int]

    def answers(self, boxes: Iterable[Box], weight: float, month: int, rng: Random) -> list[Answer]:
        """An answer for each box, in their order; parts come after their wholes."""
        wholes: dict[tuple[int, int | None], int] = {}
        made = []
        for item, mdt in boxes:
            of = None if mdt is None else mdt.id
            whole = None if item.part_of is None else wholes.get((item.part_of, of), 0)
            answer = self._answer(self.by_item[item.code], whole, weight, month, rng)
            if answer.number is not None:
                wholes[item.id, of] = answer.number
            made.append(answer)
        return made

    def _answer(
        self, level: Mapping[str, float], whole: int | None, weight: float, month: int, rng: Random
    ) -> Answer:
        state = self._state(rng)
        if state != NUMBER:
            return Answer(state)
        if whole is not None:
            return Answer(NUMBER, _some_of(whole, level["part"], rng))
        expected = level["about"] * weight * level.get("growth", 1) ** month
        return Answer(NUMBER, _around(expected, rng))

    def _state(self, rng: Random) -> str:
        drawn = rng.randrange(1000)
        for state in (BLANK, NOT_APPLICABLE, NOT_YET_KNOWN):
            if drawn < self.others[state]:
                return state
            drawn -= self.others[state]
        return NUMBER


def levels_of(told: Mapping[str, Any]) -> Levels:
    """The levels that the demonstration's file tells."""
    return Levels(told["levels"], told["others"])


def _some_of(whole: int, part: float, rng: Random) -> int:
    return sum(rng.random() < part for _ in range(whole))


def _around(expected: float, rng: Random) -> int:
    """A count that varies about as much as counts of independent things do."""
    return max(0, round(rng.gauss(expected, math.sqrt(expected))))
