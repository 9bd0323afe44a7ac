"""The worked example of an item, which follows from how it is worked out. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from measures.definition import Combining, Example, Given, Missing
from returns.item_choices import Scale

_FIRST, _SECOND = date(2020, 4, 1), date(2020, 5, 1)
_PEOPLE: Final = 100  # that a percentage of the example is of


def of_counts(over_time: Combining, missing: Missing) -> Example:
    """Of what is held at a month's end the latest stands for both months of the north."""
    held = over_time is Combining.LATEST
    return _example(None, (4, 6, 0), (4, 6, 0), (10, 0 if held else 4), missing)


def of_ratios(scale: Scale, missing: Missing) -> Example:
    """Two places as large as each other, so that what they make together is halfway between."""
    if scale is Scale.PERCENTAGE:
        return _example(_PEOPLE, (50, 90, 30), (50, 90, 30), (70, 40), missing)
    return _example(10 * scale.multiplier, (20, 40, 40), (2, 4, 4), (3, 3), missing)


def _example(
    denominator: int | None,
    counts: Sequence[int],
    values: Sequence[int],
    together: Sequence[int],
    missing: Missing,
) -> Example:
    """Of north and south in the first month, of north alone in the second; then of both, of north.

    The south's count of the second month is missing.
    """
    places = (("north", _FIRST), ("south", _FIRST), ("north", _SECOND))
    given = [
        Given(*place, count, denominator, Decimal(value))
        for place, count, value in zip(places, counts, values, strict=True)
    ]
    second = Decimal(values[-1]) if missing is Missing.LEFT_OUT else None
    return Example(
        given=(*given, Given("south", _SECOND, None, denominator, None)),
        over_communities={_FIRST: Decimal(together[0]), _SECOND: second},
        over_time={"north": Decimal(together[1]), "south": None},
    )
