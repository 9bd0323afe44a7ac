"""How places make each other up: which of them, added up, are which others. Pure."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from iccs.queries import Place, Register

Area = frozenset[str]  # reporting communities (codes) whose figures are shown as one


@dataclass(frozen=True)
class Makeup:
    """Every area that is shown, and which areas, none overlapping, each larger one consists of.

    An area of one community alone may stand there as well, made up of nothing. Somebody reads all
    of each of the areas `together`, which are shown nowhere. The `wholes`, of now and of other
    months, are read in full by those alone who read everything.
    """

    of: dict[Area, tuple[Area, ...]]
    also: tuple[tuple[Area, tuple[Area, ...]], ...] = ()  # what an area consisted of at other times
    together: tuple[Area, ...] = ()
    wholes: frozenset[Area] = frozenset()

    @property
    def sums(self) -> Iterator[tuple[Area, tuple[Area, ...]]]:
        """Each area with what it consists of, as often as it consisted of something else."""
        yield from self.of.items()
        yield from self.also

    @cached_property
    def areas(self) -> list[Area]:
        """All of them, the larger ones first."""
        found = dict.fromkeys([*self.of, *(part for _, parts in self.sums for part in parts)])
        return sorted(found, key=lambda area: (-len(area), sorted(area)))

    @property
    def read_in_full(self) -> list[Area]:
        """Whatever somebody reads in full who does not read everything."""
        return [*(area for area in self.areas if area not in self.wholes), *self.together]


def makeup(*registers: Register) -> Makeup:
    """The whole system of its groups, groups of their ICCs, and ICCs of their parts.

    Of several registers, of different months, the areas of all: whoever asks for a month's figures
    as of one of them may also ask for them as of another.
    """
    of: dict[Area, tuple[Area, ...]] = {}
    also: dict[tuple[Area, tuple[Area, ...]], None] = {}
    for area, parts in (pair for one in registers for pair in _makeup(one).items()):
        if of.setdefault(area, parts) != parts:
            also[area, parts] = None
    found = Makeup(of, tuple(also))
    read = _read_together(registers, found.areas)
    together = sorted(read.difference(found.areas, [frozenset()]), key=sorted)
    return replace(found, together=tuple(together), wholes=_wholes(registers) - read)


def _makeup(register: Register) -> dict[Area, tuple[Area, ...]]:
    iccs = [_codes(register.parts(place.code)) for place in register.wholes]
    groups, whole = _groups(register), _codes(register.ever_reporting)
    of = {icc: _covered(icc, []) for icc in iccs}
    of |= {group: _covered(group, iccs) for group in groups if group not in of}
    if whole not in of:
        of[whole] = _covered(whole, [*groups, *iccs])
    return {area: parts for area, parts in of.items() if area}


def _read_together(registers: Iterable[Register], areas: Collection[Area]) -> set[Area]:
    """What somebody reads in full, of what is known."""
    known = frozenset().union(*areas)
    return {known & area for one in registers for area in one.read_together}


def _wholes(registers: Collection[Register]) -> frozenset[Area]:
    """The whole of each register, unless it is a group of one as well, or a community."""
    wholes = {_codes(one.ever_reporting) for one in registers}
    groups = {area for one in registers for area in _groups(one)}
    iccs = {_codes(one.parts(place.code)) for one in registers for place in one.wholes}
    return frozenset(area for area in wholes - groups - iccs if len(area) > 1)


def _groups(register: Register) -> list[Area]:
    ever = register.ever_reporting
    return [_codes(p for p in ever if p.group == group.code) for group in register.groups]


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
