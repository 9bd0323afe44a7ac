"""The pack's page: every figure in its place, and nothing that a name could break."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from reports.packs.pack import Point
from reports.packs.page import in_css, pack_page, page_to_print, styles
from reports.packs.section_tables import MONTHS_PRINTED, shown
from tests.reports.packs.sample import awkward_pack, empty_pack, lone_pack, sample_pack


def page_of(pack):
    return lxml.html.document_fromstring(pack_page(pack))


def words(element):
    return " ".join(element.text_content().split())


def cells(table):
    """The texts of a table by the first cell of their row and the heading of their column."""
    headings = [words(cell) for cell in table.findall(".//thead/tr/th")]
    filled = [row for row in table.findall(".//tbody/tr") if len(row) == len(headings)]
    rows = [[words(cell) for cell in row] for row in filled]
    return {
        (row[0], heading): text for row in rows for heading, text in zip(headings, row, strict=True)
    }


def tables(page):
    return {words(table.find("caption")): cells(table) for table in page.iter("table")}


def written(section, point):
    figure = shown(point)
    return figure if isinstance(figure, str) else section.unit.number(figure)


def month_words(section, point):
    """The month's row, which says whether any figure in it may still change."""
    beside = [one.points for one in (section.subject, *section.communities)]
    states = {other.state for points in beside for other in points if other.month == point.month}
    return f"{point.month:%b %Y}" + " (provisional)" * ("provisional" in states)


@pytest.fixture(scope="module")
def pack():
    return awkward_pack(measures=3)


@pytest.fixture(scope="module")
def page(pack):
    return page_of(pack)


def test_name_from_the_right_does_not_turn_the_sentence_around(page):
    """The name stands apart, and no sentence takes its direction from its first letter."""
    sentences = page.xpath("//p[bdi='مجتمع الرعاية المتكاملة في كيندال']")

    assert " admissions in مجتمع الرعاية المتكاملة في كيندال in March" in words(sentences[0])
    assert {sentence.get("dir") for sentence in sentences} == {None}
    assert page.xpath("//h1[not(@dir)]")


def test_latest_figures_of_subject_and_communities_are_in_one_table(pack, page):
    found = tables(page)

    for section in pack.sections:
        caption = f"{section.name}, {section.subject.place} and each community"
        table = found[" ".join(caption.split())]
        for series in (section.subject, *section.communities):
            for point in series.points[-MONTHS_PRINTED:]:
                at = (month_words(section, point), " ".join(series.short_name.split()))
                assert table[at] == written(section, point)


def test_subjects_figures_come_with_target_and_limits(pack, page):
    section = pack.sections[1]
    point = section.subject.points[-1]

    table = tables(page)[f"{section.name}, South Cumbria and each community"]

    assert table["Mar 2020 (provisional)", "South Cumbria"] == section.unit.number(point.value)
    assert table["Mar 2020 (provisional)", "Trajectory"] == "95.0%"
    mean, lower, upper = map(section.unit.number, (point.mean, point.lower, point.upper))
    said = [words(note) for note in page.xpath("//p[@class='pack__note']")]
    assert f"Mean {mean}, expected range {lower} to {upper}." in said


def test_figures_of_one_community_come_with_what_they_rest_on():
    lone = lone_pack(measures=2)
    section = lone.sections[1]
    point = section.subject.points[-1]

    table = tables(page_of(lone))[f"{section.name}, {section.subject.place}"]

    row = {heading: text for (month, heading), text in table.items() if month == "Mar 2020"}
    assert row == {
        "Month": "Mar 2020",
        "People who were seen": f"{point.numerator:,.0f}",
        "Everybody who could have been counted": "200",
        "Percentage of people": section.unit.number(point.value),
        "Trajectory": "95.0%",
        "Status": "Provisional",
    }


def test_hidden_figure_says_so(pack, page):
    texts = [text for table in tables(page).values() for text in table.values()]

    assert Counter(texts)["Hidden"] > 0


def test_each_chart_has_words_in_its_place(pack, page):
    charts = page.xpath("//svg[@role='img']")

    assert len(charts) == sum(1 + len(section.communities) for section in pack.sections)
    series = [one for section in pack.sections for one in (section.subject, *section.communities)]
    for chart, one in zip(charts, series, strict=True):
        assert chart.get("aria-label").endswith(f". {one.sentence}")


