from dataclasses import replace
from datetime import date

import pytest

from iccportal.lib.spc_reading import OTHERS_IN_IT
from measures.charted import TOO_FEW, Charted
from measures.definition import CountedBy
from measures.figure import roll_up
from measures.states import NOT_YET_KNOWN, PROVISIONAL, SUPPRESSED
from tests.measures.measures_of import (
    FEBRUARY,
    JANUARY,
    MARCH,
    a_count_measure,
    a_figure,
    a_ratio_measure,
    a_series,
)

STEADY = [100, 104, 98, 101, 97, 103, 99, 102, 100, 98, 104, 101]


def _charted(measure, figures, **kinds) -> Charted:
    return Charted(measure, "Kendal ICC", figures, **kinds)


def test_no_figures_say_so():
    charted = _charted(a_count_measure(), [a_figure(a_count_measure(), None)])

    assert charted.sentence == "There are no figures for Kendal ICC yet."
    assert charted.notes == ("Not sent: Jan 2020.",)


def test_few_figures_have_no_control_chart():
    charted = _charted(a_count_measure(), a_series(a_count_measure(), [5, 6]))

    assert charted.reading is None
    assert charted.sentence == (
        "Kendal ICC had 6 admissions in February 2020. Too early to tell what is changing."
    )
    assert charted.notes == (TOO_FEW,)


def test_steady_series_shows_no_change():
    charted = _charted(a_count_measure(), a_series(a_count_measure(), STEADY))

    assert charted.sentence == (
        "Kendal ICC had 101 admissions in December 2020. No significant change."
    )


def test_fall_of_what_should_fall_is_an_improvement():
    charted = _charted(a_count_measure(), a_series(a_count_measure(), [*STEADY, 60]))

    assert charted.sentence == (
        "Kendal ICC had 60 admissions in January 2021. "
        "Lower than expected in January 2021: an improvement."
    )
    assert charted.reading.variation == "improvement_low"


def test_target_of_the_latest_month_is_told():
    charted = _charted(a_count_measure(), a_series(a_count_measure(), STEADY, target="301/3"))

    assert charted.sentence.startswith(
        "Kendal ICC had 101 admissions in December 2020, against a trajectory of 100. No sig"
    )
    assert "The trajectory for Dec 2020 lies within the expected range" in charted.sentence
    assert charted.reading.assurance == "inconsistent"


def test_missing_months_take_no_part_and_are_told():
    measure = a_count_measure()
    figures = a_series(measure, [None, *STEADY])
    figures[1] = a_figure(measure, None, month=FEBRUARY, state=NOT_YET_KNOWN)

    charted = _charted(measure, figures)

    assert charted.values == STEADY[1:]
    assert charted.notes[-2:] == ("Not sent: Jan 2020.", "Not yet known: Feb 2020.")


def _hidden(figures, *places):
    """The same figures, with those at some places hidden."""
    found = list(figures)
    for place in places:
        found[place] = replace(found[place], numerator=None, value=None, state=SUPPRESSED)
    return found


def test_hidden_latest_figure_is_never_replaced_by_an_older_one():
    measure = a_count_measure()

    charted = _charted(measure, _hidden(a_series(measure, [0, 0, 9]), 2))

    assert charted.sentence == (
        "The figure of Kendal ICC for March 2020 is hidden to protect small numbers."
    )
    assert charted.latest.month == MARCH


def test_month_not_sent_after_a_hidden_one_does_not_unhide_it():
    measure = a_count_measure()

    charted = _charted(measure, _hidden(a_series(measure, [0, 9, None]), 1))

    assert charted.latest.month == FEBRUARY
    assert charted.latest_is_hidden


def test_nothing_is_said_of_a_change_up_to_a_hidden_figure():
    measure = a_count_measure()

    charted = _charted(measure, _hidden(a_series(measure, [*STEADY, 60, 9]), 13))

    assert (charted.reading.variation, charted.reading.sentence) == (None, "")
    assert charted.sentence.endswith("for February 2021 is hidden to protect small numbers.")


def test_hidden_figure_before_the_latest_says_nothing_of_it():
    measure = a_count_measure()

    charted = _charted(measure, _hidden(a_series(measure, [9, 12]), 0))

    assert charted.sentence.startswith("Kendal ICC had 12 admissions in February 2020.")


