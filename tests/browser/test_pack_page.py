"""A pack's page in a browser: with its styles let in, without a barrier, at both widths."""

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from reports.packs.printing import page_response
from tests.browser.story import Story
from tests.reports.packs.sample import awkward_pack, sample_pack

ADDRESS = "http://127.0.0.1/pack/"


@pytest.fixture
def opened(browser):
    """Opens the page of a pack as the portal answers, with the portal's policy."""
    contexts = []

    def open_it(pack, width):
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        story = Story(context.new_page())
        request = RequestFactory().get("/pack/")
        answer = CSPMiddleware(lambda _: page_response(pack))(request)
        assert isinstance(answer, HttpResponse)
        story.page.route(
            ADDRESS,
            lambda route: route.fulfill(body=answer.content, headers=dict(answer.headers)),
        )
        story.opens(ADDRESS)
        return story

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_pack_is_read_on_a_screen(opened, width):
    reader = opened(sample_pack(measures=2, communities=3, months=24), width)

    assert reader.heading() == "South Cumbria: Q4 2019/20"
    assert reader.page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily") == (
        "Arial, sans-serif"
    )
    reader.all_is_well()


def test_pack_with_awkward_names_is_read_on_a_telephone(opened):
    reader = opened(awkward_pack(measures=1), 320)

    reader.all_is_well()


def test_pack_is_clean_on_paper(opened):
    reader = opened(sample_pack(measures=1, communities=2, months=12), 1280)

    reader.page.emulate_media(media="print")

    assert reader.page.locator(".pack__on-screen:visible").count() == 0
    assert reader.page.locator("svg.chart__svg:visible").count() == 3
    reader.all_is_well()
