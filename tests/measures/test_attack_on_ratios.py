"""Nobody finds a hidden count of a ratio of items, who knows one of them is part of the other."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iccportal.lib.small_numbers import Rule
from measures.makeup import Makeup
from measures.release import family, release
from returns.as_measures import as_measure
from returns.models import Item
from tests.measures.measures_of import a_figure
from tests.measures.pairs import PARTS, PLACES, Reader, single

RULE = Rule()
SCALES = ["percentage", "100"]
MEMBERS = {place: frozenset({place}) for place in PLACES if place not in PARTS}
for place, parts in PARTS.items():
    MEMBERS[place] = MEMBERS[parts[0]] | MEMBERS[parts[1]]
MAKEUP = Makeup({MEMBERS[p]: tuple(MEMBERS[part] for part in own) for p, own in PARTS.items()})
ALWAYS = type("Months", (), {"lower": date(2010, 1, 1), "upper": None})()


def an_item(code: str, **fields) -> Item:
    known = {"name": code, "short_name": code, "months": ALWAYS, "direction": "neutral"}
    return Item(code=code, one="one", many="many", **known | fields)


def measures(scale: str):
    """Two counts, one part of the other, and their ratio."""
    held = an_item("held")
    reviewed = an_item("reviewed", part_of=held)
    of_them = {"subject": "worked_out", "numerator": reviewed, "denominator": held}
    rate = an_item("rate", divided_by="item", scale=scale, decimals=3, **of_them)
    return [as_measure(item) for item in (held, reviewed, rate)]


def handed_out(people, scale: str):
    """Both counts of every place as they are shown, which are the same wherever they stand."""
    held, reviewed, rate = own = measures(scale)
    figures = {
        "held": [a_figure(held, pair[1], community=place) for place, pair in people.items()],
        "reviewed": [
            a_figure(reviewed, pair[0], community=place) for place, pair in people.items()
        ],
        "rate": [a_figure(rate, *pair, community=place) for place, pair in people.items()],
    }
    out = {one.code: release(family(one, own), figures, MAKEUP, RULE) for one in own}
    found = {}
    for place, area in MEMBERS.items():
        [top], [bottom], [ratio] = (
            out[one.code].series(one, area) for one in (reviewed, held, rate)
        )
        assert (ratio.numerator, ratio.denominator) == (top.value, bottom.value)
        assert (ratio.value is None) == (None in (top.value, bottom.value) or bottom.value == 0)
        found[place] = top.value, bottom.value
    return found


def in_full(people):
    return {
        place: tuple(sum(people[code][at] for code in codes) for at in (0, 1))
        for place, codes in MEMBERS.items()
    }


def recovered(people, shown, known=()):
    """The hidden counts, and the small rests, that can be one number alone."""
    true, reader = in_full(people), Reader(RULE, is_part=True)
    own = {place: true[place] for place in known}
    pairs = reader.possible(shown, own)
    at_best = reader.possible(
        {p: tuple(None if count else 0 for count in pair) for p, pair in true.items()}, own
    )
    return [
        (place, what)
        for place in PLACES
        for what, found, anyhow, asked in zip(
            ("numerator", "denominator", "rest"),
            single(pairs[place]),
            single(at_best[place]),
            (*(count is None for count in shown[place]), _has_small_rest(true[place])),
            strict=True,
        )
        if place not in known and asked and found and not anyhow
    ]


def _has_small_rest(pair) -> bool:
    return RULE.is_small(pair[1] - pair[0])


@pytest.mark.parametrize("scale", SCALES)
def test_one_person_is_not_found_beside_counts_that_are_a_part_in_full(scale):
    """Of 17 held at most, 8 reviewed or more are held by each of two others: one is left."""
    people = {"barrow": (8, 8), "millom": (0, 1), "kendal": (8, 8), "bay": (20, 30)}

    assert recovered(people, handed_out(people, scale)) == []


COUNTS = st.sampled_from([0, 0, 1, 1, 2, 3, 5, 7, 8, 8, 9, 12, 13])
PAIRS = st.tuples(COUNTS, COUNTS).map(lambda pair: (pair[0], pair[0] + pair[1]))
COMMUNITIES = ("barrow", "millom", "kendal", "bay")
PEOPLE = st.fixed_dictionaries(dict.fromkeys(COMMUNITIES, PAIRS))


@pytest.mark.parametrize("scale", SCALES)
@settings(max_examples=40)
@given(PEOPLE)
def test_no_hidden_count_of_a_ratio_follows_from_all_that_is_shown(scale, people):
    shown = handed_out(people, scale)

    assert recovered(people, shown) == []


@pytest.mark.parametrize("scale", SCALES)
@settings(max_examples=15)
@given(PEOPLE)
def test_who_reads_a_community_in_full_finds_no_count_of_another(scale, people):
    shown = handed_out(people, scale)

    for known in (
        ("barrow",),
        ("kendal",),
        ("bay",),
        ("barrow", "millom", "bm", "kendal", "south"),
    ):
        assert recovered(people, shown, known) == []
