"""Reporting a month: quickly, by two at once, over a lost session, and against a lock."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Route

from targets.demonstration.load import PASSWORD
from tests.browser.desk import MOST_INTERACTIONS, Desk
from tests.browser.story import Story

LEAD = "lead.kendal@example.nhs.uk"
DEPUTY = "deputy.kendal@example.nhs.uk"
ANALYST = "analyst@example.nhs.uk"
ANSWERS = """() => Object.fromEntries([...document.querySelectorAll("[data-box]")].map((box) =>
    [`${box.dataset.row} ${box.dataset.column}`, box.querySelector("[data-answer]").value]))"""


@pytest.fixture
def asked(story) -> Callable[[str], str]:
    """An analyst asks for another month, which nobody has begun."""

    def ask(month: str) -> str:
        analyst = story(ANALYST)
        analyst.opens("/returns/periods/")
        today = date.today()
        for name, days in {"advised_by": 7, "closes": 30, "locks": 60}.items():
            analyst.page.fill(f"[name={name}]", str(today + timedelta(days=days)))
        analyst.page.fill("[name=month]", month)
        analyst.page.get_by_role("button", name="Save").click()
        analyst.all_is_well()
        return month

    return ask


def block(answers: dict[str, str]) -> list[list[str]]:
    """Answers by place as the cells of a spreadsheet."""
    places = {tuple(map(int, place.split())): text for place, text in answers.items()}
    rows = 1 + max(row for row, _ in places)
    columns = 1 + max(column for _, column in places)
    return [[places.get((row, column), "") for column in range(columns)] for row in range(rows)]


def test_whole_month_is_entered_and_submitted_in_few_steps(story, asked) -> None:
    month = asked("2021-04")
    lead = story(LEAD, width=320)
    lead.opens("/returns/kendal/2021-01/")
    last = block(lead.page.evaluate(ANSWERS))
    desk = Desk(lead, month)

    desk.skips_to_content()
    desk.tabs_to(desk.box(0))
    desk.pastes(last[:-2])
    desk.tabs_to(lead.page.get_by_role("link", name="Care homes"), "Shift+Tab")
    desk.presses("Enter")
    desk.tabs_to(desk.box(len(last) - 2))
    desk.types(last[-2][0])
    desk.presses("Enter")
    desk.types(last[-1][0])
    desk.presses("Enter")
    desk.sees_all_saved()
    for question in lead.page.locator("[data-does=confirm]:visible").all():
        question.press("Enter")
        desk.interactions += 2
    desk.sees_all_saved()
    desk.tabs_to(lead.page.locator("#return-submit"))
    desk.presses("Enter")
    lead.page.wait_for_url("**/submit/")
    lead.all_is_well()
    desk.skips_to_content()
    desk.tabs_to(lead.page.get_by_role("button", name="Submit"))
    desk.presses("Enter")

    lead.page.get_by_text("Submitted by").first.wait_for()
    lead.all_is_well()
    assert block(lead.page.evaluate(ANSWERS)) == last
    assert desk.interactions <= MOST_INTERACTIONS


def test_keys_say_the_four_answers_and_lead_from_box_to_box(story, asked) -> None:
    desk = Desk(story(LEAD, width=320), asked("2021-05"))
    desk.goes_to(9)

    for key in ("n", "Enter", "?", "Enter", "0", "Enter", "=", "Shift+Enter"):
        desk.presses(key)

    desk.sees_all_saved()
    assert [desk.box(row).input_value() for row in (9, 10, 11)] == ["n/a", "?", "0"]
    assert desk.box(11).evaluate("(box) => box === document.activeElement")
    desk.presses("7")
    desk.goes_to(10)
    desk.presses("Backspace")
    desk.sees_all_saved()
    assert desk.box(10).input_value() == ""
    assert desk.box(11).input_value() == "7"
    desk.types("many")
    desk.status(10).get_by_text("“many” is not a number").wait_for()
    desk.story.all_is_well()


def test_faulty_answer_is_told_at_its_box_and_the_history_shows_the_rest(story, asked) -> None:
    desk = Desk(story(LEAD), asked("2021-06"))
    desk.goes_to(9)
    desk.types("12")
    desk.presses("Enter")
    desk.types("1.5")

    desk.status(10).get_by_text("leave out what follows the point").wait_for()
    desk.page.get_by_text("1 not saved yet").wait_for()
    desk.page.locator("#return-submit").press("Enter")
    desk.page.get_by_text("Put it right before you submit").wait_for()
    assert desk.box(10).evaluate("(box) => box === document.activeElement")
    history = desk.page.locator('[data-row="9"] details')
    history.locator("summary").press("Enter")

    history.get_by_text("Entered: 12").wait_for()
    desk.story.all_is_well()
    desk.page.reload()
    desk.status(10).get_by_text("leave out what follows the point").wait_for()
    assert desk.box(9).input_value() == "12"
    assert desk.box(10).input_value() == "1.5"


def test_two_at_once_are_shown_both_answers_and_asked(story, asked) -> None:
    month = asked("2021-07")
    first, second = Desk(story(LEAD), month), Desk(story(DEPUTY, width=320), month)
    first.goes_to(9)
    first.types("14")
    first.sees_all_saved()

    second.goes_to(9)
    second.types("12")
    second.status(9).get_by_text("Demonstration lead saved 14 at").wait_for()
    second.story.all_is_well()
    second.page.locator("[data-does=mine]").press("Enter")
    second.sees_all_saved()
    first.goes_to(9)
    first.types("0")
    first.status(9).get_by_text("Demonstration deputy saved 12 at").wait_for()
    first.page.locator("[data-does=theirs]").press("Enter")
    first.sees_all_saved()

    assert first.box(9).input_value() == second.box(9).input_value() == "12"
    first.story.all_is_well()


def test_session_that_ends_midway_costs_nothing_that_was_typed(story, asked) -> None:
    desk = Desk(story(LEAD), asked("2021-08"))
    desk.goes_to(9)
    desk.types("12")
    desk.sees_all_saved()

    desk.page.context.clear_cookies(name="session")
    desk.presses("Enter")
    desk.types("13")
    desk.page.get_by_role("alert").get_by_text("You are signed out.").wait_for()
    desk.status(10).get_by_text("Not saved: you are signed out.").wait_for()
    with desk.page.expect_popup() as tab:
        desk.page.get_by_role("link", name="Sign in again").click()
    tab.value.fill("input[name=login]", LEAD)
    tab.value.fill("input[name=password]", PASSWORD)
    tab.value.press("input[name=password]", "Enter")
    tab.value.wait_for_url(lambda url: "/login" not in url)

    desk.sees_all_saved()
    desk.story.complaints.clear()  # the browser told of each refusal
    desk.page.reload()
    assert [desk.box(row).input_value() for row in (9, 10)] == ["12", "13"]
    desk.story.all_is_well()


def test_closed_lid_without_a_connection_costs_nothing_that_was_typed(story, asked) -> None:
    desk = Desk(story(LEAD), asked("2021-09"))
    desk.page.context.set_offline(True)
    desk.goes_to(9)
    desk.types("12")
    desk.status(9).get_by_text("Not saved: there is no connection.").wait_for()

    context = desk.page.context
    desk.page.close()
    context.set_offline(False)
    again = Desk(Story(context.new_page()), "2021-09")

    again.page.get_by_text("1 that you typed before had not been saved").wait_for()
    again.sees_all_saved()
    again.page.reload()
    assert again.box(9).input_value() == "12"
    again.story.all_is_well()


def test_value_typed_after_a_lost_answer_is_saved_without_a_question(story, asked) -> None:
    def loses_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    desk = Desk(story(LEAD), asked("2021-12"))
    desk.page.route("**/save/", loses_the_answer, times=1)
    desk.goes_to(9)
    desk.types("12")
    desk.status(9).get_by_text("Not saved: there is no connection.").wait_for()

    desk.presses("Control+A")
    desk.types("13")

    desk.sees_all_saved()
    desk.story.complaints.clear()  # the browser told of the lost answer
    history = desk.page.locator('[data-row="9"] details')
    history.locator("summary").press("Enter")
    history.get_by_text("from 12 to 13").wait_for()
    desk.story.all_is_well()


def test_column_of_twelve_rows_is_pasted(story, asked) -> None:
    desk = Desk(story(LEAD), asked("2021-10"))
    column = ["20", "110", "12", "1.5", *map(str, range(5, 13))]

    desk.goes_to(9)
    desk.pastes([[cell] for cell in column])

    desk.status(12).get_by_text("leave out what follows the point").wait_for()
    desk.page.get_by_text("1 not saved yet").wait_for()
    assert [desk.box(row).input_value() for row in range(9, 21)] == column
    desk.goes_to(24)
    desk.pastes([["1", "2"], ["3", "4"]])
    desk.page.get_by_text("2 of the cells you pasted had no box").wait_for()
    desk.story.all_is_well()


def test_locked_month_says_why_until_an_analyst_gives_more_time(story) -> None:
    locked = Desk(story(LEAD), "2020-06")
    assert locked.box(9).get_attribute("readonly") is not None
    locked.page.get_by_text("An analyst can").wait_for()
    locked.story.all_is_well()

    analyst = story(ANALYST)
    analyst.opens("/returns/periods/2020-06/")
    analyst.page.select_option("[name=community]", "kendal")
    analyst.page.fill("[name=until]", str(date.today() + timedelta(days=7)))
    analyst.page.fill("[name=reason]", "The list was found again")
    analyst.page.get_by_role("button", name="Give more time").click()
    analyst.page.get_by_role("cell", name="The list was found again").wait_for()
    analyst.all_is_well()
    analyst.opens("/returns/kendal/2020-06/")
    analyst.page.fill("[name=reason]", "You may add what was found")
    analyst.page.get_by_role("button", name="Send back").click()
    analyst.page.get_by_text("Sent back.").wait_for()
    analyst.all_is_well()

    opened = Desk(locked.story, "2020-06")
    opened.page.get_by_text("You may add what was found").wait_for()
    opened.goes_to(9)
    opened.page.keyboard.press("Control+A")
    opened.types("41")
    opened.sees_all_saved()
    opened.story.all_is_well()


def test_analyst_looks_after_items(story) -> None:
    analyst = story(ANALYST)
    for path in ("/returns/items/", "/returns/items/mdt_meetings/", "/returns/items/add/"):
        analyst.opens(path)
        analyst.all_is_well()


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_of_the_round_is_well(story, width) -> None:
    lead = story(LEAD, width=width)
    for path in (
        "/returns/",
        "/returns/kendal/2021-02/",
        "/returns/kendal/2021-03/",
        "/returns/kendal/2021-03/submit/",
        "/returns/kendal/2021-03/tell/",
        "/returns/kendal/2021-03/history/people_at_risk/",
        "/account/reminders/",
    ):
        lead.opens(path)
        lead.all_is_well()


def test_section_is_saved_by_its_button_without_javascript(story, asked) -> None:
    desk = Desk(story(LEAD, javascript=False), asked("2021-11"))
    desk.box(9).fill("12")
    desk.box(10).fill("many")
    form = desk.page.locator("form", has=desk.box(9))

    form.get_by_role("button", name="Save this section").click()

    assert "Error" in desk.story.title()
    assert desk.box(9).input_value() == "12"
    assert desk.box(10).input_value() == "many"
    assert desk.page.get_by_role("link", name="is not a number").count() == 1
