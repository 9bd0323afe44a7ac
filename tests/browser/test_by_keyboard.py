"""A reader who uses the keyboard alone."""

import re

from tests.browser.people import GROUP_MEMBER

CHART = "#nel_admissions"


def focused(reader) -> str:
    """The words of what has the focus."""
    return reader.page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
    )


def tabs_to(reader, words, limit=120) -> None:
    """Presses Tab until something with these words has the focus."""
    for _ in range(limit):
        reader.page.keyboard.press("Tab")
        if re.search(words, focused(reader) or ""):
            return
    raise AssertionError(f"{words} was not reached; {focused(reader)} was")


def test_skip_link_leads_to_what_the_page_is_about(story):
    reader = story(GROUP_MEMBER)
    reader.opens("/whole/")

    reader.page.keyboard.press("Tab")
    assert focused(reader) == "Skip to main content"
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")

    assert reader.page.evaluate("document.activeElement.name") == "section"


def test_menu_opens_and_leads_on_where_it_is_narrow(story):
    reader = story(GROUP_MEMBER, width=320)
    reader.opens("/")

    tabs_to(reader, "More$")
    reader.page.keyboard.press("Enter")
    tabs_to(reader, "^Reablement$")
    reader.page.keyboard.press("Enter")

    reader.page.wait_for_url("**/reablement/")
    reader.all_is_well()


def test_chart_is_taken_over_where_it_stands_and_keeps_the_focus(story):
    reader = story(GROUP_MEMBER)
    reader.opens("/communities/kendal/figures/")
    before = reader.page.locator(CHART).bounding_box()

    tabs_to(reader, "Non-elective admissions: chart")
    reader.page.locator(f"{CHART} .chart__box--taken").wait_for()
    reader.page.keyboard.press("ArrowRight")

    heard = reader.page.locator(f"{CHART} [aria-live]")
    heard.filter(has_text="2018").wait_for(state="attached")
    after = reader.page.locator(CHART).bounding_box()
    assert (after["height"], after["width"]) == (before["height"], before["width"])
    assert "chart" in focused(reader)
    assert reader.shifted() == 0
    reader.all_is_well()


def test_table_is_shown_and_handed_out(story):
    reader = story(GROUP_MEMBER)
    reader.opens("/communities/kendal/figures/")

    tabs_to(reader, "Show as table or download")
    reader.page.keyboard.press("Enter")
    assert reader.page.locator(f"{CHART} table").is_visible()
    tabs_to(reader, r"CSV \(labels\)")
    with reader.page.expect_download() as download:
        reader.page.keyboard.press("Enter")

    name = "communities-kendal-figures-nel-admissions-march-2021.csv"
    assert download.value.suggested_filename == name
    lines = download.value.path().read_text().splitlines()
    assert len(lines) == 37
    assert all(line.endswith("Illustrative") for line in lines[1:])
    reader.page.keyboard.press("Tab")  # a link with the focus has a ground instead of a line
    reader.all_is_well()
