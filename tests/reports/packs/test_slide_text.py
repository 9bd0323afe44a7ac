import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from reports.packs.slides.tables import SIZE, SMALL_SIZE, pages, size_of, widths_of
from reports.packs.slides.template import BODY_WIDTH
from reports.packs.slides.text import TITLE_SIZES, fit, in_pieces, lines


@pytest.fixture
def frame():
    slides = Presentation()
    return slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text_frame


@pytest.mark.parametrize(("length", "size"), [(20, 28), (150, 24), (250, 20), (480, 16)])
def test_longer_titles_are_smaller(frame, length, size):
    fit(frame, "x" * length, TITLE_SIZES)

    assert frame.paragraphs[0].runs[0].font.size == Pt(size)
    assert frame.text == "x" * length


def test_title_that_fits_in_no_size_is_cut(frame):
    fit(frame, "word " * 200, TITLE_SIZES)

    assert len(frame.text) <= 480
    assert frame.text.endswith("word…")


def test_text_of_nothing_stays_empty(frame):
    fit(frame, "", TITLE_SIZES)

    assert frame.text == ""


def test_lines_of_a_text():
    assert lines("one\ntwo", 4, 12) == 2
    assert lines("x" * 100, 4, 12) == 3
    assert lines("", 4, 12) == 1


@given(st.text(), st.integers(1, 50))
def test_pieces_of_a_text_are_all_of_it(text, longest):
    pieces = list(in_pieces(text, longest))

    assert all(len(piece) <= longest for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(st.lists(st.lists(st.text(max_size=300), min_size=3, max_size=3), max_size=40))
def test_pages_of_a_table_are_all_its_rows(rows):
    portions = list(pages(("Place", "Figure", "Sentence"), rows))

    assert [row for portion in portions for row in portion] == rows
    assert all(portions)


def test_columns_share_the_width_by_their_longest_text():
    short, long = widths_of(("A", "B"), [("x", "y" * 30)])

    assert long > short
    assert short + long == pytest.approx(BODY_WIDTH)


def test_tables_of_many_columns_are_smaller():
    assert size_of(["x"] * 3) == SIZE
    assert size_of(["x"] * 12) == SMALL_SIZE
