"""With JavaScript off the sentence, the drawing and the table are all there."""

from tests.browser.people import GROUP_MEMBER


def test_charts_are_whole_without_javascript(story):
    reader = story(GROUP_MEMBER, javascript=False)

    reader.opens("/whole/")

    charts = reader.page.locator(".chart")
    for n in range(charts.count()):
        chart = charts.nth(n)
        assert chart.locator(".chart__sentence").inner_text()
        assert chart.locator("svg.chart__svg").is_visible()
        assert chart.locator("table").count() == 1
    assert charts.count() > 0
    assert reader.complaints == []


def test_table_opens_without_javascript(story):
    reader = story(GROUP_MEMBER, javascript=False)
    reader.opens("/reablement/")

    reader.page.locator("summary").first.click()

    assert reader.page.locator("details[open] table").first.is_visible()


def test_month_is_chosen_without_javascript(story):
    reader = story(GROUP_MEMBER, javascript=False)
    reader.opens("/communities/kendal/figures/")

    reader.page.get_by_label("Figures up to").select_option("2020-02")
    reader.page.get_by_role("button", name="Show").click()

    assert (
        "in February 2020" in reader.page.locator("#nel_admissions .chart__sentence").inner_text()
    )
