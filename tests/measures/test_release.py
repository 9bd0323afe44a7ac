"""Figures of all places, released at once; the makeup of places; which measures belong together."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iccportal.lib.small_numbers import Rule
from measures.apart import Apart, InGroups
from measures.catalogue import catalogue
from measures.cells import Cell
from measures.definition import Suppression
from measures.earlier import ByRegister, Earlier, Snapshot
from measures.figure import roll_up
from measures.makeup import Makeup
from measures.reading import Partition
from measures.release import family, related_to, release
from measures.snapshots import Kept
from measures.states import FINAL, NOT_APPLICABLE, NOT_SENT, SUPPRESSED
from tests.measures.measures_of import (
    FEBRUARY,
    JANUARY,
    a_count_measure,
    a_figure,
    a_ratio_measure,
    a_share_measure,
)

RULE = Rule()
NORTH, SOUTH, EAST = frozenset({"north"}), frozenset({"south"}), frozenset({"east"})
GROUP, WHOLE = NORTH | SOUTH, NORTH | SOUTH | EAST
PLACES = Makeup({GROUP: (NORTH, SOUTH), WHOLE: (GROUP, EAST)})


def counts_of(measure, **counts):
    """Figures of one month, a count for each community."""
    return [a_figure(measure, count, community=place) for place, count in counts.items()]


def ratios_of(measure, **counts):
    return [a_figure(measure, *pair, community=place) for place, pair in counts.items()]


def released(*series, rule=RULE, before=()):
    """The release of measures, each given with its figures."""
    return release(
        [measure for measure, _ in series],
        {measure.code: figures for measure, figures in series},
        PLACES,
        rule,
        Earlier(hidden=frozenset(before)),
    )


def shown(release, measure, area):
    [figure] = release.series(measure, area)
    return figure


def test_count_is_rounded_or_hidden_in_every_area():
    count = a_count_measure()

    out = released((count, counts_of(count, north=3, south=21, east=40)))

    assert [shown(out, count, area).value for area in (NORTH, SOUTH, GROUP, EAST, WHOLE)] == [
        None,
        None,
        25,
        40,
        65,
    ]
    assert shown(out, count, NORTH).state == shown(out, count, SOUTH).state == SUPPRESSED


def test_nought_and_what_nobody_knows_stay_what_they_are():
    count = a_count_measure()

    out = released((count, counts_of(count, north=0, south=None, east=40)))

    assert (shown(out, count, NORTH).value, shown(out, count, NORTH).state) == (0, FINAL)
    assert (shown(out, count, SOUTH).value, shown(out, count, SOUTH).state) == (None, NOT_SENT)
    assert shown(out, count, GROUP).state == NOT_SENT


def test_percentage_is_that_of_the_rounded_counts():
    rate = a_ratio_measure()

    out = released((rate, ratios_of(rate, north=(12, 41), south=(0, 0), east=(30, 58))))

    north = shown(out, rate, NORTH)
    assert (north.numerator, north.denominator, north.value) == (10, 40, 25)
    assert shown(out, rate, EAST).value == Fraction(100 * 30, 60)
    assert shown(out, rate, SOUTH).state == NOT_APPLICABLE


def test_small_rest_of_a_percentage_hides_a_count():
    # all but three of them: whoever sees both counts sees the three
    rate = a_ratio_measure()

    out = released((rate, ratios_of(rate, north=(38, 41), south=(20, 60), east=(30, 58))))

    north = shown(out, rate, NORTH)
    assert (north.numerator, north.denominator, north.value) == (None, 40, None)
    assert north.state == SUPPRESSED


def test_same_count_in_two_measures_is_hidden_in_both():
    rate = a_ratio_measure()
    count = catalogue()["reablement_assessments"]
    all_of_them = counts_of(count, north=5, south=90, east=58)

    out = released(
        (rate, ratios_of(rate, north=(0, 5), south=(20, 90), east=(30, 58))),
        (count, all_of_them),
    )

    assert shown(out, count, NORTH).value is None
    assert shown(out, rate, NORTH).denominator is None
    assert shown(out, count, SOUTH).value is None
    assert shown(out, rate, SOUTH).denominator is None


def test_partition_that_leaves_one_hidden_hides_another():
    routes = ["community", "community_bed", "hospital"]
    measures = [catalogue()[f"reablement_route_{route}"] for route in routes]
    measures.append(catalogue()["reablement_not_recorded"])
    counts = [3, 10, 20, 15]

    out = released(
        *(
            (measure, ratios_of(measure, north=(n, 48), south=(40, 160), east=(40, 160)))
            for measure, n in zip(measures, counts, strict=True)
        )
    )

    own = [shown(out, measure, NORTH).numerator for measure in measures]
    assert own[0] is None
    assert own.count(None) > 1


def test_share_of_the_whole_is_of_released_counts():
    count, share = a_count_measure(), a_share_measure()
    counts = {"north": 18, "south": 34, "east": 40}

    out = released(
        (count, counts_of(count, **counts)),
        (share, ratios_of(share, **{place: (n, 92) for place, n in counts.items()})),
    )

    assert shown(out, share, NORTH).value == Fraction(100 * 20, 90)
    assert shown(out, share, WHOLE).value == 100


def test_share_of_a_whole_that_is_not_known_tells_nothing_more():
    count, share = a_count_measure(), a_share_measure()
    counts = {"north": 21, "south": 33, "east": 40}

    out = released(
        (count, counts_of(count, **counts)),
        (share, ratios_of(share, **{place: (n, None) for place, n in counts.items()})),
    )

    assert shown(out, count, WHOLE).value == 95
    assert shown(out, share, NORTH).value is None


def test_share_hides_the_whole_where_a_few_are_nowhere():
    count, share = a_count_measure(), a_share_measure()
    counts = {"north": 18, "south": 34, "east": 40}

    out = released(
        (count, counts_of(count, **counts)),
        (share, ratios_of(share, **{place: (n, 97) for place, n in counts.items()})),
    )

    assert None in (shown(out, share, NORTH).denominator, shown(out, count, WHOLE).value)


def test_months_are_released_by_themselves():
    count = a_count_measure()
    figures = counts_of(count, north=3, south=21, east=40)
    figures += [
        a_figure(count, n, community=place, month=FEBRUARY)
        for place, n in {"north": 30, "south": 21, "east": 40}.items()
    ]

    out = released((count, figures))

    assert [one.value for one in out.series(count, SOUTH)] == [None, 20]
    assert {cell.month for cell in out.hidden} == {JANUARY}


def test_cell_hidden_in_an_edition_stays_hidden():
    count = a_count_measure()
    before = Cell(JANUARY, count.numerator.provider, "south")

    out = released((count, counts_of(count, north=30, south=21, east=40)), before=[before])

    assert before in out.hidden
    assert shown(out, count, SOUTH).state == SUPPRESSED


def test_area_that_is_shown_nowhere_has_no_figures():
    assert released().series(a_count_measure(), NORTH | EAST) == []


def test_total_of_those_that_have_figures():
    rate = a_ratio_measure()

    out = released((rate, ratios_of(rate, north=(12, 41), south=(None, None), east=(30, 58))))

    assert shown(out, rate, GROUP).numerator == shown(out, rate, NORTH).numerator == 10
    assert {cell.communities for cell in out.counts} == {"north", "east", "east+north"}


def test_family_is_all_that_counts_the_same_people():
    codes = {one.code for one in family(catalogue()["reablement_refused"], catalogue().values())}

    assert codes == {code for code in catalogue() if code.startswith("reablement_")}


def test_measures_that_are_not_of_people_are_in_no_family():
    count = a_count_measure()
    open_one = replace(count, code="open", suppression=Suppression.NONE)

    assert family(count, [count, open_one]) == [count]
    assert related_to([open_one, count, count], [count, open_one]) == [count]


def test_partition_ties_measures_together():
    count, rate = a_count_measure(), a_ratio_measure()
    partition = Partition(count.numerator.provider, (rate.numerator.provider,))

    assert family(count, [count, rate], [partition]) == [count, rate]
    assert family(count, [count, rate], []) == [count]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=3))
def test_released_counts_are_near_the_true_ones_or_hidden(pairs):
    rate = a_ratio_measure()
    counts = {
        place: (part, part + rest)
        for place, (part, rest) in zip(("north", "south", "east"), pairs, strict=True)
    }
    figures = ratios_of(rate, **counts)

    out = released((rate, figures))

    for area in PLACES.areas:
        [true] = roll_up([one for one in figures if one.community in area], rate)
        seen = shown(out, rate, area)
        for count, real in ((seen.numerator, true.numerator), (seen.denominator, true.denominator)):
            assert count is None or (abs(count - real) <= 2 and (count == 0) == (real == 0))
            assert count is None or not RULE.is_small(real)


def test_group_that_is_none_any_more_is_the_sum_of_its_communities():
    """Two groups told what four hidden counts come to: the whole would tell the fifth."""
    count, codes = a_count_measure(), ("down", "east", "north", "south", "up")
    alone = tuple(frozenset([code]) for code in codes)
    whole = frozenset(codes)
    figures = counts_of(count, down=30, east=3, north=3, south=40, up=4)

    def cell(communities):
        return Cell(JANUARY, count.numerator.provider, communities)

    hidden = {cell(at): Kept(n, True) for at, n in zip(codes, (30, 50, 3, 40, 4), strict=True)}
    told = {cell(at): Kept(n, False) for at, n in (("north+south", 43), ("down+up", 34))}
    edition = {**hidden, **told, cell("east"): Kept(50, False)}
    of = [count], {count.code: figures}, Makeup({whole: alone}), RULE

    by_itself = release(*of)
    after = release(*of, Earlier(registers=(ByRegister({}, (Snapshot(edition),)),)))

    assert shown(by_itself, count, whole).value == 80
    assert shown(after, count, whole).state == SUPPRESSED


def test_practices_that_moved_are_not_taken_for_counts_that_were_corrected():
    count = a_count_measure()
    provider = count.numerator.provider
    figures = {count.code: counts_of(count, north=3, south=21, east=40)}
    edition = {Cell(JANUARY, provider, "north"): Kept(30, False)}
    earlier = Earlier(registers=(ByRegister({}, (Snapshot(edition),)),))
    apart = Apart({(JANUARY, provider): InGroups({("north", "north"): 3})})

    out = release([count], figures, PLACES, RULE, earlier, apart)

    assert shown(out, count, WHOLE).value == 65


def test_nought_that_was_hidden_as_another_count_stays_hidden():
    count = a_count_measure()
    before = Cell(JANUARY, count.numerator.provider, "north")

    out = released((count, counts_of(count, north=0, south=21, east=40)), before=[before])

    assert shown(out, count, NORTH).state == SUPPRESSED
    assert SUPPRESSED in (shown(out, count, SOUTH).state, shown(out, count, GROUP).state)
