"""Nobody finds a hidden count of items that make up another one, whether or not they add up.

Held is made up of reviewed and unreviewed, and ratios divide both by it. Two attacks: every pair of
counts that fits what is shown, rounded as it is; and subtraction of what is shown as if exact.
"""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from measures.release import family, release
from returns.as_measures import as_measure
from tests.measures.measures_of import a_figure
from tests.measures.pairs import PARTS, PLACES, Reader, single
from tests.measures.test_attack_on_ratios import (
    COMMUNITIES,
    COUNTS,
    MAKEUP,
    MEMBERS,
    PAIRS,
    PEOPLE,
    RULE,
    SCALES,
    an_item,
)
from tests.reports.attack import Attack

KINDS = ("reviewed", "held", "unreviewed")  # in the order of a reader's pairs, and their rest


def measures(scale: str):
    """Three counts, one of them made up of the others, and what they are of it."""
    held = an_item("held")
    reviewed, unreviewed = an_item("reviewed", part_of=held), an_item("unreviewed", part_of=held)
    ratios = [
        an_item(
            f"{part.code}_rate",
            subject="worked_out",
            numerator=part,
            divided_by="item",
            denominator=held,
            scale=scale,
            decimals=3,
        )
        for part in (reviewed, unreviewed)
    ]
    counted = [
        as_measure(reviewed),
        as_measure(held, [reviewed, unreviewed]),
        as_measure(unreviewed),
    ]
    return [*counted, *(as_measure(ratio) for ratio in ratios)]


def handed_out(people, scale: str):
    """The three counts of every place as they are shown; people are of those three kinds."""
    own = measures(scale)
    of = {"reviewed_rate": (0, 1), "unreviewed_rate": (2, 1)}
    figures = {
        one.code: [
            a_figure(
                one,
                *(
                    counts[at]
                    for at in of.get(one.code, [KINDS.index(one.numerator.provider.split(":")[1])])
                ),
                community=place,
            )
            for place, counts in people.items()
        ]
        for one in own
    }
    assert {one.code for one in family(own[0], own)} == {one.code for one in own}
    out = release(own, figures, MAKEUP, RULE)
    return {
        place: tuple(out.series(one, area)[0].value for one in own[:3])
        for place, area in MEMBERS.items()
    }


def in_full(people):
    return {
        place: tuple(sum(people[code][at] for code in codes) for at in range(3))
        for place, codes in MEMBERS.items()
    }


def fitted(people, shown, known=()):
    """The hidden counts that can be one number alone, for who believes that they add up."""
    true, reader = in_full(people), Reader(RULE, is_part=True)
    own = {place: true[place][:2] for place in known}
    nothing = {p: tuple(None if n else 0 for n in counts) for p, counts in true.items()}
    found, anyhow = (
        reader.possible(
            {place: counts[:2] for place, counts in each.items()},
            own,
            {place: counts[2] for place, counts in each.items() if place not in known},
        )
        for each in (shown, nothing)
    )
    return [
        (place, kind)
        for place in PLACES
        if place not in known
        for kind, count, one, at_best in zip(
            KINDS, shown[place], single(found[place]), single(anyhow[place]), strict=True
        )
        if count is None and one and not at_best
    ]


def subtracted(shown):
    """The hidden counts that follow by subtraction, and by ranges that rounding leaves."""
    attack = Attack(RULE)
    cells = {
        (kind, place): count
        for place, counts in shown.items()
        for kind, count in zip(KINDS, counts, strict=True)
    }
    for cell, count in cells.items():
        attack.see(cell, count)
    for place in PLACES:
        attack.add_up(("held", place), [("reviewed", place), ("unreviewed", place)])
    for whole, parts in PARTS.items():
        for kind in KINDS:
            attack.add_up((kind, whole), [(kind, part) for part in parts])
    hidden = [cell for cell, count in cells.items() if count is None]
    exact = {cell: count for cell, count in cells.items() if count is not None}
    return [*attack.subtracted(hidden, exact), *attack.recovered(hidden)]


def adding_up(people):
    return {place: (top, bottom, bottom - top) for place, (top, bottom) in people.items()}


@pytest.mark.parametrize("scale", SCALES)
@settings(max_examples=30)
@given(PEOPLE)
def test_no_hidden_count_of_a_sum_follows_from_all_that_is_shown(scale, people):
    counts = adding_up(people)
    shown = handed_out(counts, scale)

    assert fitted(counts, shown) == []
    assert subtracted(shown) == []


@settings(max_examples=15)
@example({"barrow": (0, 0), "millom": (0, 1), "kendal": (0, 8), "bay": (0, 8)})
# what is hidden for one reader was found by another, who had been asked before
@example({"barrow": (1, 6), "millom": (7, 15), "kendal": (8, 8), "bay": (0, 8)})
@given(PEOPLE)
def test_who_reads_a_community_in_full_finds_no_count_of_another(people):
    counts = adding_up(people)
    shown = handed_out(counts, "100")

    for known in (("barrow",), ("kendal",), ("bay",), ("barrow", "millom", "bm")):
        assert fitted(counts, shown, known) == []


ANYHOW = st.fixed_dictionaries(dict.fromkeys(COMMUNITIES, st.tuples(PAIRS, COUNTS)))


NOBODY = ((0, 0), 0)
ELEVEN = {"barrow": NOBODY, "millom": ((0, 5), 0), "kendal": ((7, 7), 0), "bay": ((3, 11), 0)}


@settings(max_examples=30)
@example(ELEVEN, "bay")
@given(ANYHOW, st.sampled_from(COMMUNITIES))
def test_who_believes_counts_that_do_not_add_up_finds_none(given_, wrong):
    """One community's return disagrees with itself, and others' do not."""
    counts = adding_up({place: pair for place, (pair, _) in given_.items()})
    counts[wrong] = (*counts[wrong][:2], given_[wrong][1])

    assert fitted(counts, handed_out(counts, "100")) == []
