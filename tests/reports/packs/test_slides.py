from dataclasses import replace

import pytest

from reports.packs.lines import control_lines
from reports.packs.pack import Series
from reports.packs.section_tables import STATE_WORDS
from tests.reports.packs.decks import (
    FULL,
    chart_frame,
    chart_slides,
    description,
    drawn,
    notes_of,
    presented,
    tables,
    titles,
)
from tests.reports.packs.sample import awkward_pack, empty_pack, lone_pack, sample_pack
from tests.workbooks.reading import formulas, opened

PACKS = {
    "full": FULL,
    "awkward": awkward_pack(),
    "lone": lone_pack(),
    "empty": empty_pack(),
}


@pytest.fixture(scope="module")
def decks():
    return {name: presented(pack) for name, pack in PACKS.items()}


@pytest.fixture
def full(decks):
    return decks["full"]


@pytest.mark.parametrize("name", ["full", "awkward", "lone"])
def test_every_figure_of_a_chart_is_that_of_the_pack(decks, name):
    slides = chart_slides(decks[name])

    for slide, section in zip(slides, PACKS[name].sections, strict=True):
        chart = chart_frame(slide).chart
        lines = control_lines(section, drawn(section.subject))
        (plot,) = chart.plots
        assert [series.name for series in plot.series] == [line.name for line in lines]
        assert [list(series.values) for series in plot.series] == [
            list(line.values) for line in lines
        ]
        months = [point.month for point in drawn(section.subject).points]
        assert len(plot.categories) == len(months)


@pytest.mark.parametrize("name", ["full", "awkward", "lone"])
def test_workbook_in_a_chart_holds_what_is_charted_alone(decks, name):
    slides = chart_slides(decks[name])

    for slide, section in zip(slides, PACKS[name].sections, strict=True):
        book = opened(chart_frame(slide).chart.part.chart_workbook.xlsx_part.blob)
        lines = control_lines(section, drawn(section.subject))
        (sheet,) = book.worksheets
        headings, *rows = sheet.iter_rows(values_only=True)
        assert headings == ("Month", *(line.name for line in lines))
        assert [row[0].date() for row in rows] == [p.month for p in drawn(section.subject).points]
        for place, line in enumerate(lines, start=1):
            assert [row[place] for row in rows] == list(line.values)
        assert formulas(book) == []
        assert not book.properties.creator


@pytest.mark.parametrize("name", PACKS)
def test_title_of_a_measures_slide_is_its_sentence(decks, name):
    said = titles(decks[name])

    assert all(section.subject.sentence in said for section in PACKS[name].sections)


@pytest.mark.parametrize("name", PACKS)
def test_every_slide_has_title_and_number_and_says_which_edition(decks, name):
    for slide in decks[name].slides:
        assert slide.shapes.title.text
        kinds = [shape.placeholder_format.type.name for shape in slide.placeholders]
        assert kinds[-2:] == ["FOOTER", "SLIDE_NUMBER"]
        assert "Edition Q4 2019/20, revision 1, closed on 14 May 2020" in slide.shapes[-2].text


@pytest.mark.parametrize("name", PACKS)
def test_shapes_of_a_slide_have_numbers_of_their_own(decks, name):
    for slide in decks[name].slides:
        numbers = [shape.shape_id for shape in slide.shapes]

        assert len(set(numbers)) == len(numbers)


def test_chart_slide_is_read_title_chart_note(full):
    title, chart, note, *foot = chart_slides(full)[0].shapes

    assert title.placeholder_format.type.name == "TITLE"
    assert chart.has_chart
    assert note.text.startswith("Illustrative: made up for a demonstration. ")
    assert "Figures of March 2020 may still change. Practices joined or left: " in note.text
    assert len(foot) == 2


def test_chart_has_alternative_text_titles_and_months_on_its_axis(full):
    frame = chart_frame(chart_slides(full)[1])
    section = FULL.sections[1]

    assert section.subject.sentence in description(frame)
    assert frame.chart.chart_title.text_frame.text == f"{section.name}: South Cumbria"
    assert frame.chart.value_axis.axis_title.text_frame.text == "Percentage of people"
    assert frame.chart.value_axis.tick_labels.number_format == '#,##0.0"%"'
    assert frame.chart.category_axis.tick_labels.number_format == "mmm yyyy"


def test_chart_shows_gaps_and_leaves_lines_that_look_alike_out_of_its_key(full):
    chart = chart_frame(chart_slides(full)[0]).chart
    xml = chart.part.blob.decode()

    left_out = [
        place
        for place, line in enumerate(control_lines(FULL.sections[0], FULL.sections[0].subject))
        if not line.in_key
    ]
    assert left_out
    assert xml.count("<c:legendEntry>") == len(left_out)
    assert all(f'<c:legendEntry><c:idx val="{n}"/><c:delete val="1"/>' in xml for n in left_out)
    assert '<c:dispBlanksAs val="gap"/>' in xml


def test_speaker_has_source_caveats_and_definition(full):
    notes = chart_slides(full)[0].notes_slide.notes_text_frame.text

    assert notes.startswith(FULL.sections[0].subject.sentence)
    assert "Practices joined or left: April 2019." in notes
    assert "Why it matters: People do better at home." in notes
    assert "Caveats: Counted by the day of referral." in notes
    assert "Source of these figures: Monthly sheet of the county council" in notes
    assert "As at March 2020\nLatest figures received on 2 May 2020" in notes


