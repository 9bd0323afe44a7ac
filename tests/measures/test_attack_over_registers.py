"""Releases that follow each other while a register is changed, set against each other."""

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from iccportal.lib.small_numbers import HIDDEN, Rule
from measures.apart import BETWEEN, Apart, in_groups
from measures.earlier import Earlier, together
from measures.makeup import Makeup
from measures.release import Release, release
from tests.measures.measures_of import JANUARY, a_count_measure, a_figure
from tests.measures.practice_reader import PracticeReader
from tests.measures.releases import kept

RULE = Rule()
NEL = a_count_measure()
PROVIDER = NEL.numerator.provider
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


def figures_of(counts: Sequence[int], register: Register):
    totals: dict[str, int] = {}
    for practice, community in register.items():
        totals[community] = totals.get(community, 0) + counts[practice]
    return [a_figure(NEL, totals.get(code), community=code) for code in CODES]


def apart_of(counts: Sequence[int], register: Register, earlier: Earlier) -> Apart:
    groups = in_groups({JANUARY: register}, [one.homes for one in earlier.registers])
    found: dict[tuple[str, ...], int] = {}
    for practice, group in groups.get(JANUARY, {}).items():
        key = tuple(group.split(BETWEEN))
        found[key] = found.get(key, 0) + counts[practice]
    return Apart({(JANUARY, PROVIDER): found} if groups else {})


def follow(counts: Sequence[int], registers: Sequence[Register]) -> list[Release]:
    """Editions by one register after the other; each keeps to those before it."""
    earlier, found = Earlier(), []
    for register in registers:
        practices = apart_of(counts, register, earlier)
        figures = {NEL.code: figures_of(counts, register)}
        out = release([NEL], figures, PLACES, RULE, earlier, practices)
        earlier = together([earlier, kept(out, {JANUARY: register})])
        found.append(out)
    return found


def readers_of(counts, registers, releases) -> Iterator[PracticeReader]:
    """A reader of the first release, of the first two, and so on."""
    reader = PracticeReader({str(number): count for number, count in enumerate(counts)})
    for register, out in zip(registers, releases, strict=True):
        areas = {
            frozenset(cell.communities.split("+")): None if count is HIDDEN else int(count)
            for cell, count in out.counts.items()
        }
        reader.hold({str(practice): code for practice, code in register.items()}, areas)
        yield reader


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
    return counts, registers


# Further cells are hidden for who reads one community in full, and an edition tells one of them.
FEW_LEFT = (
    [9, 59, 4, 6, 2, 14],
    [
        {0: "east", 1: "north", 2: "south", 3: "west", 4: "east", 5: "north"},
        {0: "east", 1: "north", 2: "south", 3: "west", 4: "east"},
    ],
)

# Hiding what an edition told would seem to protect what is hidden now.
TOLD = (
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
@example(TOLD)
def test_nothing_is_recovered_from_releases_by_registers_that_differ(world):
    counts, registers = world

    for reader in readers_of(counts, registers, follow(counts, registers)):
        assert reader.could_be_helped(reader.subtracted()) == []
        assert reader.could_be_helped(reader.cornered()) == []
