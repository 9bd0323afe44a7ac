"""What is printed: each figure beside its bound, in words and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One figure that was measured, and the bound that it may not pass; None: it is only told.

    `words` say what is measured and in what; `decimals` how exactly it is told.
    """

    words: str
    value: float
    bound: float | None
    decimals: int = 2

    @property
    def within(self) -> bool:
        """Whether the figure keeps to its bound; one that could not be measured does not."""
        return self.bound is None or self.value <= self.bound

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The cells of the figure's line."""
        told = f"{self.value:,.{self.decimals}f}"
        if self.bound is None:
            return self.words, told, "-", ""
        return self.words, told, f"{self.bound:,g}", "within" if self.within else "MISSED"


HEADINGS = ("Figure", "Measured", "At most", "")


def table(figures: Sequence[Measured]) -> str:
    """A line for each figure, in columns."""
    rows = [HEADINGS, *(figure.row for figure in figures)]
    words, value, bound, _ = (max(map(len, column)) for column in zip(*rows, strict=True))
    lines = [f"{w:<{words}}  {v:>{value}}  {b:>{bound}}  {verdict}" for w, v, b, verdict in rows]
    return "\n".join(line.rstrip() for line in lines)


def exit_status(figures: Sequence[Measured]) -> int:
    """0 where every figure is within its bound, else 1."""
    return int(not all(figure.within for figure in figures))
