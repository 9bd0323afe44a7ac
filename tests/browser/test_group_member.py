"""A member of an Oversight Group prepares for the meeting."""

import pytest

from tests.browser.people import GROUP_MEMBER

WIDTHS = pytest.mark.parametrize("width", [1280, 320])


@WIDTHS
def test_signs_in_and_sees_how_all_stand(story, width):
    member = story(width=width)

    member.signs_in(GROUP_MEMBER)

    page = member.page
    assert member.heading() == "Home"
    assert page.get_by_role("heading", name="South Cumbria Oversight Group").is_visible()
    table = page.get_by_role("region", name="Latest figures")
    admissions = table.get_by_role("row", name="Non-elective admissions Mar 2021, illustrative")
    trajectory = table.get_by_role("row", name="Trajectory Mar 2021, illustrative")
    assert admissions.first.get_by_role("link").count() == 8
    assert trajectory.first.get_by_role("cell").count() == 8
    member.all_is_well()


@WIDTHS
def test_follows_a_figure_to_its_chart(story, width):
    member = story(GROUP_MEMBER, width)
    member.opens("/whole/")

    member.page.get_by_role("region", name="Latest figures").get_by_role("link").first.click()

    assert member.heading()
    chart = member.page.locator("#nel_admissions")
    assert chart.get_by_text("Illustrative", exact=True).is_visible()
    assert "Morecambe Bay had" in chart.locator(".chart__sentence").inner_text()
    assert "against a trajectory of" in chart.locator(".chart__sentence").inner_text()
    assert chart.get_by_text("As at March 2021.").is_visible()
    member.all_is_well()


@WIDTHS
def test_sees_what_reablement_did_in_the_quarter(story, width):
    member = story(GROUP_MEMBER, width)
    member.opens("/")

    member.page.get_by_role("main").get_by_role("link", name="Reablement").click()

    assert member.heading() == "Reablement assessments, Q4 2019/20"
    text = member.page.get_by_role("main").inner_text()
    assert "326 of 472" in text
    assert "69.1%" in text
    assert "Provisional" in text
    assert "Illustrative" not in text
    member.all_is_well()


def test_compares_communities_by_another_measure(story):
    member = story(GROUP_MEMBER)
    member.opens("/groups/south-cumbria/?to=2020-03")

    member.page.get_by_label("Measure shown for each community").select_option(
        "reablement_plan_rate"
    )
    member.page.locator("form", has_text="Measure shown").get_by_role("button").click()

    page = member.page
    assert member.heading() == "South Cumbria Oversight Group"
    assert page.get_by_label("Figures up to").input_value() == "2020-03"
    heading = "Reablement assessments that ended in a plan"
    assert page.get_by_role("heading", level=2, name=heading).is_visible()
    assert page.locator(".charts--small .chart").count() == 6
    member.all_is_well()


def test_goes_from_the_group_to_a_community_and_its_register_page(story):
    member = story(GROUP_MEMBER)
    member.opens("/groups/")

    member.page.get_by_role("link", name="Kendal ICC").click()
    assert member.heading() == "Kendal ICC: figures"
    member.page.get_by_label("Breadcrumb").get_by_role("link", name="Kendal ICC").click()

    assert member.heading().endswith("Kendal ICC")
    member.all_is_well()
