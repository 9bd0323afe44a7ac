"""Somebody outside who has the code tries which counts are hidden in just the way that is seen."""

from itertools import product

import pytest

from iccportal.lib.small_numbers import HIDDEN, Rule, Sum, released

RULE, PLACES = Rule(), ("a", "b", "c")
SUMS = [Sum("all", PLACES)]
READERS = [("all", *PLACES), *((place,) for place in PLACES)]
TRIED = 13  # hidden counts are tried up to here: fewer than the reader would


def shown(counts):
    """What is shown of three communities and of all together, by the portal's own rule."""
    cells = dict(zip(PLACES, counts, strict=True))
    return released({**cells, "all": sum(counts)}, SUMS, RULE, insiders=READERS)


def could_be(seen):
    if seen is HIDDEN:
        return range(1, TRIED)
    low, high = RULE.can_be(seen)
    return range(low, high + 1)


@pytest.mark.parametrize("true", [(1, 1, 10), (1, 1, 15), (2, 1, 25), (1, 1, 35), (4, 6, 40)])
def test_what_is_hidden_tells_no_small_number(true):
    """The whole of 1, 1 and 10 was hidden for the lead of the third, and for no other counts."""
    seen = shown(true)

    fit = [
        counts
        for counts in product(*(could_be(seen[place]) for place in PLACES))
        if shown(counts) == seen
    ]

    assert true in fit
    for place, count in enumerate(true):
        assert not RULE.is_small(count) or len({counts[place] for counts in fit}) > 1
