"""A screen shows one section of measures at a time."""

from datetime import date

import pytest

from dashboards.forms import ScreenForm, asked_for
from measures.catalogue import catalogue
from returns.actions import submit
from tests.measures.measures_of import a_count_measure
from tests.returns.asked import MONTH, TODAY, a_period, an_item, saved
from tests.returns.conftest import item, kendal, lead, today

__all__ = ["item", "kendal", "lead", "today"]  # fixtures of another room

MEASURES = {
    code: a_count_measure(code=code, name=name, section=section)
    for code, name, section in (
        ("b", "First by name", ""),
        ("a", "Second by name", ""),
        ("walks", "Walks", "Prevention"),
    )
}


def form(**asked: str) -> ScreenForm:
    return ScreenForm(asked, earliest=MONTH, latest=MONTH, measures=MEASURES, in_full=True)


@pytest.mark.parametrize(
    ("asked", "codes", "heading"),
    [
        ({}, ["a", "b"], "Main measures"),
        ({"section": "Prevention"}, ["walks"], "Prevention"),
        ({"section": "None such"}, ["a", "b"], "Main measures"),
    ],
)
def test_the_section_asked_for_is_shown(asked, codes, heading):
    own = form(**asked)

    assert [measure.code for measure in own.shown] == codes
    assert own.heading == heading


def test_a_section_that_is_none_is_told():
    assert form(section="None such").errors["section"] == [
        "Choose from the list which measures are shown."
    ]


@pytest.mark.parametrize(
    ("asked", "code"), [(None, "b"), ("a", "a"), ("walks", "b"), ("none", "b")]
)
def test_one_measure_of_the_section_is_shown(asked, code):
    assert form().one_measure(asked).code == code


def test_other_screens_keep_the_section():
    assert asked_for(form(section="Prevention")) == {"section": "Prevention"}


@pytest.fixture
def handed_in(item, kendal, lead):
    saved(kendal, "plans", "4", by=lead)
    submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)


@pytest.mark.parametrize(
    "page", ["/whole/", "/groups/south-cumbria/", "/communities/kendal/figures/"]
)
def test_items_are_shown_in_their_section(handed_in, lead_client, page):
    main = lead_client.get(page).content.decode()
    section = lead_client.get(page, {"section": "Care plans"}).content.decode()

    assert "Care plans made" not in main
    assert "Care plans made" in section
    assert "submitted" in section
    assert "Non-elective admissions" not in section.partition("<main")[2]


def test_an_item_has_a_page_of_every_community(handed_in, lead_client):
    page = lead_client.get("/measures/plans/communities/")

    assert page.status_code == 200
    assert "Care plans made" in page.content.decode()
    assert lead_client.get("/measures/none-such/communities/").status_code == 404


def test_an_item_has_a_definition(handed_in, lead_client):
    page = lead_client.get("/measures/plans/").content.decode()

    assert "It shows how much was done." in page


def test_months_that_only_returns_know_of_can_be_shown(handed_in, lead_client):
    page = lead_client.get("/whole/").content.decode()

    assert '<option value="2020-04" selected>' in page or ">April 2020</option>" in page


@pytest.mark.parametrize("items", [1, 20])
def test_items_cost_no_further_queries(
    handed_in, lead_client, items, django_assert_max_num_queries
):
    a_period(date(2020, 3, 1))
    for n in range(items):
        an_item(f"item-{n}")
    assert catalogue()

    with django_assert_max_num_queries(20):
        lead_client.get("/whole/", {"section": "Care plans"})


def test_this_month_is_shown_where_there_are_no_figures(kendal, lead_client):
    page = lead_client.get("/whole/")

    assert "May 2020" in page.content.decode()
