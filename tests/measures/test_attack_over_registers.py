"""Releases that follow each other while a register is changed, set against each other.

Counts of practices may be corrected meanwhile.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from iccportal.lib.small_numbers import HIDDEN, Rule
from measures.apart import NOWHERE, TOGETHER, Apart, InGroups, in_groups
from measures.cells import WHOLE, Cell
from measures.earlier import ByRegister, Earlier, Way
from measures.makeup import Makeup
from measures.release import Release, release
from tests.measures.measures_of import JANUARY, a_count_measure, a_figure, a_share_measure
from tests.measures.practice_reader import PracticeReader
from tests.measures.releases import kept

RULE = Rule()
NEL, SHARE = a_count_measure(), a_share_measure()
PROVIDER, OF_WHOLE = (part.provider for part in SHARE.parts)
CODES = ("east", "north", "south", "west")
EAST, NORTH, SOUTH, WEST = (frozenset([code]) for code in CODES)
PLACES = Makeup(
    {
        NORTH | SOUTH: (NORTH, SOUTH),
        NORTH | SOUTH | EAST: (NORTH | SOUTH, EAST),
        NORTH | SOUTH | EAST | WEST: (NORTH | SOUTH | EAST, WEST),
    }
)
Register = Mapping[int, str]
Counts = Mapping[int, int]


def figures_of(counts: Counts, register: Register):
    """The whole counts every practice, also those that belong nowhere."""
    totals: dict[str, int] = {}
    for practice, community in register.items():
        totals[community] = totals.get(community, 0) + counts[practice]
    whole = sum(counts.values())
    return {
        NEL.code: [a_figure(NEL, totals.get(code), community=code) for code in CODES],
        SHARE.code: [a_figure(SHARE, totals.get(code), whole, community=code) for code in CODES],
    }


def apart_of(counts: Counts, register: Register, earlier: Earlier) -> Apart:
    if all(one.homes[JANUARY] == register for one in earlier.registers):
        return TOGETHER
    ways = earlier.ways(JANUARY, PROVIDER, OF_WHOLE)
    groups = in_groups([Way(register, counts, sum(counts.values())), *ways])
    held = InGroups(groups, [one.cells for one in ways], OF_WHOLE)
    return Apart({(JANUARY, PROVIDER): held})


def follow(history: Sequence[tuple[Counts, Register]]) -> list[Release]:
    """Editions one after the other, each of its counts by its register; each keeps to the others.

    Registers that are alike stand there once, as editions are read.
    """
    editions: list[tuple[Register, Earlier]] = []
    found = []
    for counts, register in history:
        earlier = as_read(editions)
        practices = apart_of(counts, register, earlier)
        figures = figures_of(counts, register)
        out = release([NEL, SHARE], figures, PLACES, RULE, earlier, practices)
        editions.append((register, kept(out, {JANUARY: register}, {PROVIDER: counts})))
        found.append(out)
    return found


def as_read(editions: Sequence[tuple[Register, Earlier]]) -> Earlier:
    found: list[ByRegister] = []
    for register, edition in editions:
        [own] = edition.registers
        alike = [n for n, one in enumerate(found) if one.homes[JANUARY] == register]
        for n in alike:
            found[n] = replace(found[n], snapshots=found[n].snapshots + own.snapshots)
        found += [] if alike else [own]
    hidden = frozenset().union(*(edition.hidden for _, edition in editions))
    return Earlier(hidden, registers=tuple(found))


def readers_of(history, releases) -> Iterator[PracticeReader]:
    """A reader of the first release, of the first two, and so on.

    Worse than anybody: who knows which practices' counts were corrected. One that was is another
    one, as if it were of another practice.
    """
    every = {one for counts, _ in history for one in counts.items()}
    reader = PracticeReader({f"{practice} {n}": n for practice, n in every})
    for (counts, register), out in zip(history, releases, strict=True):
        areas = {
            area_of(cell): None if count is HIDDEN else int(count)
            for cell, count in out.counts.items()
            if cell.provider in (PROVIDER, OF_WHOLE)
        }
        homes = {f"{one} {n}": register.get(one, NOWHERE) for one, n in counts.items()}
        reader.hold(homes, areas)
        yield reader


def area_of(cell: Cell) -> frozenset[str]:
    if cell.communities == WHOLE:
        return frozenset([*CODES, NOWHERE])
    return frozenset(cell.communities.split("+"))


@st.composite
def worlds(draw):
    """Counts of practices, and registers that differ in a few of them."""
    few_or_many = st.one_of(st.integers(1, 9), st.integers(1, 60))
    counts = draw(st.lists(few_or_many, min_size=5, max_size=9))
    first = {number: CODES[number % 4] for number in range(len(counts))}
    moves = st.dictionaries(
        st.integers(0, len(counts) - 1), st.sampled_from([*CODES, None]), min_size=1, max_size=3
    )
    registers = [first]
    for move in draw(st.lists(moves, min_size=1, max_size=3)):
        moved = registers[-1] | move
        registers.append({practice: code for practice, code in moved.items() if code})
    return a_world(counts, registers)


@st.composite
def corrected_worlds(draw):
    """The same, with a few counts that are corrected from one register to the next."""
    history = draw(worlds())
    found, changes = [], {}
    for counts, register in history:
        found.append((counts | changes, register))
        count = st.one_of(st.integers(0, 9), st.integers(1, 60))
        changes = changes | draw(
            st.dictionaries(st.sampled_from(range(len(counts))), count, max_size=2)
        )
    return found


def a_world(counts: Sequence[int], registers: Sequence[Register]):
    return [(dict(enumerate(counts)), register) for register in registers]


# Further cells are hidden for who reads one community in full, and an edition tells one of them.
FEW_LEFT = a_world(
    [9, 59, 4, 6, 2, 14],
    [
        {0: "east", 1: "north", 2: "south", 3: "west", 4: "east", 5: "north"},
        {0: "east", 1: "north", 2: "south", 3: "west", 4: "east"},
    ],
)

# A community without a practice leaves the whole without a figure, but for what shares divide by.
SHARED = a_world([8, 1, 8], [{0: "east", 1: "south", 2: "west"}])

# The practice that belongs nowhere had as many people each time.
ELSEWHERE = [({0: count, 1: 50, 2: 30, 3: 33, 4: 20}, dict(enumerate(CODES))) for count in (40, 3)]

# Hiding what an edition told would seem to protect what is hidden now.
TOLD = a_world(
    [38, 9, 32, 2, 9, 8, 30],
    [
        {0: "east", 1: "north", 2: "south", 3: "west", 4: "east", 5: "north", 6: "south"},
        {0: "east", 4: "east", 5: "north", 6: "south", 2: "north", 1: "west", 3: "east"},
        {0: "east", 6: "south", 2: "north", 1: "west", 3: "east", 4: "south", 5: "west"},
    ],
)


@settings(max_examples=150, deadline=None)
@given(worlds())
@example(FEW_LEFT)
@example(SHARED)
@example(TOLD)
def test_nothing_is_recovered_from_releases_by_registers_that_differ(history):
    for reader in readers_of(history, follow(history)):
        assert reader.could_be_helped(reader.subtracted()) == []
        assert reader.could_be_helped(reader.cornered()) == []


@settings(max_examples=150, deadline=None)
@given(corrected_worlds())
@example(ELSEWHERE)
def test_nothing_is_recovered_where_counts_were_corrected_as_well(history):
    for reader in readers_of(history, follow(history)):
        assert reader.could_be_helped(reader.subtracted()) == []
        assert reader.could_be_helped(reader.cornered()) == []
