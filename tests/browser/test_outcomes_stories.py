"""Reading outcomes, and recording a score from the keyboard."""

import pytest

from tests.charts.drawn import drawn_otherwise, keys_on

LEAD = "lead.kendal@example.nhs.uk"
ANALYST = "analyst@example.nhs.uk"
PAGES = ["/outcomes/", "/outcomes/?levels=older&place=kendal", "/outcomes/wellbeing/"]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("page", PAGES)
def test_outcomes_are_read_on_a_wide_and_a_narrow_screen(story, page, width):
    reader = story(ANALYST, width)

    reader.opens(page)

    keys = keys_on(reader.page)
    found = {key: drawn_otherwise(reader.page, key) for key in keys}
    assert len(keys) == 4
    assert {key: problems for key, problems in found.items() if problems} == {}
    reader.all_is_well()


@pytest.mark.parametrize("width", [1280, 320])
def test_score_is_recorded_from_the_keyboard(story, width):
    lead = story(LEAD, width)
    lead.opens("/outcomes/add/")
    reference = lead.page.input_value("#id_reference")
    lead.all_is_well()

    lead.page.focus("#id_on")
    lead.page.keyboard.type("01102020")
    lead.page.focus("#id_score")
    lead.page.keyboard.type("101")
    lead.page.keyboard.press("Enter")
    lead.page.wait_for_selector(".nhsuk-error-summary")
    lead.all_is_well()
    kept = lead.page.input_value("#id_reference")
    lead.page.focus("#id_score")
    lead.page.keyboard.press("Control+A")
    lead.page.keyboard.type("61.3")
    lead.page.keyboard.press("Enter")
    lead.page.wait_for_selector(".nhsuk-notification-banner--success")

    assert kept == reference
    lead.all_is_well()
    assert f"The score of {reference} has been recorded." in lead.page.content()
