import csv
from datetime import date
from html import unescape

import plotly.graph_objects
import pytest

from iccs.access import Access, Role
from iccs.models import Community
from outcomes import pam_figures, wellbeing_figures
from outcomes.levels import LevelSets
from outcomes.people import everybody
from outcomes.queries import level_sets, scored
from outcomes.scales import PAM, WELLBEING
from tests.factories.assessment import (
    a_person_reference,
    an_assessment,
    an_illustrative_batch,
    both_cut_points,
)
from tests.factories.community import a_part, an_icc

pytestmark = pytest.mark.django_db
TODAY = date(2020, 3, 31)
PEOPLE = [("50", "60"), ("70", "73"), ("40", "45"), ("80", "70"), ("60", None)]


def assessed(community, before, after, **fields):
    person = a_person_reference(community)
    an_assessment(person, before, **fields)
    if after is not None:
        an_assessment(person, after, date(2019, 12, 1), occasion="repeat", **fields)


@pytest.fixture
def communities(system):
    barrow_millom = an_icc("barrow-millom", name="Barrow and Millom", position=1)
    a_part(barrow_millom, "barrow", position=2)
    a_part(barrow_millom, "millom", position=3)
    an_icc("kendal", position=4)
    return {one.code: one for one in Community.objects.all()}


@pytest.fixture
def pam_people(communities):
    """Five people of Barrow and one of Kendal."""
    both_cut_points()
    for before, after in PEOPLE:
        assessed(communities["barrow"], before, after)
    assessed(communities["kendal"], "50", "51")


@pytest.fixture
def projects(communities):
    """A garden and a walk on the long scale, a choir on the short one."""
    garden = {"instrument": "wemwbs", "project": "Garden"}
    for before, after in [("40", "44"), ("42", "44"), ("50", "46"), ("45", None)]:
        assessed(communities["barrow"], before, after, **garden)
    assessed(communities["millom"], "40", "46", instrument="wemwbs", project="Walk")
    assessed(communities["kendal"], "20", "25", instrument="swemwbs", project="Choir")


def page_of(client, address):
    response = client.get(address)
    return response, unescape(response.content.decode())


def file_of(client, address):
    return list(csv.DictReader(client.get(address).content.decode().splitlines()))


def test_levels_stand_side_by_side(pam_people, analyst_client):
    rows = file_of(analyst_client, "/outcomes/?csv=levels")

    assert [row["Level"][:1] for row in rows] == ["1", "2", "3", "4", "A"]
    assert [row["People at first assessment"] for row in rows] == ["1", "2", "2", "1", "6"]
    assert [row["People at latest repeat"] for row in rows] == ["1", "1", "2", "1", "5"]


def test_older_set_moves_the_boundary_of_the_highest_level(pam_people, analyst_client):
    rows = file_of(analyst_client, "/outcomes/?levels=older&csv=levels")

    assert [row["People at first assessment"] for row in rows] == ["1", "2", "1", "2", "6"]


def test_page_names_the_set_it_shows(pam_people, analyst_client):
    _, current = page_of(analyst_client, "/outcomes/")
    _, older = page_of(analyst_client, "/outcomes/?levels=older")

    assert "Current set: level 2 begins at 47.1, level 3 at 55.2 and level 4 at 72.5." in current
    assert "Older set: level 2 begins at 47.1, level 3 at 55.2 and level 4 at 67.1." in older
    assert "Source of the older set." in older


def test_movement_between_levels_is_told_and_tabled(pam_people, analyst_client):
    _, html = page_of(analyst_client, "/outcomes/")
    rows = file_of(analyst_client, "/outcomes/?csv=movement")

    assert (
        "Of 5 people assessed twice, 2 (40.0%) moved to a higher level, 2 stayed at theirs and "
        "1 moved to a lower one." in html
    )
    assert rows[1]["Level 3 at latest repeat"] == "1"
    assert rows[-1]["All"] == "5"


