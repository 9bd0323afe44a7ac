import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO

import pytest
import time_machine

from iccportal.charts.spc import POINT_STYLES
from reports.packs.pack import Marked, Point, Series
from reports.packs.section_tables import STATE_WORDS
from reports.packs.workbook import write_workbook
from reports.packs.workbook.shorthand import remarks, state_cell
from tests.reports.packs.sample import awkward_pack, empty_pack, lone_pack, sample_pack
from tests.workbooks.reading import formulas, opened, table_rows

FULL = sample_pack(measures=3, months=30, gaps=True, recalculated=True)
PACKS = {
    "full": FULL,
    "awkward": awkward_pack(),
    "lone": lone_pack(),
    "empty": empty_pack(),
}


@pytest.fixture(scope="module")
def books():
    return {name: opened(write_workbook(pack)) for name, pack in PACKS.items()}


@pytest.fixture
def full(books):
    return books["full"]


def moment(day):
    return datetime.combine(day, time())


def sheet_of(book, number):
    return next(sheet for sheet in book if sheet.title.startswith(f"{number} "))


@pytest.mark.parametrize("name", PACKS)
def test_every_figure_of_the_subject_is_that_of_the_pack(books, name):
    for number, section in enumerate(PACKS[name].sections, start=1):
        headings, *rows = table_rows(sheet_of(books[name], number))
        start = 4 if section.denominator else 2
        for point, row in zip(section.subject.points, rows, strict=True):
            told = dict(zip(headings, row, strict=True))
            assert told["Month"] == moment(point.month)
            assert told["State"] == state_cell(point.state)
            assert row[start] == point.value
            assert told["Trajectory"] == point.target
            if section.denominator:
                assert row[2:4] == (point.numerator, point.denominator)


@pytest.mark.parametrize("name", ["full", "awkward"])
def test_limits_and_kinds_of_points_are_those_of_the_pack(books, name):
    for number, section in enumerate(PACKS[name].sections, start=1):
        headings, *rows = table_rows(sheet_of(books[name], number))
        for point, row in zip(section.subject.points, rows, strict=True):
            told = dict(zip(headings, row, strict=True))
            of_group = [v for k, v in told.items() if re.match("Mean|Lower|Upper", k)]
            limits = [v for v in of_group if v is not None]
            expected = (point.mean, point.lower, point.upper)
            assert limits == [v for v in expected if v is not None]
            style = POINT_STYLES.get(point.point_type)
            assert told["Kind of point"] == (style.words if style else None)
            picked_out = [v for k, v in told.items() if k.startswith("Special") and v is not None]
            assert picked_out == ([point.value] if point.point_type.startswith("special") else [])


@pytest.mark.parametrize("name", ["full", "awkward"])
def test_every_figure_of_the_communities_is_that_of_the_pack(books, name):
    for number, section in enumerate(PACKS[name].sections, start=1):
        _, *rows = table_rows(books[name][f"{number} by community"])
        for place, series in enumerate(section.communities, start=1):
            assert [row[place] for row in rows] == [point.value for point in series.points]


def test_summary_tells_of_every_measure_and_place(full):
    headings, *rows = table_rows(full["Summary"])

    everybody = [
        (section, series)
        for section in FULL.sections
        for series in (section.subject, *section.communities)
    ]
    for (section, series), row in zip(everybody, rows, strict=True):
        told = dict(zip(headings, row, strict=True))
        latest = [point for point in series.points if point.value is not None][-1]
        assert (told["Measure"], told["Place"]) == (section.name, series.place)
        assert (told["Latest month"], told["Figure"]) == (moment(latest.month), latest.value)
        assert (told["Mean"], told["Upper limit"]) == (latest.mean, latest.upper)
        assert (told["Variation"], told["Assurance"]) == (series.variation, series.assurance)
        assert (told["Made up"], told["Sentence"]) == ("Illustrative", series.sentence)


def test_summary_has_no_older_figure_for_one_that_is_hidden():
    pack = sample_pack(measures=1, communities=1, months=14)
    section = pack.sections[0]
    *before, last = section.subject.points
    hidden = replace(section.subject, points=[*before, Point(last.month, None, "suppressed")])

    book = opened(write_workbook(replace(pack, sections=(replace(section, subject=hidden),))))

    _, row, *_ = table_rows(book["Summary"])
    assert row[2:5] == (moment(last.month), None, "[c] Hidden")


def test_summary_of_no_figures_is_empty_where_a_figure_would_be(books):
    _, row, *_ = table_rows(books["empty"]["Summary"])

    assert row[2:9] == (None,) * 7
    assert row[11:] == ("No", "There are no figures for South Cumbria yet.")


def test_every_sheet_stands_in_the_contents_and_leads_back(full):
    others = [name for name in full.sheetnames if name not in ("Cover", "Contents")]

    links = [cell.hyperlink for cell in full["Contents"]["A"] if cell.hyperlink]

    linked = [link.location for link in links]
    assert linked == [f"'{name}'!A1" for name in others]
    for name in others:
        back = [cell.hyperlink for cell in full[name]["A"] if cell.value == "Back to contents"]
        assert [link.location for link in back] == ["'Contents'!A1"]


def test_contents_tell_measures_whose_names_begin_alike_apart(full):
    linked = {cell.value for cell in full["Contents"]["A"] if cell.hyperlink}

    assert {f"{n} {section.name}" for n, section in enumerate(FULL.sections, start=1)} <= linked


