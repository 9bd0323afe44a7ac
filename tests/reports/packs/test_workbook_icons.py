"""The icons of control charts in a workbook."""

import zipfile
from io import BytesIO

from reports.packs.workbook import write_workbook
from tests.reports.packs.sample import sample_pack
from tests.reports.packs.test_workbook import sheet_of
from tests.workbooks.reading import opened

FULL = sample_pack(measures=3, months=30)


def test_icons_stand_before_their_words():
    """A reader who does not see them has the words, so that they are not read out as well."""
    book = opened(write_workbook(FULL))

    for number, section in enumerate(FULL.sections, start=1):
        sheet = sheet_of(book, number)
        said = [section.subject.variation, section.subject.assurance]

        places = [(image.anchor._from.row, image.anchor._from.col) for image in sheet._images]

        assert [sheet.cell(row + 1, column + 1).value for row, column in places] == said
        assert len({image._data() for image in sheet._images}) == len(said)


def test_icons_are_marked_as_decoration():
    with zipfile.ZipFile(BytesIO(write_workbook(FULL))) as book:
        drawings = [book.read(n).decode() for n in book.namelist() if "drawings/drawing" in n]

    pictures = [one for drawing in drawings for one in drawing.split("<xdr:pic>")[1:]]
    assert len(pictures) == 2 * len(FULL.sections)
    assert all("<adec:decorative" in one for one in pictures)