def test_change_and_gain_are_told_by_community_and_for_everybody(pam_people, analyst_client):
    change = file_of(analyst_client, "/outcomes/?csv=change")
    gain = file_of(analyst_client, "/outcomes/?csv=gain")

    assert [row["Community"] for row in change] == [
        "Barrow",
        "Millom",
        "Kendal ICC",
        "Morecambe Bay",
    ]
    assert [row["Median change"] for row in change] == ["4.0", "nobody", "1.0", "3.0"]
    last = gain[-1]
    assert (last["Gained 3 points or more"], last["Share"]) == ("3", "75.0")
    assert last["Left out: level 4 at the start"] == "1"
    assert gain[1]["Share"] == "nobody"


def test_icc_is_shown_with_its_parts(pam_people, analyst_client):
    _, html = page_of(analyst_client, "/outcomes/?place=barrow-millom")
    rows = file_of(analyst_client, "/outcomes/?place=barrow-millom&csv=change")

    assert "Movement between levels, Barrow and Millom ICC" in html
    assert [row["Community"] for row in rows] == ["Barrow", "Millom", "Barrow and Millom ICC"]


def test_single_community_is_one_row(pam_people, analyst_client):
    rows = file_of(analyst_client, "/outcomes/?place=kendal&csv=gain")

    assert [row["Community"] for row in rows] == ["Kendal ICC"]


def test_year_is_that_of_the_first_assessment(pam_people, communities, analyst_client):
    assessed(communities["kendal"], "80", None, on=date(2018, 4, 1))

    _, html = page_of(analyst_client, "/outcomes/?year=2018-19")
    rows = file_of(analyst_client, "/outcomes/?year=2019-20&csv=levels")

    assert "Change in score, Morecambe Bay, first assessed in 2018/19" in html
    assert "100.0% of 1 person were at level 3 or 4 at their first assessment" in html
    assert '<option value="2019-20">2019/20</option>' in html
    assert rows[-1]["People at first assessment"] == "6"


def test_place_where_nobody_was_assessed_says_so(pam_people, analyst_client):
    _, html = page_of(analyst_client, "/outcomes/?place=millom")

    assert "Nobody has been assessed yet." in html
    assert html.count("Nobody has been assessed twice yet.") >= 2
    assert "Nobody below level 4 has been assessed again" in html


def test_place_where_nobody_came_back_tells_the_first_levels(
    pam_people, communities, analyst_client
):
    assessed(communities["millom"], "60", None)

    _, html = page_of(analyst_client, "/outcomes/?place=millom")

    assert "100.0% of 1 person were at level 3 or 4 at their first assessment. Nobody" in html


@pytest.mark.parametrize("asked", ["place=nowhere", "levels=newest", "year=1999-00"])
def test_choice_that_is_not_offered_is_told(pam_people, analyst_client, asked):
    response, html = page_of(analyst_client, f"/outcomes/?{asked}")

    assert response.status_code == 400
    assert "There is a problem" in html
    assert "Movement between levels, Morecambe Bay" in html


def test_page_without_scores_or_cut_points_says_which(communities, analyst_client):
    _, without_sets = page_of(analyst_client, "/outcomes/")
    both_cut_points()
    _, without_scores = page_of(analyst_client, "/outcomes/")

    assert "No cut-points of levels have been loaded yet." in without_sets
    assert "Nobody has been assessed yet." in without_scores


def test_made_up_scores_are_marked(communities, analyst_client):
    both_cut_points()
    assessed(communities["kendal"], "50", "60", batch=an_illustrative_batch())

    _, html = page_of(analyst_client, "/outcomes/")

    assert html.count("Illustrative</strong>") == 4
    assert "Source: Made up. As at 1 December 2019." in html


def test_recorded_scores_name_their_source(pam_people, analyst_client):
    _, html = page_of(analyst_client, "/outcomes/")

    assert "Source: Scores recorded by the communities’ teams. As at 1 December 2019." in html
    assert "Illustrative</strong>" not in html