def test_communities_are_a_table_of_what_spc_says(full):
    rows = {}
    for title, table in tables(full).items():
        if "significant change: Measure 1 " in title:
            rows |= {row[0]: row[1:] for row in table[1:]}

    section = FULL.sections[0]
    assert list(rows) == [one.short_name for one in section.communities]
    for series in section.communities:
        point = series.points[-1]
        figure = (
            STATE_WORDS[point.state] if point.value is None else section.unit.number(point.value)
        )
        assert rows[series.short_name] == [
            "Mar 2020",
            figure,
            "95",
            series.variation,
            series.assurance,
        ]


def test_speaker_has_the_sentence_of_each_community(full):
    notes = full.slides[3].notes_slide.notes_text_frame.text

    for series in FULL.sections[0].communities:
        assert f"{series.place}: {series.sentence}" in notes


NO_FIGURES = "no figures"


def nothing_known(points):
    return [replace(point, value=None, state="suppressed") for point in points]


def sentence_of(*variations):
    section = sample_pack(communities=len(variations), measures=1, months=12).sections[0]
    told = zip(section.communities, variations, strict=True)
    communities = tuple(
        replace(one, variation="", points=nothing_known(one.points))
        if words == NO_FIGURES
        else replace(one, variation=words)
        for one, words in told
    )
    pack = replace(FULL, sections=(replace(section, name="Falls", communities=communities),))
    return next(title for title in tables(presented(pack)) if title.endswith("Falls."))


@pytest.mark.parametrize(
    ("variations", "sentence"),
    [
        (("", ""), "Too early to tell what is changing in the communities: Falls."),
        (
            ("Common cause variation: no significant change",) * 2,
            "No community shows a significant change: Falls.",
        ),
        (("", "Special cause"), "1 of 2 communities shows a significant change: Falls."),
        (
            ("", "Common cause variation: no significant change"),
            "No significant change in 1 of 2 communities, too early to tell of 1: Falls.",
        ),
        ((NO_FIGURES, NO_FIGURES), "No community has figures to show: Falls."),
        (
            ("Common cause variation: no significant change", NO_FIGURES, NO_FIGURES),
            "No significant change in 1 of 3 communities, no figures to show of 2: Falls.",
        ),
        (
            ("", NO_FIGURES),
            "Too early to tell of 1 of 2 communities, no figures to show of 1: Falls.",
        ),
        (("Special", "Special"), "2 of 2 communities show a significant change: Falls."),
    ],
)
def test_sentence_of_communities_counts_those_that_change(variations, sentence):
    assert sentence_of(*variations) == sentence


def test_more_communities_than_slides_can_hold_are_told_to_be_in_the_workbook():
    deck = presented(sample_pack(communities=41, measures=1, months=8))

    told = [title for title in tables(deck) if "significant change" in title]
    assert told[-1].endswith(f"({len(told)} of {len(told)})")
    notes = [
        shape.text for slide in deck.slides for shape in slide.placeholders if shape.has_text_frame
    ]
    assert any("40 of 41 communities; the workbook has all of them." in note for note in notes)


def test_measure_that_the_subject_does_not_have_is_told_by_its_communities():
    section = sample_pack(communities=2, measures=1).sections[0]
    subject = Series("South Cumbria", "South Cumbria", "This is not measured as a whole.", ())
    without = replace(section.communities[0], points=())
    section = replace(section, subject=subject, communities=(without, section.communities[1]))

    deck = presented(replace(FULL, sections=(section,)))

    assert "This is not measured as a whole." not in titles(deck)
    (note,) = (said for said in notes_of(deck) if "not measured as a whole" in said)
    assert note.endswith("This is not measured as a whole.")
    assert not chart_slides(deck)
    (table,) = (rows for title, rows in tables(deck).items() if "communities show" in title)
    assert table[1][:4] == ["Kendal", "", "", ""]


def test_communities_without_a_target_have_no_column_of_it():
    section = sample_pack(communities=1, measures=1, months=8).sections[0]
    (one,) = section.communities
    points = [replace(point, target=None) for point in one.points]
    section = replace(section, communities=(replace(one, points=points, assurance=""),))

    told = tables(presented(replace(FULL, sections=(section,))))

    (headings,) = (rows[0] for title, rows in told.items() if "communities shows" in title)
    assert headings == ["Community", "Latest month", "Figure", "Variation"]


def test_months_before_the_first_figure_are_not_drawn():
    section = sample_pack(communities=0, measures=1, months=12).sections[0]
    points = [replace(p, value=None) if n < 5 else p for n, p in enumerate(section.subject.points)]
    section = replace(section, subject=replace(section.subject, points=points))

    (slide,) = chart_slides(presented(replace(FULL, sections=(section,))))

    (plot,) = chart_frame(slide).chart.plots
    assert len(plot.categories) == 7
    assert list(plot.series[0].values) == [point.value for point in points[5:]]


def test_no_figures_are_told_in_words_and_no_chart_is_drawn(decks):
    deck = decks["empty"]

    assert not chart_slides(deck)
    assert "There are no figures for South Cumbria yet." in titles(deck)
    assert all("Illustrative" not in shape.text for shape in deck.slides[0].placeholders)
