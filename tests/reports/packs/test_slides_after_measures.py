import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from pptx import Presentation

from reports.packs.slides import write_slides
from tests.reports.packs.decks import FULL, presented, tables
from tests.reports.packs.sample import awkward_pack


@pytest.fixture(scope="module")
def full():
    return presented(FULL)


def test_paper_table_with_its_figures(full):
    table = tables(full)["Most people came to reablement from hospital."]

    rows = [["Kendal", "0", "Hidden, a small number"], ["East", "12", "Hidden, a small number"]]
    assert table[0] == list(FULL.tables[0].headings)
    assert table[1:3] == rows


def test_long_paper_table_goes_on_over_slides():
    table = replace(
        FULL.tables[0], rows=tuple((f"Place {n}", n, None) for n in range(40)), notes=()
    )

    told = tables(presented(replace(FULL, tables=(table,))))

    pages = [rows[1:] for title, rows in told.items() if title.startswith("Most people")]
    assert len(pages) > 1
    assert [row[:2] for page in pages for row in page] == [
        [f"Place {n}", str(n)] for n in range(40)
    ]


def test_every_story_is_told_whole(full):
    said = " ".join(
        paragraph.text
        for slide in full.slides
        if slide.shapes.title.text.startswith("What development leads told of Q4 2019/20")
        for paragraph in slide.placeholders[1].text_frame.paragraphs
    )

    for story in FULL.stories:
        assert " ".join(story.text.split()) in " ".join(said.split())
    assert "Concern: East, February 2020." in said


def test_many_sources_are_told_to_be_in_the_workbook():
    sources = tuple((f"Sheet {n}", "2 May 2020", "") for n in range(30))

    told = tables(presented(replace(FULL, notes=(), provenance=sources)))

    assert told["Where the figures came from (2 of 2)"][-1] == [
        "And 6 more, which the workbook lists",
        "",
    ]


def test_file_tells_title_and_day_and_no_author():
    content = write_slides(FULL)
    properties = Presentation(BytesIO(content)).core_properties

    assert properties.title == FULL.title
    assert properties.created == properties.modified == datetime(2020, 5, 14)
    assert (properties.author, properties.last_modified_by, properties.language) == (
        "",
        "",
        "en-GB",
    )
    assert not [name for name in zipfile.ZipFile(BytesIO(content)).namelist() if "thumb" in name]


def test_all_text_is_in_british_english():
    parts = zipfile.ZipFile(BytesIO(write_slides(FULL)))

    slides = [name for name in parts.namelist() if name.startswith(("ppt/slide", "ppt/charts/c"))]
    assert not [name for name in slides if b"en-US" in parts.read(name)]


def test_same_pack_gives_the_same_bytes_years_later():
    with time_machine.travel(datetime(2021, 1, 1, tzinfo=UTC)):
        before = write_slides(awkward_pack(measures=1))
    with time_machine.travel(datetime(2026, 7, 1, tzinfo=UTC)):
        after = write_slides(awkward_pack(measures=1))

    assert before == after
