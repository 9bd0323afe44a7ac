"""What may be told beside counts, such as means: only what leaves every hidden count open. Pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic

from iccportal.lib.attacks import Attacks
from iccportal.lib.disclosure import BEYOND, K, Limit, Number
from iccportal.lib.openings import Opened, Openings, Reader

ANYTHING: Final = (-BEYOND, BEYOND)


@dataclass(frozen=True)
class Statement(Generic[K]):
    """A number that may be told where the count `of` a cell is, and the limits that it tells."""

    cell: K
    of: K
    number: Number
    limits: tuple[Limit[K], ...]


@dataclass(frozen=True)
class Statements(Generic[K]):
    """What may be told beside counts; the first is given up first.

    Limits are of counts and of `amounts`, such as sums of scores: nobody is shown them, and who
    reads cells in full knows theirs. Everybody knows what holds `always`.
    """

    in_order: tuple[Statement[K], ...] = ()
    amounts: tuple[tuple[K, Number], ...] = ()
    always: tuple[Limit[K], ...] = ()

    def __add__(self, other: "Statements[K]") -> "Statements[K]":
        """Both, of things that are told apart."""
        return Statements(
            self.in_order + other.in_order,
            self.amounts + other.amounts,
            self.always + other.always,
        )


NOTHING_TOLD: Final = Statements[Any]()


class Telling(Generic[K]):
    """Statements beside a table of which some cells are `hidden`, and no more will be."""

    def __init__(
        self, attacks: Attacks[K], hidden: Collection[K], statements: Statements[K]
    ) -> None:
        self.attacks, self.hidden = attacks, hidden
        self.told = [one for one in statements.in_order if one.of not in hidden]
        self.always = statements.always
        self.amounts = dict(statements.amounts)
        self._openings = Openings(
            {**attacks.table.counts, **self.amounts},
            attacks.table.sums,
            attacks.readers,
            self._limits(self.told),
            whole=attacks.table.counts.keys(),
        )

    def safe(self) -> list[Statement[K]]:
        """Those that may be told: by them no reader finds a cell that counts alone leave open."""
        if_small, at_all = (defaultdict[Reader, set[K]](set) for _ in range(2))
        for reader in self.attacks.readers:
            unasked = reader | self.attacks.table.unseen
            asked = [cell for cell in self.hidden if cell not in unasked]
            given_away = self._keep_open(asked, reader, if_small, if_small=True)
            self._keep_open(given_away, reader, at_all)
        return self.told

    def _keep_open(
        self, asked: Sequence[K], reader: Reader, opened: Opened[K], *, if_small: bool = False
    ) -> list[K]:
        """Give up what tells a reader one of some cells; answer those that counts give away."""
        if not self.told or not asked:
            return []
        amounts = {of: (n, n) if of in reader else ANYTHING for of, n in self.amounts.items()}
        counts = self.attacks.ranges(reader, frozenset(self.hidden), if_small=if_small)
        known: dict[K, tuple[Number, Number]] = {**counts, **amounts}

        def found(asked: Sequence[K], told: Iterable[Statement[K]]) -> list[K]:
            only_now = defaultdict[Reader, set[K]](set)
            return self._openings.fixed(asked, reader, known, only_now, self._limits(told))

        fixed = self._openings.fixed(asked, reader, known, opened, self._limits(self.told))
        given_away = found(fixed, ())
        for cell in fixed:
            if cell not in given_away:
                self.told = _fewer(self.told, lambda told: not found([cell], told))  # noqa: B023
        return given_away

    def _limits(self, told: Iterable[Statement[K]]) -> list[Limit[K]]:
        return [*self.always, *(limit for one in told for limit in one.limits)]


def _fewer(
    told: Sequence[Statement[K]], is_safe: Callable[[Sequence[Statement[K]]], bool]
) -> list[Statement[K]]:
    """What may still be told: the first ones are given up, and then taken back where they may."""
    number = next(n for n in range(len(told) + 1) if is_safe(told[n:]))
    kept = list(told[number:])
    for one in reversed(told[:number]):
        if is_safe([one, *kept]):
            kept.insert(0, one)
    return kept