def test_ratio_tells_its_counts():
    measure = a_ratio_measure()

    charted = _charted(measure, [a_figure(measure, 326, 472)])

    assert charted.sentence.startswith(
        "In Kendal ICC, 69.1% of assessments ended in a reablement plan "
        "in January 2020 (326 of 472)."
    )


def test_provisional_months_are_named():
    measure = a_count_measure()
    figures = [a_figure(measure, 4), a_figure(measure, 5, month=FEBRUARY, state=PROVISIONAL)]

    assert _charted(measure, figures).provisional == "Figures of Feb 2020 may still change."
    assert _charted(measure, figures[:1]).provisional == ""


@pytest.mark.parametrize(
    ("places", "note"),
    [
        (["south"], "1 community or part of a community is not in it, having no figure: Jan 2020."),
        (
            ["east", "south"],
            "2 communities or parts of communities are not in it, having no figure: Jan 2020.",
        ),
    ],
)
def test_communities_left_out_are_told(places, note):
    measure = a_ratio_measure()
    absent = [a_figure(measure, None, None, community=place) for place in places]

    charted = _charted(measure, roll_up([a_figure(measure, 1, 2), *absent], measure))

    assert charted.notes[-1] == note


def _in_time(measure, before, after):
    """A total of one community at first, then of two; or the other way round."""
    first = a_series(measure, [before] * 8 + [after] * 8)
    return [replace(one, left_out=n) for one, n in zip(first, [1] * 8 + [0] * 8, strict=True)]


def test_total_of_other_communities_than_before_has_no_verdict():
    charted = _charted(a_count_measure(), _in_time(a_count_measure(), 10, 60))

    assert charted.sentence == f"Kendal ICC had 60 admissions in April 2021. {OTHERS_IN_IT}"
    assert (charted.reading.variation, charted.reading.assurance) == (None, None)


def test_as_many_communities_but_others_have_no_verdict():
    figures = a_series(a_count_measure(), [*STEADY, 60])
    lacking = {one.month: frozenset({"east"}) for one in figures[:6]}
    lacking |= {one.month: frozenset({"south"}) for one in figures[6:]}

    charted = _charted(a_count_measure(), figures, lacking=lacking)

    assert charted.sentence.endswith(OTHERS_IN_IT)


def test_recalculation_is_told_with_its_reason():
    restart = (date(2020, 7, 1), "A new ward opened")

    charted = _charted(
        a_count_measure(), a_series(a_count_measure(), STEADY), recalculations=[restart]
    )

    assert "Limits recalculated from Jul 2020: A new ward opened." in charted.notes


@pytest.mark.parametrize(
    ("measure", "notes"),
    [
        (
            a_count_measure(),
            ["Practices joined or left: Jul 2020. Each month counts those that belonged then."],
        ),
        (a_ratio_measure(), []),
        (
            a_ratio_measure(counted_by=CountedBy.COMMUNITY_OVER_LISTS),
            ["Practices joined or left: Jul 2020. Each month counts those that belonged then."],
        ),
    ],
)
def test_change_of_practices_is_told_where_practices_are_counted(measure, notes):
    figures = a_series(measure, STEADY, 200)

    charted = _charted(measure, figures, changes=[date(2020, 7, 1)])

    assert [note for note in charted.notes if note.startswith("Practices")] == notes


@pytest.mark.parametrize("month", [JANUARY, date(2021, 1, 1)])
def test_change_before_or_after_all_figures_is_not_crossed(month):
    charted = _charted(a_count_measure(), a_series(a_count_measure(), STEADY), changes=[month])

    assert not any(note.startswith("Practices") for note in charted.notes)


def test_change_among_no_figures_is_not_crossed():
    measure = a_count_measure()

    charted = _charted(measure, [a_figure(measure, None)], changes=[JANUARY])

    assert charted.notes == ("Not sent: Jan 2020.",)


def test_chart_shows_as_many_months_as_the_definition_has():
    measure = a_count_measure(chart_months=2)

    charted = _charted(measure, a_series(measure, [5, 6, 7]))

    assert charted.values == [6, 7]
    assert len(charted.targets) == 2
