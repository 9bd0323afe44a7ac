"""Takes typed fields out of a TOML table, and keeps a sentence for each that is amiss."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, cast

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_WORDS: dict[type, str] = {
    str: "text",
    int: "a whole number",
    Decimal: "a number",
    bool: "true or false",
    date: "a date, as in 2021-03-01",
    list: "a list",
    dict: "a table",
}


class Fields:
    """The fields of one table of one file.

    A field that is missing or of another type is noted in `problems`, and what is taken in its
    place must not be used: look at `problems` first.
    """

    def __init__(
        self, file: str, table: Mapping[str, Any], problems: list[str], prefix: str = ""
    ) -> None:
        self.file, self.prefix, self.problems = file, prefix, problems
        self._left = dict(table)

    def note(self, field: str, sentence: str) -> None:
        """Keep a sentence about a field."""
        self.problems.append(f"{self.file}, {self.prefix}{field}: {sentence}")

    def take(self, field: str, kind: type[T]) -> T:
        """The field, which must be there and not be empty text."""
        if field not in self._left:
            self.note(field, "missing.")
            return cast(T, None)
        value = self._typed(field, self._left.pop(field), kind)
        if isinstance(value, str) and not value.strip():
            self.note(field, "empty.")
        return value

    def take_if_there(self, field: str, kind: type[T]) -> T | None:
        """The field, or None where it is left out."""
        return self.take(field, kind) if field in self._left else None

    def choice(self, field: str, choices: type[E]) -> E:
        """One of the words of `choices`."""
        word = self.take(field, str)
        if word in list(choices):
            return choices(word)
        if word is not None:
            self.note(field, f'one of {", ".join(choices)} was expected, not "{word}".')
        return cast(E, None)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, at least one."""
        return self._listed(field, str)

    def numbers(self, field: str) -> tuple[Decimal, ...]:
        """A list of numbers, at least one."""
        return self._listed(field, Decimal)

    def table(self, field: str) -> "Fields":
        """A table within this one."""
        inner = self.take(field, dict)
        return Fields(self.file, inner or {}, self.problems, f"{self.prefix}{field}.")

    def tables(self, field: str) -> list["Fields"]:
        """A list of tables, each known by its place in the list."""
        return [
            Fields(self.file, each, self.problems, f"{self.prefix}{field}[{place}].")
            for place, each in enumerate(self._listed(field, dict), start=1)
        ]

    def finish(self) -> None:
        """Note the fields that nothing asked for."""
        for field in self._left:
            self.note(field, "there is no such field.")

    def _listed(self, field: str, kind: type[T]) -> tuple[T, ...]:
        items = self.take(field, list)
        if items is not None and not items:
            self.note(field, "the list is empty.")
        return tuple(self._typed(field, item, kind) for item in items or ())

    def _typed(self, field: str, value: Any, kind: type[T]) -> T:
        if kind is Decimal and type(value) is int:
            value = Decimal(value)
        # bool is a kind of int, and datetime a kind of date, but neither is meant
        strayed = isinstance(value, bool | datetime) and type(value) is not kind
        if strayed or not isinstance(value, kind):
            self.note(field, f"{_WORDS[kind]} was expected, not {value!r}.")
            return cast(T, None)
        return value
