"""An attack on two counts, one of them part of the other or not, by every pair that fits.

Where their rest is a count too, it is shown or hidden as they are, and narrows the pairs.
Places make a tree, so what fits all that is shown is found without a guess: each place's pairs are
those that its parts can make, and each part's those that the others leave of the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from iccportal.lib.small_numbers import Rule

MOST = 90  # hidden counts are tried up to here: fewer than a reader has to reckon with
_RESTS = np.maximum(np.arange(MOST) - np.arange(MOST)[:, None], 0)  # of each pair
Shown = tuple[int | None, int | None]  # of a place: the numerator and the denominator
WHOLE = "whole"
PARTS = {"bm": ("barrow", "millom"), "south": ("bm", "kendal"), WHOLE: ("south", "bay")}
PLACES = ("barrow", "millom", "kendal", "bay", *PARTS)


@dataclass(frozen=True)
class Reader:
    """Somebody who knows the rule, and whether the one count is part of the other."""

    rule: Rule
    is_part: bool

    def possible(
        self,
        shown: Mapping[str, Shown],
        known: Mapping[str, Shown] | None = None,
        rests: Mapping[str, int | None] | None = None,
    ):
        """The pairs that each place can have; places `known` are read in full."""
        pairs = {place: self._alone(shown[place]) for place in PLACES}
        for place in rests or {}:
            pairs[place] &= self._numbers(rests[place])[_RESTS]
        for place, (top, bottom) in (known or {}).items():
            pairs[place] = np.zeros_like(pairs[place])
            pairs[place][top, bottom] = True
        for place, (one, other) in PARTS.items():
            pairs[place] &= _sums(pairs[one], pairs[other])
        for place, (one, other) in reversed(PARTS.items()):
            pairs[one], pairs[other] = (
                pairs[one] & _rests(pairs[place], pairs[other]),
                pairs[other] & _rests(pairs[place], pairs[one]),
            )
        return pairs

    def _alone(self, shown: Shown) -> np.ndarray:
        top, bottom = (self._numbers(count) for count in shown)
        pairs = np.outer(top, bottom)
        return np.triu(pairs) if self.is_part else pairs

    def _numbers(self, count: int | None) -> np.ndarray:
        low, high = (1, MOST - 1) if count is None else self.rule.can_be(count)
        return (np.arange(MOST) >= low) & (np.arange(MOST) <= high)


def single(pairs: np.ndarray) -> tuple[bool, bool, bool]:
    """Whether the numerator, the denominator and the rest are one number in all pairs."""
    tops, bottoms = np.nonzero(pairs)
    return tuple(len(set(numbers)) == 1 for numbers in (tops, bottoms, bottoms - tops))


def _sums(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    found = np.zeros_like(one)
    few, many = sorted((one, other), key=np.count_nonzero)
    for top, bottom in np.argwhere(few):
        found[top:, bottom:] |= many[: MOST - top, : MOST - bottom]
    return found


def _rests(whole: np.ndarray, other: np.ndarray) -> np.ndarray:
    found = np.zeros_like(whole)
    if np.count_nonzero(whole) < np.count_nonzero(other):
        backwards = other[::-1, ::-1]
        for top, bottom in np.argwhere(whole):
            found[: top + 1, : bottom + 1] |= backwards[MOST - 1 - top :, MOST - 1 - bottom :]
        return found
    for top, bottom in np.argwhere(other):
        found[: MOST - top, : MOST - bottom] |= whole[top:, bottom:]
    return found