def test_projects_stand_side_by_side_each_scale_by_itself(projects, analyst_client):
    _, html = page_of(analyst_client, "/outcomes/wellbeing/")
    long = file_of(analyst_client, "/outcomes/wellbeing/?csv=wemwbs-project")
    short = file_of(analyst_client, "/outcomes/wellbeing/?csv=swemwbs-project")

    assert [row["Project"] for row in long] == ["Garden, Barrow", "Walk, Millom", "Morecambe Bay"]
    assert [row["People with both scores"] for row in long] == ["3", "1", "4"]
    assert [row["Mean change"] for row in long][1:] == ["6.0", "2.0"]
    assert [row["95% interval from"] for row in long][1] == "one pair"
    assert [row["Project"] for row in short] == ["Choir, Kendal", "Morecambe Bay"]
    assert "a mean change of 2.0 points (95% interval \N{MINUS SIGN}4.9 to 8.9)" in html
    assert "2 of them (50.0%) rose by 3 points or more." in html
    assert "Fewer than 30 pairs: read with care. This holds for Garden, Barrow and Walk" in html


def test_short_scale_is_converted_before_it_is_averaged(projects, analyst_client):
    rows = file_of(analyst_client, "/outcomes/wellbeing/?csv=swemwbs-icc")

    kendal = next(row for row in rows if row["ICC"] == "Kendal ICC")
    assert (kendal["Mean before"], kendal["Mean after"]) == ("18.59", "22.35")


def test_iccs_have_the_projects_of_their_parts_together(projects, analyst_client):
    rows = file_of(analyst_client, "/outcomes/wellbeing/?csv=wemwbs-icc")

    assert [row["ICC"] for row in rows] == ["Barrow and Millom ICC", "Kendal ICC", "Morecambe Bay"]
    assert [row["People with both scores"] for row in rows] == ["4", "0", "4"]
    assert rows[1]["Mean change"] == "no pair"
    assert rows[0]["Meaningful rise"] == "2"
    assert rows[0]["Meaningful fall"] == "1"


def test_thirty_pairs_carry_no_word_of_care(communities, analyst_client):
    for n in range(30):
        fields = {"instrument": "wemwbs", "project": "Garden"}
        assessed(communities["kendal"], "40", str(41 + n % 3), **fields)

    _, html = page_of(analyst_client, "/outcomes/wellbeing/")

    assert "read with care" not in html


def test_project_with_first_scores_alone_has_no_change_yet(communities, analyst_client):
    assessed(communities["kendal"], "40", None, instrument="wemwbs", project="Garden")

    _, html = page_of(analyst_client, "/outcomes/wellbeing/")

    assert "Nobody has been assessed twice yet." in html


def test_wellbeing_without_scores_says_so(communities, analyst_client):
    _, html = page_of(analyst_client, "/outcomes/wellbeing/")

    assert "There are no scores yet." in html


@pytest.mark.parametrize("roles", [{Role.ANALYST}, set()])
def test_every_figure_is_valid_in_plotlys_schema(pam_people, projects, roles):
    reader = Access(TODAY, roles=frozenset(roles))
    pam = scored([PAM], TODAY)
    charts = [
        *pam_figures.charts(pam, LevelSets(level_sets().sets[:1]), everybody(pam.register), reader),
        *wellbeing_figures.charts(scored(WELLBEING, TODAY), reader),
    ]

    for chart in charts:
        assert plotly.graph_objects.Figure(chart.figure)
    assert len({chart.key for chart in charts}) == 8


@pytest.mark.parametrize(("address", "queries"), [("/outcomes/", 9), ("/outcomes/wellbeing/", 8)])
def test_pages_take_as_many_queries_for_one_person_as_for_thirty(
    address,
    queries,
    pam_people,
    projects,
    communities,
    analyst_client,
    django_assert_max_num_queries,
):
    for _ in range(30):
        assessed(communities["kendal"], "50", "60")
        assessed(communities["kendal"], "50", "60", instrument="wemwbs", project="Garden")

    with django_assert_max_num_queries(queries):
        analyst_client.get(address)


@pytest.mark.parametrize(("page", "other"), [("", "wellbeing/"), ("wellbeing/", "")])
def test_page_that_is_open_is_no_link_to_itself(communities, lead_client, page, other):
    html = lead_client.get(f"/outcomes/{page}").content.decode()

    nav = html[html.index('<nav aria-label="Outcomes">') :].partition("</nav>")[0]
    assert f'href="/outcomes/{page}"' not in nav
    assert f'href="/outcomes/{other}"' in nav
    assert nav.count('aria-current="page"') == 1
