"""Words that stand for a code."""

import copy

import pytest

from iccportal.lib.coded import Coded, code_of


def test_it_is_text_with_a_code_beside_it():
    barrow = Coded("Barrow", "barrow-1")

    assert (barrow, f"{barrow}, {barrow.code}") == ("Barrow", "Barrow, barrow-1")


def test_a_copy_keeps_the_code():
    assert copy.deepcopy(Coded("hidden", "suppressed")).code == "suppressed"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (Coded("hidden", "suppressed"), "suppressed"),
        ("not sent", "not_sent"),
        ("Closed, or merged", "closed_or_merged"),
        ("", ""),
    ],
)
def test_words_without_a_code_are_named_as_a_program_would(words, code):
    assert code_of(words) == code
