from dataclasses import replace
from html import unescape

from dashboards.tables import standings_table
from tests.dashboards.world import KENDAL, STEADY, WHOLE, a_shown
from tests.measures.measures_of import a_ratio_measure


def a_whole_without(number):
    """Seven of the whole, from which communities are left out."""
    one = a_shown([7], subject=WHOLE)
    figures = [replace(figure, left_out=number) for figure in one.charted.figures]
    return replace(one, charted=replace(one.charted, figures=figures))


def html_of(*subjects):
    return unescape(standings_table(subjects).as_html())


def test_value_leads_to_its_chart_and_says_what_its_icons_say():
    html = html_of([a_shown(address="/chart?a=1&b=2")])

    assert 'href="/chart?a=1&b=2">101</a>' in html
    assert "Common cause variation: no significant change. " in html


def test_row_says_its_month_and_that_it_is_made_up():
    assert "Dec 2020, illustrative" in html_of([a_shown(made_up=True)])
    assert ">Dec 2020<" in html_of([a_shown()])


def test_target_has_a_row_of_its_own():
    html = html_of([a_shown(STEADY, target=103)], [a_shown(STEADY, subject=WHOLE)])

    assert html.count("<tr>") == 3
    assert ">Trajectory<" in html
    assert '<td class="words">103</td><td class="words"></td>' in html


def test_target_that_is_hidden_says_so():
    one = a_shown(STEADY, target=103)
    hidden = [replace(f, target=None, target_hidden=True) for f in one.charted.figures]

    html = html_of([replace(one, charted=replace(one.charted, figures=hidden))])

    assert '<td class="words">hidden</td>' in html
    assert "103" not in html


def test_older_value_says_its_month():
    html = html_of([a_shown([1, 2, 3], target=4)], [a_shown([1, 2], target=5)])

    assert '>2</a><span class="standing__below">in Feb 2020</span>' in html
    assert ">5 in Feb 2020<" in html


def test_provisional_value_is_marked():
    assert "provisional</span>" in html_of([a_shown([7], state="provisional")])
    assert "provisional" not in html_of([a_shown([7])])


def test_value_without_some_communities_says_how_many():
    assert ">without 2 communities</span>" in html_of([a_whole_without(2)])
    assert ">without 1 community</span>" in html_of([a_whole_without(1)])
    assert "without" not in html_of([a_whole_without(0)])


def test_missing_figure_says_why():
    late = a_shown([None], state="not_yet_known")

    assert '<td class="words">not sent</td><td class="words">not yet known</td>' in html_of(
        [a_shown([None])], [late]
    )


def test_place_without_communities_has_no_figures():
    assert '<td class="words">no figures</td>' in html_of([a_shown([])])


def test_zero_is_a_figure():
    nothing = a_shown([0], measure=a_ratio_measure(), denominator=4)

    assert ">0.0%</a>" in html_of([nothing])


def test_value_that_is_charted_nowhere_has_no_link():
    assert '<td class="words">101' in html_of([a_shown(address=None)])


def test_columns_have_the_short_names():
    assert '<th scope="col" class="words">Kendal</th>' in html_of([a_shown(subject=KENDAL)])
