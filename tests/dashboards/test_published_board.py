"""The board's figures as they are shown outside the team, and who is of it."""

from dataclasses import replace

import pytest

from dashboards.audience import audience, in_full, reads
from dashboards.board import Board
from dashboards.subject import of_place, of_whole, reporting
from dashboards.tables import SOME_IN_FULL, standings_table
from iccportal.lib.small_numbers import Audience, Rule
from iccs.access import Access, Role
from iccs.queries import GroupPlace, Place, Register
from measures.catalogue import catalogue
from measures.definition import Suppression
from measures.earlier import NOTHING, Earlier
from measures.published import NotForOutsideError, published
from measures.queries import Recalculations, Sources
from measures.reading import Reading
from measures.states import NOT_APPLICABLE, SUPPRESSED
from tests.dashboards.world import KENDAL, MARCH, SOUTH_CUMBRIA, WHOLE, a_shown
from tests.measures.measures_of import a_count_measure, a_figure, a_ratio_measure

COUNTS = {"kendal": 3, "bay": 41, "east": 58}


def a_register():
    places = [Place(n, code, code, code, "icc", None, None, n) for n, code in enumerate(COUNTS)]
    return Register(MARCH, tuple(places), (GroupPlace(1, "south", "South"),))


def a_board(measure=None, **changes):
    measure = measure or a_count_measure()
    figures = [a_figure(measure, n, community=code, month=MARCH) for code, n in COUNTS.items()]
    known = {"related": [measure], "of_everybody": True} | changes
    return Board(
        register=a_register(),
        measures=[measure],
        figures={measure.code: figures},
        recalculations=Recalculations(),
        sources=Sources({}),
        homes={},
        **known,
    )


def values(board, reader):
    subjects = [of_whole("Whole", board.register), *reporting(board.register)]
    return [board.charted(board.measures[0], each, reader).figures[0].value for each in subjects]


def test_team_is_shown_every_figure_and_nobody_else_is():
    board = a_board()

    assert values(board, Audience.TEAM) == [102, 3, 41, 58]
    assert values(board, Audience.OUTSIDE) == [100, None, None, 60]


def test_measure_that_is_not_of_people_is_shown_to_everybody():
    board = a_board(a_count_measure(suppression=Suppression.NONE))

    assert values(board, Audience.OUTSIDE) == [102, 3, 41, 58]
    assert board.hidden == {}


def test_released_series_says_by_which_rule():
    board = a_board(rule=Rule(threshold=4, base=10))
    kendal = of_place(board.register.places[0], board.register)

    charted = board.charted(board.measures[0], kendal, Audience.OUTSIDE)

    assert charted.figures[0].state == SUPPRESSED
    assert charted.sentence == "The figures of kendal are hidden to protect small numbers."
    assert charted.notes[0].startswith("Small numbers: 1 to 4 are hidden")


def test_cells_hidden_in_an_edition_stay_hidden_in_the_next():
    first = a_board()
    figures = {
        code: [replace(f, numerator=30, value=30) for f in own]
        for code, own in first.figures.items()
    }

    again = replace(first, figures=figures, earlier=Earlier(hidden=frozenset(first.hidden)))

    assert {cell.communities for cell in first.hidden} == {"kendal", "bay"}
    assert again.hidden.keys() == first.hidden.keys()
    assert replace(again, earlier=NOTHING).hidden == {}


def test_figures_of_some_communities_are_never_published():
    board = a_board(of_everybody=False)

    with pytest.raises(NotForOutsideError):
        board.charted(board.measures[0], KENDAL, Audience.OUTSIDE)
    with pytest.raises(NotForOutsideError):
        published(board.measures[0], Reading([MARCH], communities=["kendal"]))


def test_series_of_several_knows_who_has_no_figure_in_it():
    measure = a_ratio_measure()
    told = [("kendal", 1, 2, None), ("bay", None, None, None), ("east", None, None, NOT_APPLICABLE)]
    board = replace(
        a_board(measure),
        figures={
            measure.code: [
                a_figure(measure, top, bottom, community=code, month=MARCH, state=state)
                for code, top, bottom, state in told
            ]
        },
    )

    charted = board.charted(measure, board.whole)

    assert charted.lacking == {MARCH: {"bay"}}


def test_who_is_of_the_team_of_what():
    lead = Access(MARCH, in_full=frozenset({(1, "kendal")}))
    other = Access(MARCH, in_full=frozenset({(2, "bay")}))
    analyst = Access(MARCH, roles=frozenset({Role.ANALYST}))
    admissions, share = catalogue()["nel_admissions"], catalogue()["nel_share"]

    subjects = [KENDAL, SOUTH_CUMBRIA, WHOLE]  # all of South Cumbria is Kendal
    assert [audience(lead, s, admissions) for s in subjects] == ["team", "team", "outside"]
    assert [audience(other, s, admissions) for s in subjects] == ["outside"] * 3
    assert [audience(lead, s, share) for s in subjects] == ["outside"] * 3
    assert in_full(analyst, subjects, [admissions, share])
    assert len({reads(each) for each in (lead, other, analyst)}) == 3


def test_table_of_standings_says_hidden_and_why():
    one = a_shown([3])
    hidden = [replace(one.charted.figures[0], value=None, state=SUPPRESSED)]

    table = standings_table(
        [[replace(one, charted=replace(one.charted, figures=hidden, rule=Rule()))]]
    )

    assert '<td class="words">hidden</td>' in table.as_html()
    assert table.small_numbers.startswith("Small numbers: 1 to 7 are hidden")
    assert standings_table([[one]]).small_numbers == ""


def test_hidden_latest_figure_is_never_replaced_by_an_older_one():
    one, other = a_shown([0, 0, 3]), a_shown([0, 0, 9])
    *before, latest = one.charted.figures
    figures = [*before, replace(latest, value=None, state=SUPPRESSED)]

    html = standings_table([[replace(one, charted=replace(one.charted, figures=figures))], [other]])

    assert '<td class="words">hidden</td>' in html.as_html()


def test_figure_that_is_hidden_before_months_without_any_is_not_said_to_be_unsent():
    one, other = a_shown([3, None, None]), a_shown([9, 9, 9])
    first, *others = one.charted.figures
    figures = [replace(first, value=None, state=SUPPRESSED), *others]

    html = standings_table([[replace(one, charted=replace(one.charted, figures=figures))], [other]])

    assert (
        '<td class="words">hidden<span class="standing__below">in Jan 2020</span>' in html.as_html()
    )


def test_note_on_small_numbers_says_whose_they_are_where_some_are_read_in_full():
    own = a_shown([9], measure=a_ratio_measure(), denominator=18)
    others = replace(own, charted=replace(own.charted, rule=Rule()))

    assert standings_table([[own], [others]]).small_numbers == (f"{Rule().sentence} {SOME_IN_FULL}")
    assert standings_table([[others], [others]]).small_numbers == Rule().sentence
