"""An analyst looks up why targets moved."""

from tests.browser.people import ANALYST


def test_follows_a_rebase_to_its_explanation(story):
    analyst = story(ANALYST)
    analyst.opens("/targets/")

    analyst.page.get_by_text("How the trajectory is shared out").click()
    analyst.page.get_by_role("link", name="every rebase").click()
    analyst.page.get_by_role("region").get_by_role("link").first.click()

    text = analyst.page.get_by_role("main").inner_text()
    assert analyst.heading().startswith("Rebase from Q4 2020/21")
    assert "Signed" in text
    assert "share" in text
    analyst.all_is_well()


def test_is_told_where_nothing_is_left_to_draft(story):
    analyst = story(ANALYST)
    analyst.opens("/targets/rebases/")

    analyst.page.get_by_role("link", name="Draft the next rebase").click()

    assert analyst.heading() == "Nothing to draft"
    analyst.all_is_well()
