"""Medians of cases taken in turn, so that whatever else the machine does strikes all alike."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

TIMES = 20

Case = Callable[[], object]


def nothing() -> None:
    """What most cases need beforehand."""


def medians(cases: Mapping[str, Case], *, before: Case = nothing) -> dict[str, float]:
    """Each case's median time in seconds; the first round is not counted.

    `before` is done before each run and not timed.
    """
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(TIMES + 1):
        for name, run in cases.items():
            before()
            taken[name].append(_seconds(run))
    return {name: median(seconds[1:]) for name, seconds in taken.items()}


def _seconds(run: Case) -> float:
    begun = perf_counter()
    run()
    return perf_counter() - begun
