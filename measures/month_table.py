"""The counts of one month that are released together. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from iccportal.lib.small_numbers import Hidden, Rule, Sum, released
from measures.cells import Cell
from measures.figure import Number


@dataclass(frozen=True)
class MonthTable:
    """A month's counts, how they add up, and all else that decides what is shown of them.

    `hidden` and `shown` were so before. Each of `readers` is the cells that somebody knows in full.
    `unseen` cells stand nowhere, `told` ones in editions alone.
    """

    rule: Rule
    counts: Mapping[Cell, Number]
    sums: Sequence[Sum[Cell]]
    hidden: Collection[Cell] = ()
    readers: Sequence[Collection[Cell]] = ()
    shown: Collection[Cell] = ()
    unseen: Collection[Cell] = ()
    told: Collection[Cell] = ()

    def released(self, withheld: Collection[Cell] = ()) -> dict[Cell, Number | Hidden | None]:
        """What is shown of each count, if these cells were hidden as well."""
        hidden = self.counts.keys() & {*self.hidden, *withheld}
        before = hidden, self.readers, self.shown, self.unseen, self.told
        return released(self.counts, self.sums, self.rule, *before)
