"""The Word document as another program reads it."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from iccportal.lib.nhs_calendar import Quarter
from reports.packs.document import write_document
from reports.packs.document.text import reads_from_the_right
from reports.packs.failure import PackFailure
from reports.packs.section_tables import shown
from tests.reports.packs.sample import LAST_MONTH, awkward_pack, empty_pack, lone_pack, sample_pack

MONTHS = Quarter.of(LAST_MONTH).months


def opened(content):
    return docx.Document(BytesIO(content))


@pytest.fixture(scope="module")
def pack():
    return awkward_pack(measures=2)


@pytest.fixture(scope="module")
def content(pack):
    return write_document(pack)


@pytest.fixture(scope="module")
def document(content):
    return opened(content)


def table_of(document, caption):
    return next(
        table
        for table in document.tables
        if table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == caption
    )


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_quarters_figures_of_everybody_are_in_a_table(pack, document):
    section = pack.sections[1]

    rows = texts(table_of(document, f"{section.name}, latest figures"))

    assert rows[0] == ["Place", "Jan 2020", "Feb 2020", "Mar 2020", "Variation"]
    everybody = (section.subject, *section.communities)
    assert [row[0] for row in rows[1:]] == [series.short_name for series in everybody]
    for row, series in zip(rows[1:], everybody, strict=True):
        figures = [shown(point) for point in series.points if point.month in MONTHS]
        assert row[1:4] == [
            one if isinstance(one, str) else section.unit.number(one) for one in figures
        ]


def test_papers_own_table_has_each_of_its_cells(pack, document):
    table = pack.tables[0]

    rows = texts(table_of(document, table.title))

    assert rows == [list(table.headings), *([str(cell) for cell in row] for row in table.rows)]


def test_summary_tells_each_measure_in_a_sentence(pack, document):
    bullets = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]

    assert bullets == [f"{one.name}: {one.subject.sentence}" for one in pack.sections]


def test_headings_are_real_and_in_order(pack, document):
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]

    assert headings == [
        "In short",
        *(section.name for section in pack.sections),
        *(table.title for table in pack.tables),
        "Stories",
        "Definitions",
        "Where the figures came from",
    ]


def test_contents_lead_to_every_heading(document):
    body = document.element.body

    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]

    assert links == [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(links) == 8
    assert 'TOC \\o "1-1"' in "".join(told.text for told in body.iter(qn("w:instrText")))


def test_each_chart_is_a_picture_with_words_in_its_place(pack, document):
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]

    assert told == [
        f"Chart: {one.name}, {one.subject.place}. {one.subject.sentence}" for one in pack.sections
    ]


def test_first_row_of_every_table_is_repeated(document):
    for table in document.tables:
        first, *others = (row._tr.trPr.find(qn("w:tblHeader")) for row in table.rows)
        assert first is not None
        assert others == [None] * len(others)


def test_document_is_in_british_english_and_names_nobody(pack, document):
    properties = document.core_properties
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}

    assert (properties.title, properties.language) == (pack.title, "en-GB")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2020-05-14 00:00"
    assert languages == {"en-GB"}


def test_foot_tells_edition_audience_and_page(document):
    foot = document.sections[0].footer.paragraphs[0]

    assert foot.text.startswith("Edition Q4 2019/20, revision 1, closed on 14 May 2020. Outside")
    fields = [told.text.strip() for told in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_name_from_the_right_reads_from_the_right(pack, document):
    name = pack.sections[0].name

    heading = next(p for p in document.paragraphs if (p.text, p.style.name) == (name, "Heading 1"))

    assert heading._p.pPr.find(qn("w:bidi")) is not None
    assert heading.runs[0]._r.rPr.find(qn("w:rtl")) is not None


def test_english_sentence_that_begins_with_a_name_from_the_right_keeps_its_direction():
    sentence = "كيندال had six admissions in March 2020, and no more than before."

    assert not reads_from_the_right(sentence)
    assert reads_from_the_right("كيندال ICC")


def test_same_pack_is_the_same_file_anywhere(content, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")

    assert write_document(awkward_pack(measures=2)) == content


def test_file_holds_no_picture_but_the_charts(content):
    names = ZipFile(BytesIO(content)).namelist()

    assert names == sorted(names)
    pictures = [name for name in names if name.endswith((".png", ".jpeg"))]
    assert pictures == ["word/media/image1.png", "word/media/image2.png"]


def test_characters_that_xml_has_no_room_for_are_left_out():
    pack = sample_pack(measures=1, communities=0, months=8, stories=1)
    story = replace(pack.stories[0], text="Before\x0b\x00after")

    document = opened(write_document(replace(pack, stories=(story,))))

    assert "Beforeafter" in [p.text for p in document.paragraphs]


def test_pack_without_figures_says_so():
    document = opened(write_document(empty_pack(measures=1)))

    assert "No figures yet" in [p.text for p in document.paragraphs]
    assert "Stories" not in [p.text for p in document.paragraphs]


def test_subject_that_is_not_measured_as_a_whole_has_no_chart():
    pack = lone_pack(measures=1)
    section = pack.sections[0]
    unmeasured = replace(section.subject, points=(), sentence="Not measured.")

    document = opened(
        write_document(replace(pack, sections=(replace(section, subject=unmeasured),)))
    )

    assert len(document.inline_shapes) == 0
    assert "Not measured." in [p.text for p in document.paragraphs]


def test_chart_that_cannot_be_drawn_fails_the_pack_with_the_reason():
    pack = lone_pack(measures=1)
    section = pack.sections[0]
    points = [replace(point, point_type="sideways") for point in section.subject.points]
    odd = replace(section, subject=replace(section.subject, points=points))

    with pytest.raises(PackFailure, match=r'Measure 1 .* Kendal cannot be drawn: .* "sideways"'):
        write_document(replace(pack, sections=(odd,)))
