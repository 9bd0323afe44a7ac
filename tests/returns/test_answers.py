import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns.answers import (
    BLANK,
    MOST,
    NOT_APPLICABLE,
    NOT_YET_KNOWN,
    NUMBER,
    Answer,
    FaultyAnswer,
    read_answer,
    refuse_nhs_number,
    shortened,
)

NHS_NUMBER = "943 476 5919"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", Answer(BLANK)),
        ("  ", Answer(BLANK)),
        ("0", Answer(NUMBER, 0)),
        (" 12 ", Answer(NUMBER, 12)),
        ("007", Answer(NUMBER, 7)),
        ("1,234", Answer(NUMBER, 1234)),
        ("1 234", Answer(NUMBER, 1234)),
        (str(MOST), Answer(NUMBER, MOST)),
        ("n", Answer(NOT_APPLICABLE)),
        ("N/A", Answer(NOT_APPLICABLE)),
        ("-", Answer(NOT_APPLICABLE)),
        ("?", Answer(NOT_YET_KNOWN)),
        ("nk", Answer(NOT_YET_KNOWN)),
    ],
)
def test_what_is_typed_is_one_of_four_answers(typed, answer):
    assert read_answer(typed) == answer


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3.5", "whole number"),
        ("1,234.5", "whole number"),
        ("-3", "below 0"),
        ("−3", "below 0"),
        ("twelve", "“twelve” is not a number"),
        ("12 or 13", "is not a number"),
        ("1,23", "is not a number"),
        ("²", "is not a number"),
        ("1000000", "at most 999,999"),
        (NHS_NUMBER, "looks like an NHS number (at the beginning)"),
        ("9434765919", "looks like an NHS number"),
    ],
)
def test_what_is_no_answer_is_told_in_a_sentence(typed, told):
    with pytest.raises(FaultyAnswer) as fault:
        read_answer(typed)

    assert told in str(fault.value)


@given(st.one_of(st.integers(0, MOST), st.none()))
def test_an_answer_that_is_typed_again_is_the_same(number):
    answer = Answer(BLANK) if number is None else Answer(NUMBER, number)

    assert read_answer(answer.typed) == answer


@pytest.mark.parametrize("state", [NOT_APPLICABLE, NOT_YET_KNOWN])
def test_an_answer_without_a_number_can_be_typed_again(state):
    assert read_answer(Answer(state).typed) == Answer(state)


def test_answers_in_words():
    words = [Answer(NUMBER, 1234).words, Answer(NOT_YET_KNOWN).words]

    assert words == ["1,234", "not yet known"]


def test_an_nhs_number_in_a_text_is_refused_with_its_place():
    with pytest.raises(FaultyAnswer, match="after “We saw Mrs B,”"):
        refuse_nhs_number("We saw Mrs B, " + NHS_NUMBER + " in May")


def test_ten_digits_that_are_nobodys_number_are_let_through():
    refuse_nhs_number("Telephone 0153972500 or 943 476 5918")


def test_a_long_text_is_repeated_from_its_end():
    assert shortened("a" * 40 + "b") == "…" + "a" * 29 + "b"
