"""The strategy paper's tables name their source in every kind of file."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from reports.packs.document import write_document
from reports.packs.page import pack_page
from reports.packs.slides import write_slides
from reports.packs.workbook import write_workbook
from tests.reports.packs.sample import sample_pack

PACK = sample_pack(measures=0, communities=2, stories=0)
SAID = "Source: Monthly sheet of the county council. Latest figures received on 2 May 2020."


@pytest.mark.parametrize(
    ("write", "parts"),
    [
        (write_workbook, ["xl/sharedStrings"]),
        (write_slides, ["ppt/slides/", "ppt/notesSlides/"]),
        (write_document, ["word/document"]),
    ],
)
def test_table_names_its_source_and_day(write, parts):
    with ZipFile(BytesIO(write(PACK))) as files:
        telling = [name for name in files.namelist() if SAID in files.read(name).decode("latin-1")]

    assert [part for part in parts if any(name.startswith(part) for name in telling)] == parts


def test_table_on_the_page_names_its_source_and_day():
    assert SAID in pack_page(PACK)


@pytest.mark.parametrize("checksum", ["ab" * 32, ""])
def test_column_of_checksums_stands_where_there_are_some(checksum):
    pack = replace(PACK, provenance=(("A sheet", "2 May 2020", checksum),))

    with ZipFile(BytesIO(write_document(pack))) as document:
        assert ("Checksum (SHA-256)</w:t>" in text_of(document)) == bool(checksum)
    with ZipFile(BytesIO(write_workbook(pack))) as workbook:
        assert ("<t>SHA-256</t>" in text_of(workbook)) == bool(checksum)
    assert ("Checksum (SHA-256)</th>" in pack_page(pack)) == bool(checksum)


def text_of(office: ZipFile) -> str:
    return "".join(office.read(name).decode("latin-1") for name in office.namelist())
