"""A group member makes a pack of a closed quarter; an analyst is asked why one is closed."""

from io import BytesIO

from openpyxl import load_workbook

from tests.browser.people import ANALYST, GROUP_MEMBER

EDITION = "/reports/2019-20-q4-r1/"
LONGEST_WAIT = 120_000  # milliseconds, for a machine that does much else


def test_pack_is_asked_for_by_keyboard_and_made_meanwhile(story):
    member = story(GROUP_MEMBER)
    member.opens(EDITION)
    member.page.get_by_role("link", name="Make a pack").press("Enter")
    member.all_is_well()

    member.page.get_by_label("Place", exact=True).select_option("South Cumbria")
    member.page.get_by_label("The team").press("Space")
    for other in ("PowerPoint", "PDF", "Word"):
        member.page.get_by_label(other).press("Space")
    member.page.get_by_role("button", name="Make the pack").press("Enter")
    assert member.heading().startswith("South Cumbria: Q4 2019/20")
    ready = member.page.get_by_role("status").get_by_text("Ready.")
    ready.wait_for(timeout=LONGEST_WAIT)

    link = member.page.get_by_role("link", name="Download the Excel workbook")
    with member.page.expect_download() as waiting:
        link.press("Enter")
    file = waiting.value
    assert file.suggested_filename == "south-cumbria-q4-2019-20-r1-team.xlsx"
    book = load_workbook(BytesIO(file.path().read_bytes()))
    assert "South Cumbria: Q4 2019/20" in str(book.worksheets[0]["A1"].value)
    member.all_is_well()


def test_chart_of_an_edition_is_chosen_and_taken_as_a_picture(story):
    member = story(GROUP_MEMBER)
    member.opens(EDITION)
    member.page.get_by_role("link", name="Charts, one by one").press("Enter")
    member.all_is_well()

    member.page.get_by_label("Measure", exact=True).select_option("Non-elective admissions")
    member.page.get_by_label("Place", exact=True).select_option("Kendal ICC")
    member.page.get_by_label("Who is it for?").select_option("The team, in full")
    member.page.get_by_role("button", name="Show").press("Enter")
    member.page.get_by_text("Figures of the team’s own places are given in full").wait_for()
    member.page.get_by_text("Show as table or download").click()
    member.all_is_well()

    with member.page.expect_download() as waiting:
        member.page.get_by_role("link", name="PNG: Non-elective admissions, Kendal ICC").click()
    file = waiting.value
    assert file.suggested_filename == "2019-20-q4-r1-nel-admissions-kendal-team.png"
    assert file.path().read_bytes().startswith(b"\x89PNG")


def test_chart_that_is_not_for_the_reader_is_refused_at_its_box(story):
    member = story(GROUP_MEMBER)
    member.opens(f"{EDITION}charts/?place=whole&audience=team")

    text = member.page.get_by_role("alert").inner_text()
    assert "You read Morecambe Bay as published" in text
    assert [found for found in member.problems() if "400 (Bad Request)" not in found] == []


def test_wrong_numbers_are_told_at_their_boxes(story):
    member = story(GROUP_MEMBER)
    member.opens(f"{EDITION}pack/")

    member.page.get_by_label("Non-elective admissions", exact=True).fill("first")
    member.page.get_by_label("The team").check()
    member.page.get_by_role("button", name="Make the pack").click()

    text = member.page.get_by_role("alert").inner_text()
    assert "Non-elective admissions: write a whole number, or leave it blank." in text
    assert "You read Morecambe Bay as published" in text
    member.all_is_well()


def test_closing_with_something_missing_asks_why(story):
    analyst = story(ANALYST)
    analyst.opens("/reports/close/?quarter=2020-21-q4")
    analyst.all_is_well()

    analyst.page.get_by_label("I know that closing cannot be undone").check()
    analyst.page.get_by_role("button", name="Close Q4 2020/21").click()

    assert "Error" in analyst.title()
    assert "Why is it closed all the same?" in analyst.page.get_by_role("main").inner_text()
    analyst.all_is_well()
