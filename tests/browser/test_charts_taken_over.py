"""Plotly takes every kind of chart over, in place, and tells the same."""

import pytest

from tests.browser.story import Story
from tests.charts.drawn import drawn_otherwise, keys_on
from tests.charts.gallery import served

SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


@pytest.fixture(scope="module")
def gallery(browser):
    with served() as address:
        yield address


@pytest.fixture
def reader(browser):
    """A reader before a screen of a given width."""
    contexts = []

    def sits(width=1280, javascript=True):
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, java_script_enabled=javascript))
        return Story(contexts[-1].new_page())

    yield sits
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 320])
def test_plotly_draws_what_every_figure_asks(reader, gallery, width):
    story = reader(width)
    story.opens(gallery)

    problems = {key: drawn_otherwise(story.page, key) for key in keys_on(story.page)}

    assert {key: found for key, found in problems.items() if found} == {}
    assert story.shifted() == 0
    story.all_is_well()


def test_drawings_alone_are_well_when_plotly_has_not_come(reader, gallery):
    story = reader(320)

    story.opens(gallery)

    story.all_is_well()


def test_drawings_are_there_without_javascript(reader, gallery):
    story = reader(javascript=False)

    story.opens(gallery)

    charts = story.page.locator(".chart").count()
    assert story.page.locator("svg.chart__svg:visible").count() == charts
    assert story.page.locator("details table").count() == charts


def test_chart_stays_as_drawn_when_plotly_cannot_be_loaded(reader):
    with served(lacking="plotly-basic") as address:
        story = reader()
        story.opens(address)
        warned = []
        story.page.on("console", lambda message: warned.append(message.text))

        with story.page.expect_console_message(lambda one: one.type == "warning"):
            story.page.locator(".chart__box").first.hover()

        assert any("stay as drawn" in text for text in warned)
        assert story.page.locator("svg.chart__svg:visible").count() > 0
        assert story.page.locator(".chart__plotly").count() == 0


def test_keyboard_goes_from_point_to_point_and_keeps_its_place(reader, gallery):
    story = reader()
    story.opens(gallery)
    box = story.page.locator(".chart__box").first
    heard = box.locator("[aria-live]")

    box.focus()
    story.page.locator(".chart__box--taken").first.wait_for()
    story.page.keyboard.press("ArrowRight")

    heard.filter(has_text="Apr 2019: 412 admissions").wait_for(state="attached")
    story.page.keyboard.press("ArrowRight")
    heard.filter(has_text="May 2019: 398 admissions").wait_for(state="attached")
    story.page.keyboard.press("ArrowLeft")
    heard.filter(has_text="Apr 2019: 412 admissions").wait_for(state="attached")
    story.page.keyboard.press("ArrowDown")
    heard.filter(has_text="From Oct 2019").wait_for(state="attached")
    assert box.evaluate("(one) => one === document.activeElement")


def test_charts_in_view_are_taken_over_by_themselves(reader, gallery):
    story = reader()

    story.opens(gallery)

    story.page.locator(".chart__box--taken").first.wait_for()
    assert story.page.locator(".chart__box--taken").count() < story.page.locator(".chart").count()


def test_tables_are_put_in_once_the_page_is_shown(reader, gallery):
    story = reader()

    story.opens(gallery)

    story.page.wait_for_selector(".chart noscript", state="detached")
    charts = story.page.locator(".chart").count()
    assert story.page.locator("details .figures-table table").count() == charts
    assert story.shifted() == 0
    story.all_is_well()


def test_plotly_is_not_fetched_for_a_reader_who_saves_data(reader, gallery):
    story = reader()
    story.page.add_init_script(SAVES_DATA)

    story.opens(gallery)
    story.page.evaluate("() => new Promise((done) => requestIdleCallback(done))")
    story.page.wait_for_timeout(300)

    assert not [one for one in story.requests if "plotly-basic" in one.url]


def test_picture_says_what_the_page_says(reader, gallery):
    story = reader()
    story.opens(gallery)
    box = story.page.locator(".chart__box").first
    box.hover()
    story.page.locator(".chart__box--taken").first.wait_for()

    with story.page.expect_download() as download:
        box.get_by_label("Download as a picture").click()

    assert download.value.suggested_filename == "chart-0.png"
    story.all_is_well()


def test_print_shows_the_drawings(reader, gallery):
    story = reader()
    story.opens(gallery)
    story.page.locator(".chart__box--taken").first.wait_for()

    story.page.emulate_media(media="print")

    assert story.page.locator(".chart__plotly:visible").count() == 0
    assert story.page.locator("svg.chart__svg:visible").count() > 0
    assert story.page.locator(".chart details:visible").count() == 0


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        ("figure.data[3].marker.color[0] = '#123456'", "colour"),
        ("figure.data[3].y[0] += 20", "point"),
        ("figure.data[3].name = 'Beds'", "names"),
        ("figure.layout.xaxis.ticktext[0] = 'May'", "x labels"),
    ],
)
def test_check_notices_when_plotly_draws_otherwise(reader, gallery, change, noticed):
    story = reader()
    story.page.add_init_script(SAVES_DATA)
    story.opens(gallery)
    asked = story.page.locator("#chart-0-figure").text_content()
    ask_otherwise(story.page, change)
    drawn_otherwise(story.page, "chart-0")

    story.page.evaluate(
        "(asked) => { document.getElementById('chart-0-figure').textContent = asked; }", asked
    )

    problems = drawn_otherwise(story.page, "chart-0")
    assert any(noticed in problem for problem in problems)


def test_check_notices_a_kind_of_trace_that_the_bundle_lacks(reader, gallery):
    story = reader()
    story.page.add_init_script(SAVES_DATA)
    story.opens(gallery)

    ask_otherwise(story.page, "figure.data[0].type = 'box'")

    assert any("types" in problem for problem in drawn_otherwise(story.page, "chart-0"))


def ask_otherwise(page, change):
    page.wait_for_selector("#chart-0-figure", state="attached")
    page.evaluate(
        "() => { const holder = document.getElementById('chart-0-figure');"
        f" const figure = JSON.parse(holder.textContent); {change};"
        " holder.textContent = JSON.stringify(figure); }"
    )