def test_contents_lead_to_every_part(page):
    links = [link.get("href").removeprefix("#") for link in page.xpath("//nav//a")]

    assert links == [heading.get("id") for heading in page.xpath("//main//h2")]


def test_no_identity_is_given_twice(page):
    counted = Counter(page.xpath("//@id"))

    assert [identity for identity, times in counted.items() if times > 1] == []


def test_headings_go_down_by_single_steps(page):
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_names_are_text_and_never_markup(pack, page):
    assert words(page.find(".//h1")) == pack.title
    assert page.find(".//marked") is None


def test_page_says_which_edition_it_is(pack, page):
    about = words(page.find(".//header"))

    for said in ("Q4 2019/20, revision 1", "14 May 2020", "Outside the team", "0123456789abcdef"):
        assert said in about
    assert "made up for a demonstration" in about


def test_foot_of_each_sheet_names_the_edition(pack):
    assert 'content: "Edition Q4 2019\\2f 20\\2c  revision 1' in styles(pack)


def test_words_cannot_leave_their_rule():
    assert in_css('a"}</style>') == "a\\22 \\7d \\3c \\2f style\\3e "


def test_page_to_print_is_the_page_and_shown_on_no_screen(pack):
    never = "@media screen { body { display: none } }"

    assert page_to_print(pack).count(never) == 1
    assert page_to_print(pack).replace(never, "") == pack_page(pack)


def test_page_asks_nothing_of_anybody(page):
    assert page.xpath("//@src | //link/@href") == []


def test_measure_without_figures_says_so():
    page = page_of(empty_pack(measures=1))

    assert page.text_content().count("There are no figures for South Cumbria yet.") == 2
    assert page.xpath("//svg[@role='img']") == []
    assert "Illustrative" not in page.text_content()
    assert page.xpath("//h2[@id='stories']") == []


def test_pack_of_one_community_has_no_others():
    page = page_of(lone_pack(measures=1))

    assert page.xpath("//h3[text()='Each community']") == []
    assert len(page.xpath("//svg[@role='img']")) == 1


def test_subject_that_is_not_measured_as_a_whole_is_told():
    pack = sample_pack(measures=1, communities=2, months=8)
    section = pack.sections[0]
    unmeasured = replace(section.subject, points=(), sentence="Not measured.", as_at=None)

    page = page_of(replace(pack, sections=(replace(section, subject=unmeasured),)))

    assert "Not measured." in page.text_content()
    caption = f"{section.name}, {section.subject.place} and each community"
    assert len(tables(page)[caption]) == 8 * 3  # no column for what is not measured


def test_series_too_short_for_limits_is_drawn_as_bars():
    pack = sample_pack(measures=1, communities=1, months=4)
    section = pack.sections[0]
    points = [
        replace(point, mean=None, lower=None, upper=None, limits_from=None)
        for point in section.subject.points
    ]
    short = replace(section, subject=replace(section.subject, points=points))

    page = page_of(replace(pack, sections=(short,)))

    assert len(page.xpath("//*[@data-trace]/rect")) == 4
    assert not [note for note in page.xpath("//p[@class='pack__note']") if "Mean" in words(note)]


def test_hidden_month_is_a_word_on_bars_and_never_an_older_months():
    pack = sample_pack(measures=1, communities=1, months=4)
    section = pack.sections[0]
    points = [
        replace(point, mean=None, lower=None, upper=None, limits_from=None)
        for point in section.subject.points
    ]
    points[-1] = Point(points[-1].month, None, "suppressed")
    short = replace(section, subject=replace(section.subject, points=points))

    page = page_of(replace(pack, sections=(short,)))

    chart = page.xpath("//svg[@role='img']")[0]
    assert len(chart.xpath(".//*[@data-trace]/rect")) == 3
    assert chart.xpath(".//text[contains(., 'hidden')]")
    assert "As at March 2020" in page.text_content()


def test_page_is_the_same_every_time():
    assert pack_page(awkward_pack(measures=1)) == pack_page(awkward_pack(measures=1))
