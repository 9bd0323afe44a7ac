"""What is wrong with a cell, in words that tell how to mend it."""

import pytest

from iccportal.lib.csv_files.cells import count_fault, found, month_fault, name_fault

NOT_UTF8 = "Caf\udce9"


class TestCounts:
    @pytest.mark.parametrize("text", ["0", "7", "007", "2147483647"])
    def test_whole_number_is_taken(self, text):
        assert count_fault(text) == ""

    @pytest.mark.parametrize(
        ("text", "hint"),
        [
            ("", "write 0 where there was none"),
            ("  ", "write 0 where there was none"),
            (" 7 ", "remove the spaces"),
            ("-4", "a count is never negative"),
            ("+5", "remove the plus sign"),
            ("1,234", "remove the commas"),
            ("7.0", "remove the decimal point"),
            ("3.5", "a count has no fraction"),
            ("1e3", "write the number in full"),
            ("2147483649", "the number is too large"),
            ("99999999999", "the number is too large"),
        ],
    )
    def test_other_writing_is_refused_with_a_hint(self, text, hint):
        assert count_fault(text).endswith(f"in the digits 0 to 9 alone: {hint}")

    @pytest.mark.parametrize("text", ["１２", "many", "0x1F", "1_000", "NaN", "½"])
    def test_other_text_is_refused(self, text):
        assert count_fault(text).endswith("in the digits 0 to 9 alone")

    def test_nhs_number_is_refused_and_not_repeated(self):
        words = count_fault("943 476 5919")

        assert "remove NHS numbers" in words
        assert "943" not in words

    def test_nhs_number_that_would_be_a_count(self):
        assert "remove NHS numbers" in count_fault("1000000060")


class TestMonths:
    def test_month_is_taken(self):
        assert month_fault("2020-01") == ""

    @pytest.mark.parametrize(
        "text", ["2020-13", "2020-1", "01/2020", "2020-01-01", "", "２０２０-01"]
    )
    def test_other_text_is_refused(self, text):
        assert month_fault(text).endswith("expected a month as YYYY-MM, for example 2020-01")


class TestNames:
    @pytest.mark.parametrize("text", ["A82034", "Grange & Lakes", "Óran", "1st"])
    def test_code_or_name_is_taken(self, text):
        assert name_fault(text) == ""

    @pytest.mark.parametrize(
        "text", ["", "=1+1", "+x", "-x", "@x", " A82034", "A\tB", "9434765919"]
    )
    def test_other_text_is_refused(self, text):
        assert "expected a code or name that begins with a letter or a digit" in name_fault(text)

    def test_space_behind_is_named(self):
        assert name_fault("A82034 ").endswith("without spaces around it")


class TestShowing:
    def test_bytes_that_are_not_utf8(self):
        assert name_fault(NOT_UTF8) == (
            "found bytes that are not UTF-8; expected UTF-8: save the file again as “CSV UTF-8”"
        )

    def test_long_text_is_cut(self):
        assert found("x" * 41) == f"‘{'x' * 40}…’"

    def test_invisible_characters_are_spelt_out(self):
        assert found("a\tb\u200b") == "‘a\\u0009b\\u200b’"
