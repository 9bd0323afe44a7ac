"""How places make each other up: which of them, added up, are which others. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from iccs.queries import Place, Register

Area = frozenset[str]  # reporting communities (codes) whose figures are shown as one


@dataclass(frozen=True)
class Makeup:
    """Every area that is shown, and which areas, none overlapping, each larger one consists of.

    An area of one community alone may stand there as well, made up of nothing.
    """

    of: dict[Area, tuple[Area, ...]]

    @cached_property
    def areas(self) -> list[Area]:
        """All of them, the larger ones first."""
        found = dict.fromkeys([*self.of, *(part for parts in self.of.values() for part in parts)])
        return sorted(found, key=lambda area: (-len(area), sorted(area)))


def makeup(register: Register) -> Makeup:
    """The whole system of its groups, groups of their ICCs, and ICCs of their parts."""
    iccs = [_codes(register.parts(place.code)) for place in register.wholes]
    groups = [_codes(register.of_group(group.code)) for group in register.groups]
    whole = _codes(register.reporting)
    of = {icc: _covered(icc, []) for icc in iccs}
    of |= {group: _covered(group, iccs) for group in groups if group not in of}
    if whole not in of:
        of[whole] = _covered(whole, [*groups, *iccs])
    return Makeup({area: parts for area, parts in of.items() if area})


def _codes(places: Iterable[Place]) -> Area:
    return frozenset(place.code for place in places)


def _covered(area: Area, larger: Iterable[Area]) -> tuple[Area, ...]:
    """The larger areas within it, as far as they do not overlap, and then communities."""
    if len(area) == 1:
        return ()
    left, found = area, []
    for one in larger:
        if one and one <= left:
            found.append(one)
            left -= one
    return (*found, *(frozenset([code]) for code in sorted(left)))
