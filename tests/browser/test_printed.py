"""A page on paper: what is read stays, what is pressed goes."""

import pytest

from tests.browser.people import GROUP_MEMBER

A4_BETWEEN_MARGINS = {"width": 718, "height": 1047}


@pytest.mark.parametrize("path", ["/communities/kendal/figures/", "/reablement/", "/targets/"])
def test_printed_page_is_clean(story, path):
    reader = story(GROUP_MEMBER)
    reader.opens(path)
    reader.page.locator(".chart__box").first.hover()
    reader.page.locator(".chart__box--taken").first.wait_for()

    reader.page.emulate_media(media="print")

    page = reader.page
    for gone in ("header", "footer", "form", ".chart__plotly", ".nhsuk-breadcrumb", "details"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    charts = page.locator(".chart__box").count()
    assert page.locator("svg.chart__svg:visible").count() == charts > 0
    assert page.locator("h1:visible").count() == 1
    reader.all_is_well()


@pytest.mark.parametrize("path", ["/", "/whole/", "/whole/?section=Multidisciplinary+teams"])
def test_wide_tables_fit_on_paper(story, path):
    reader = story(GROUP_MEMBER)
    reader.opens(path)

    reader.page.set_viewport_size(A4_BETWEEN_MARGINS)
    reader.page.emulate_media(media="print")

    tables = reader.page.locator(".figures-table:visible")
    assert tables.count() > 0
    ends = tables.evaluate_all(
        "all => all.map(one => one.firstChild.getBoundingClientRect().right)"
    )
    assert max(ends) <= A4_BETWEEN_MARGINS["width"]
