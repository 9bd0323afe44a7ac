"""A pack for anybody is opened to its last byte, and nothing of the team's figures is in it."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from pypdf import PdfReader

from iccportal.lib.small_numbers import Audience
from reports.editions import contents_of
from reports.packs.composing import compose
from reports.packs.formats import FORMATS
from tests.reports.a_contents import MEASURES, MONTHS, PLACES, a_contents, a_figure
from tests.reports.frozen import an_edition

IN_FULL, RELEASED = 123_457, 123_455
HIDDEN_MONTH = MONTHS[-2]


def figures(audience: Audience) -> list[tuple]:
    count = IN_FULL if audience is Audience.TEAM else RELEASED
    small = 3 if audience is Audience.TEAM else None
    return [
        a_figure(code, place[0], month, small if month == HIDDEN_MONTH else count)
        for code in MEASURES
        for place in PLACES
        for month in MONTHS
    ]


@pytest.fixture
def pack(system):
    edition = an_edition(*(a_contents(audience=a, figures=figures(a)) for a in Audience))
    return compose(contents_of(edition, Audience.OUTSIDE), "south", list(MEASURES))


def texts(content: bytes) -> Iterator[str]:
    """All that a file holds: parts, workbooks within parts, properties, text of pages."""
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as parts:
            for name in parts.namelist():
                yield name
                yield from texts(parts.read(name))
    elif content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        yield str(reader.metadata)
        yield from (page.extract_text() for page in reader.pages)
    else:
        yield content.decode("utf-8", "ignore")


@pytest.mark.slow
@pytest.mark.parametrize("code", FORMATS)
def test_pack_for_anybody_holds_what_was_released_and_no_more(pack, code):
    if code == "pdf" and not shutil.which("chromium"):
        pytest.skip("There is no Chromium here to print a PDF with.")

    held = "\n".join(texts(FORMATS[code].write(pack)))

    plain = held.replace(",", "").replace("\N{NO-BREAK SPACE}", "")
    assert str(IN_FULL) not in plain
    assert str(RELEASED) in plain
    assert not re.search(r"Clara Closer|clara", held)


def test_hidden_month_is_hidden_in_what_a_pack_is_made_of(pack):
    points = [
        point
        for section in pack.sections
        for series in (section.subject, *section.communities)
        for point in series.points
        if point.month == HIDDEN_MONTH
    ]

    assert {(point.value, point.numerator, point.state) for point in points} == {
        (None, None, "suppressed")
    }
