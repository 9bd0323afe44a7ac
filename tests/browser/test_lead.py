"""A development lead looks at own community."""

import pytest

from tests.browser.people import LEAD


@pytest.mark.parametrize("width", [1280, 320])
def test_lead_reads_own_community(story, width):
    lead = story(LEAD, width)
    lead.opens("/")

    lead.page.get_by_role("heading", level=2).get_by_role("link", name="Kendal ICC").click()

    assert lead.heading() == "Kendal ICC: figures"
    assert lead.page.get_by_role("heading", name="What changed").is_visible()
    assert lead.page.locator(".chart").count() == 10
    lead.all_is_well()


def test_lead_sees_the_practices_of_own_community_alone(story):
    lead = story(LEAD)

    lead.opens("/targets/kendal/")
    own = lead.page.get_by_role("heading", name="Practices").count()
    lead.opens("/targets/bay/")
    others = lead.page.get_by_role("heading", name="Practices").count()

    assert (own, others) == (1, 0)
    lead.all_is_well()
