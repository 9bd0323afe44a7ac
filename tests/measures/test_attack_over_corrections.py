"""Releases that follow each other while counts are corrected, set against each other."""

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from iccportal.lib.small_numbers import HIDDEN, Rule, Sum, Table
from measures.earlier import Earlier, OfTable, together
from measures.makeup import Area
from measures.release import Release, release
from measures.tabulated import Settled, keys, publish
from tests.measures.measures_of import a_count_measure, a_figure
from tests.measures.practice_reader import PracticeReader
from tests.measures.releases import kept
from tests.measures.test_attack_over_registers import CODES, PLACES

RULE = Rule()
NEL = a_count_measure()
Counts = Mapping[str, int | None]  # of communities; None was not sent


def follow(history: Sequence[Counts]) -> list[Release]:
    """Editions of one month, each with the counts of its time; each keeps to those before it."""
    earlier, found = Earlier(), []
    for counts in history:
        figures = [a_figure(NEL, counts.get(code), community=code) for code in CODES]
        out = release([NEL], {NEL.code: figures}, PLACES, RULE, earlier)
        earlier = together([earlier, kept(out)])
        found.append(out)
    return found


def readers_of(history: Sequence[Counts], releases) -> Iterator[PracticeReader]:
    """A reader of the first release, of the first two, and so on.

    Worse than anybody: who knows which counts were corrected. A count that was is another one,
    as if it were of another practice.
    """
    every = {(code, n) for counts in history for code, n in counts.items() if n is not None}
    reader = PracticeReader({f"{code} {n}": n for code, n in every})
    for counts, out in zip(history, releases, strict=True):
        areas = {
            frozenset(cell.communities.split("+")): None if count is HIDDEN else int(count)
            for cell, count in out.counts.items()
        }
        homes = {f"{code} {n}": code for code, n in counts.items() if n is not None}
        reader.hold(homes, areas)
        yield reader


@st.composite
def histories(draw, names=CODES, *corrected):
    """Counts by their names, of which some are corrected again and again."""
    count = st.one_of(st.integers(0, 9), st.integers(1, 60))
    history = [{name: draw(count) for name in names}]
    change = st.dictionaries(
        st.sampled_from(names), st.one_of(count, count, *corrected), min_size=1, max_size=2
    )
    for changed in draw(st.lists(change, min_size=1, max_size=3)):
        history.append(history[-1] | changed)
    return history


@settings(max_examples=150, deadline=None)
@example([dict.fromkeys(CODES), dict.fromkeys(CODES, 9)])  # an edition of nothing
@given(histories(CODES, st.none()))
def test_nothing_is_recovered_from_releases_with_corrected_counts(history):
    for reader in readers_of(history, follow(history)):
        assert reader.could_be_helped(reader.subtracted()) == []
        assert reader.could_be_helped(reader.cornered()) == []


LEVELS = ("high", "low")
ALL = Sum("all", LEVELS)
Levels = Mapping[tuple[str, str], int]  # people by community and level


def tables_of(counts: Levels) -> dict[Area, Table]:
    """People at each level, and all of them, of every area."""
    found: dict[Area, Table] = {}
    for area in PLACES.areas:
        own = {level: sum(counts[code, level] for code in area) for level in LEVELS}
        found[area] = {**own, ALL.total: sum(own.values())}
    return found


def readers_of_tables(history: Sequence[Levels]) -> Iterator[PracticeReader]:
    every = {(*of, n) for counts in history for of, n in counts.items()}
    reader = PracticeReader({f"{code} {level} {n}": n for code, level, n in every})
    editions: list[OfTable] = []
    for counts in history:
        tables = tables_of(counts)
        shown = publish(tables, [ALL], PLACES, RULE, Settled(editions=editions))
        hidden, told = keys(tables, shown)
        editions.append(OfTable(hidden, frozenset((cell, str(n)) for cell, n in told.items())))
        reader.shown |= reader.lately
        reader.lately = {}
        for area, table in shown.items():
            for what, count in table.items():
                own = [
                    (c, k, n) for (c, k), n in counts.items() if c in area and what in (k, "all")
                ]
                cell = frozenset(f"{code} {level} {n}" for code, level, n in own)
                if count is not None:
                    reader.lately[cell] = count
                elif any(n for *_, n in own):
                    reader.hidden.add(cell)
        yield reader


@settings(max_examples=100, deadline=None)
@given(histories([(code, level) for code in CODES for level in LEVELS]))
def test_nothing_is_recovered_from_tables_with_corrected_counts(history):
    for reader in readers_of_tables(history):
        assert reader.could_be_helped(reader.subtracted()) == []
