"""Releases that follow each other while counts are corrected, set against each other."""

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from iccportal.lib.small_numbers import HIDDEN, Rule
from measures.earlier import Earlier, together
from measures.release import Release, release
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

    Worse than anybody: who knows which counts were corrected. A count that was is another one.
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
def histories(draw):
    """Counts of four communities, of which some are corrected, sent late or withdrawn."""
    count = st.one_of(st.integers(0, 9), st.integers(1, 60))
    history = [dict(zip(CODES, draw(st.tuples(count, count, count, count)), strict=True))]
    changes = st.dictionaries(
        st.sampled_from(CODES), st.one_of(count, count, st.none()), min_size=1, max_size=2
    )
    for change in draw(st.lists(changes, min_size=1, max_size=3)):
        history.append(history[-1] | change)
    return history


@settings(max_examples=150, deadline=None)
@given(histories())
def test_nothing_is_recovered_from_releases_with_corrected_counts(history):
    for reader in readers_of(history, follow(history)):
        assert reader.could_be_helped(reader.subtracted()) == []
        assert reader.could_be_helped(reader.cornered()) == []
