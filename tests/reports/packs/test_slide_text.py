from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from reports.packs.slides.laid_out import lay_out
from reports.packs.slides.template import BODY_WIDTH
from reports.packs.slides.text import POINTS, TITLE_SIZES, fit, height, in_pieces, lines


@pytest.fixture
def frame():
    slides = Presentation()
    return slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text_frame


@pytest.mark.parametrize(("length", "size"), [(20, 28), (120, 24), (220, 20), (270, 16), (420, 14)])
def test_longer_titles_are_smaller(frame, length, size):
    fit(frame, "x" * length, TITLE_SIZES)

    assert frame.paragraphs[0].runs[0].font.size == Pt(size)
    assert frame.text == "x" * length


def test_title_that_fits_in_no_size_is_cut(frame):
    fit(frame, "word " * 200, TITLE_SIZES)

    assert len(frame.text) <= 420
    assert frame.text.endswith("word…")


@pytest.mark.parametrize("longest", TITLE_SIZES)
def test_longest_titles_stay_above_what_stands_below_them(longest):
    """A title stands in bold, in a place of 1.15 inches with an edge of a tenth."""
    size, letters = longest
    across = int(BODY_WIDTH * POINTS / (size * 0.56))

    assert height(ceil(letters / across), size) <= 1.05


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


ROOM = (12.0, 4.7)


@given(st.lists(st.lists(st.text(max_size=300), min_size=3, max_size=3), max_size=40))
def test_slides_of_a_table_have_all_its_rows(rows):
    laid_out = lay_out(("Place", "Figure", "Sentence"), rows, ROOM)

    assert [row for portion in laid_out.portions for row in portion] == rows
    assert all(laid_out.portions)
    for portion in laid_out.portions:
        heights = [laid_out.height_of(row) for row in (laid_out.headings, *portion)]
        assert len(portion) == 1 or sum(heights) <= ROOM[1]


def table_of(rows):
    return lay_out(("Place", "Figure"), [(f"Place {n}", f"{n:,}") for n in range(rows)], ROOM)


@pytest.mark.parametrize(
    ("rows", "size", "slides"), [(0, 14, 0), (3, 14, 1), (14, 12, 1), (15, 11, 1), (40, 12, 3)]
)
def test_short_tables_are_large_and_long_ones_go_on(rows, size, slides):
    laid_out = table_of(rows)

    assert (laid_out.size, len(laid_out.portions)) == (size, slides)


def test_slides_of_a_long_table_hold_about_as_much_each():
    sizes = [len(portion) for portion in table_of(40).portions]

    assert max(sizes) - min(sizes) <= 2


def test_table_of_one_very_long_row_has_a_slide():
    assert len(lay_out(("A",), [("word " * 3000,)], ROOM).portions) == 1


def test_columns_share_the_width_by_their_longest_text():
    short, long = lay_out(("A", "B"), [("x", "y" * 30)], ROOM).widths

    assert long > short
    assert short + long == pytest.approx(ROOM[0])


def test_columns_of_numbers_stand_on_the_right_with_the_words_between_them():
    rows = [("East", "1,234.5", "2"), ("2nd", "Not sent", "words"), ("West", "−3", "")]

    assert lay_out(("Place", "Figure", "Other"), rows, ROOM).on_right == {1, 2}