def test_marked_numbers_are_numbers_with_their_mark_among_the_remarks():
    table = replace(
        FULL.tables[0],
        key="reablement-route",
        headings=("Month", "Barrow", "Millom"),
        rows=(("Jan 2020", Marked(1, "[p]"), Marked(2, "[p]")), ("Feb 2020", 4, "Not sent")),
    )

    book = opened(write_workbook(replace(FULL, tables=(table,))))

    assert table_rows(book["Reablement route"]) == [
        ("Month", "Barrow", "Millom", "Remarks"),
        ("Jan 2020", 1, 2, "[p] Barrow, Millom"),
        ("Feb 2020", 4, "Not sent", None),
    ]


def test_cover_tells_the_edition_and_whom_it_is_for(full):
    said = [cell.value for cell in full["Cover"]["A"]]

    assert said[0] == "South Cumbria: Q4 2019/20"
    assert said[2].startswith("Illustrative: ")
    assert "Edition: Q4 2019/20, revision 1" in said
    assert "Closed on: 14 May 2020" in said
    assert "For: The team: every figure in full" in said
    assert f"Checksum (SHA-256): {FULL.heading.sha256}" in said


def test_no_mark_of_illustrative_figures_where_none_is(books):
    texts = [
        cell.value
        for name in ("Cover", "Notes")
        for row in books["empty"][name].iter_rows()
        for cell in row
        if cell.value
    ]

    assert not any("Illustrative" in text for text in texts)


def test_notes_explain_every_shorthand_that_is_used(full):
    explained = dict(table_rows(full["Notes"]))

    used = {
        mark
        for sheet in full
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
        for mark in re.findall(r"\[\w\]", cell.value)
    }
    assert used == {"[c]", "[n]", "[p]", "[x]", "[z]"}
    assert used <= set(explained)
    assert explained["[c]"] == "Hidden to protect small numbers"


def test_paper_tables_stories_definitions_and_sources(full):
    table, told = FULL.tables[0], FULL.stories

    assert table_rows(full["Reablement route"]) == [table.headings, *table.rows]
    assert full["Patient activation"]["A4"].value == "There is nothing to show."
    assert [row[4] for row in table_rows(full["Stories"])[1:]] == [story.text for story in told]
    assert len(table_rows(full["Definitions"])) == 1 + 4 * len(FULL.sections)
    assert table_rows(full["Sources"])[1:] == list(FULL.provenance)


@pytest.mark.parametrize("name", PACKS)
def test_no_formula_no_merged_cell_and_no_hidden_sheet(books, name):
    book = books[name]

    assert formulas(book) == []
    assert not any(sheet.merged_cells.ranges for sheet in book)
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert not book.defined_names
    assert not book.properties.creator


@pytest.mark.parametrize("name", PACKS)
def test_one_table_a_sheet_its_headings_frozen(books, name):
    for sheet in books[name]:
        assert len(sheet.tables) <= 1
        for table in sheet.tables.values():
            top = int(re.search(r"\d+", table.ref).group())
            assert sheet.freeze_panes == f"B{top + 1}"
            assert None not in [cell.value for cell in sheet[top][: len(table.tableColumns)]]


def test_each_measure_has_a_chart_of_its_subject_and_one_of_its_communities(full):
    for number, section in enumerate(FULL.sections, start=1):
        (chart,) = sheet_of(full, number)._charts
        (communities,) = full[f"{number} by community"]._charts
        headings = table_rows(sheet_of(full, number))[0]
        assert len(chart.series) == headings.index("Kind of point") - headings.index("State") - (
            3 if section.denominator else 1
        )
        assert len(communities.series) == len(section.communities)


def test_no_chart_is_drawn_of_nothing(books):
    assert not any(sheet._charts for sheet in books["empty"])


def test_charts_have_alternative_texts():
    parts = zipfile.ZipFile(BytesIO(write_workbook(lone_pack(measures=1))))

    (drawing,) = [name for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
    assert (
        'descr="Line chart of Measure 1 of people who were seen in Kendal'
        in parts.read(drawing).decode()
    )


def test_pack_of_one_community_has_no_sheet_of_communities(books):
    assert not any("by community" in name for name in books["lone"].sheetnames)


def test_more_communities_than_a_chart_can_hold_are_a_table_alone():
    book = opened(write_workbook(sample_pack(communities=21, measures=1, months=8)))

    assert len(table_rows(book["1 by community"])[0]) == 23
    assert not book["1 by community"]._charts


def test_measure_that_the_subject_does_not_have():
    section = sample_pack(measures=1).sections[0]
    subject = Series("South Cumbria", "South Cumbria", "This is not measured as a whole.", ())
    pack = replace(FULL, sections=(replace(section, subject=subject),))

    book = opened(write_workbook(pack))

    said = [cell.value for cell in sheet_of(book, 1)["A"]]
    assert said[2] == "This is not measured as a whole."
    assert said[-1] == "There is nothing to show."
    assert len(book["1 by community"]._charts) == 1


def test_remarks_name_the_communities_by_state():
    point = FULL.sections[0].subject.points[-1]
    points = [
        ("Kendal", replace(point, state="final")),
        ("East", replace(point, state="suppressed")),
        ("Barrow", replace(point, state="suppressed")),
        ("Millom", None),
    ]
    hidden = f"[c] {STATE_WORDS['suppressed']}"

    assert remarks(points) == (f"{hidden}: East, Barrow. [z] Not applicable: Millom")
    assert remarks(points[1:3]) == f"{hidden}: every community"
    assert remarks(points[:1]) == ""


def test_same_pack_gives_the_same_bytes_years_later():
    with time_machine.travel(datetime(2021, 1, 1, tzinfo=UTC)):
        before = write_workbook(awkward_pack())
    with time_machine.travel(datetime(2026, 7, 1, tzinfo=UTC)):
        after = write_workbook(awkward_pack())

    assert before == after
