"""OData's $filter over rows in memory: a parser by recursive descent, which makes a test of a row.

What is asked never becomes SQL. Grammar, the loosest first:

    or      := and ("or" and)*
    and     := not ("and" not)*
    not     := "not" not | "(" or ")" | comparison
    comparison := operand ["eq" | "ne" | "gt" | "ge" | "lt" | "le" operand]
    operand := field | value | ("contains" | "startswith") "(" operand "," operand ")"

As in OData, no value is equal to no value, and neither less nor more than any.
"""

import operator
from collections.abc import Callable
from typing import Any, Final

from reports.feed.odata_operands import Operand, field_named, function, value_of
from reports.feed.odata_words import DATES, END, Word, words_of
from reports.feed.problem import Refusal, bad_request
from reports.fields import Row, Table

Test = Callable[[Row], bool]
DEEPEST: Final = 20  # brackets and nots within each other
MOST_COMPARISONS: Final = 30  # each is made for every row: so many take 100,000 rows a second

COMPARISONS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
FUNCTIONS: Final[dict[str, Callable[[str, str], bool]]] = {
    "contains": operator.contains,
    "startswith": str.startswith,
}
OLD_DATES: Final = ("date", "datetime", "datetimeoffset")  # as dates began in OData 2 and 3
SUPPORTED: Final = (
    "The filter may have eq, ne, gt, ge, lt, le, and, or, not, brackets, contains and startswith"
)


def test_of(table: Table, text: str) -> Test:
    """The test that a filter puts to a row of the table; Refusal where it is not understood."""
    parser = _Parser(table, words_of(text))
    test = parser.either()
    if parser.word is not END:
        raise parser.lost()
    return test


class _Parser:
    def __init__(self, table: Table, words: list[Word]) -> None:
        self.table, self.words = table, words
        self.place = self.depth = self.comparisons = 0

    @property
    def word(self) -> Word:
        """The word that is read next."""
        return self.words[self.place] if self.place < len(self.words) else END

    def either(self) -> Test:
        """Tests joined by `or`."""
        tests = [self._both()]
        while self._takes("or"):
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)

    def lost(self) -> Refusal:
        """The refusal of the word that is read next."""
        if self.word.kind == "name":
            return bad_request(f"{SUPPORTED}; it does not understand “{self.word.written[:40]}”.")
        return bad_request(f"{SUPPORTED}; it is not understood at “{self.word.written[:40]}”.")

    def _both(self) -> Test:
        tests = [self._not()]
        while self._takes("and"):
            tests.append(self._not())
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)

    def _not(self) -> Test:
        self.depth += 1
        if self.depth > DEEPEST:
            raise bad_request(f"The filter is nested more than {DEEPEST} deep.")
        test = self._one()
        self.depth -= 1
        return test

    def _one(self) -> Test:
        if self._takes("not"):
            denied = self._not()
            return lambda row: not denied(row)
        if self._takes("("):
            inner = self.either()
            self._needs(")")
            return inner
        return self._comparison()

    def _comparison(self) -> Test:
        self.comparisons += 1
        if self.comparisons > MOST_COMPARISONS:
            raise bad_request(
                f"The filter compares more than {MOST_COMPARISONS} times. Ask in several parts."
            )
        left = self._operand()
        if self.word.written not in COMPARISONS:
            if self.word.kind == "name" and self.word.written not in ("and", "or"):
                raise self.lost()
            return left.as_test()
        compare = self._next().written
        return left.compared(compare, COMPARISONS[compare], self._operand())

    def _operand(self) -> Operand:
        word = self.word
        if word.written in FUNCTIONS:
            return self._function()
        if word.kind in ("date", "number", "text") or word.written in ("true", "false", "null"):
            return value_of(self._next())
        if word.kind != "name":
            raise self.lost()
        found = field_named(self.table, word.written)
        if found is None:
            raise self._stranger()
        self._next()
        return found

    def _function(self) -> Operand:
        name = self._next().written
        self._needs("(")
        text = self._operand()
        self._needs(",")
        part = self._operand()
        self._needs(")")
        return function(name, FUNCTIONS[name], text, part)

    def _stranger(self) -> Refusal:
        following = self.words[self.place + 1 : self.place + 2]
        if following and following[0].written in ("(", "/"):
            return self.lost()
        if following and following[0].kind == "text" and self.word.written in OLD_DATES:
            return bad_request(DATES)
        known = ", ".join(self.table.names)
        return bad_request(
            f"{self.table.name} has no field “{self.word.written[:40]}”. It has: {known}."
        )

    def _takes(self, written: str) -> bool:
        taken = self.word.written == written and self.word.kind in ("name", "sign")
        self.place += taken
        return taken

    def _needs(self, written: str) -> None:
        if not self._takes(written):
            raise self.lost()

    def _next(self) -> Word:
        word = self.word
        self.place += 1
        return word
