"""Reads the register's CSV files: every cell into its kind, every error a sentence with its place.

Pure but for opening the files: nothing here knows the database.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_calendar import parse_month

Parse = Callable[[str], Any]


@dataclass(frozen=True)
class Shape:
    """What a file must hold: its columns, which of them name a row, and what they refer to."""

    name: str
    columns: Mapping[str, Parse]
    key: tuple[str, ...]
    refers: Mapping[str, str] = field(default_factory=dict)  # column -> file whose key it is


@dataclass(frozen=True)
class Line:
    """One line of a file: where it stands, and its values by column."""

    where: str
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


Sheets = dict[str, list[Line]]


def read_sheets(folder: Path, shapes: tuple[Shape, ...]) -> Sheets:
    """Every file's lines by the file's name; all errors at once."""
    errors: list[str] = []
    sheets = {shape.name: _read(folder / shape.name, shape, errors) for shape in shapes}
    if not errors:
        for shape in shapes:
            errors += _repeated(shape, sheets[shape.name])
            errors += _unknown(shape, sheets)
    if errors:
        raise FaultyFilesError(errors)
    return sheets


def required(text: str) -> str:
    """Words that may not be missing."""
    if not text:
        raise ValueError("nothing is written here; it is needed.")
    return text


def optional(parse: Parse) -> Parse:
    """The same, where an empty cell is None."""
    return lambda text: parse(text) if text else None


def words(text: str) -> str:
    """Words, or none."""
    return text


def whole(text: str) -> int:
    """A whole number, nought or more."""
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"“{text}” is not a whole number.")
    return int(text)


def degrees_to(most: int) -> Parse:
    """Degrees from minus to plus `most`: 90 for a latitude, 180 for a longitude."""

    def parse(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not -most <= number <= most:
            raise ValueError(f"“{text}” is not a number of degrees from -{most} to {most}.")
        return number

    return parse


def day(text: str) -> date:
    """A day, as 2020-06-30."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a day. Write it as in 2020-06-30.") from None


month = parse_month


def one_of(*choices: str) -> Parse:
    """One of some words."""

    def parse(text: str) -> str:
        if text not in choices:
            raise ValueError(f"“{text}” is not one of: {', '.join(choices)}.")
        return text

    return parse


def _read(path: Path, shape: Shape, errors: list[str]) -> list[Line]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        errors.append(f"{shape.name}: there is no such file.")
        return []
    except UnicodeDecodeError:
        errors.append(f"{shape.name}: the file is not in UTF-8. Save it as CSV UTF-8.")
        return []
    reader = csv.DictReader(text.splitlines(keepends=True), restkey="", restval=None)
    missing = [column for column in shape.columns if column not in (reader.fieldnames or ())]
    if missing:
        errors.append(f"{shape.name}, line 1: the heading lacks {', '.join(missing)}.")
        return []
    return [_line(f"{shape.name}, line {reader.line_num}", row, shape, errors) for row in reader]


def _line(where: str, row: Mapping[str, Any], shape: Shape, errors: list[str]) -> Line:
    if None in row.values() or "" in row:
        errors.append(f"{where}: the line has not as many cells as the heading.")
        return Line(where, {})
    values = {}
    for column, parse in shape.columns.items():
        try:
            values[column] = parse(row[column].strip())
        except ValueError as error:
            errors.append(f"{where}, {column}: {error}")
    return Line(where, values)


def _repeated(shape: Shape, lines: list[Line]) -> list[str]:
    first: dict[tuple[Any, ...], Line] = {}
    errors = []
    for line in lines:
        key = tuple(line[column] for column in shape.key)
        if first.setdefault(key, line) is not line:
            same = " and ".join(shape.key)
            errors.append(f"{line.where}: the same {same} as in {first[key].where}.")
    return errors


def _unknown(shape: Shape, sheets: Sheets) -> list[str]:
    errors = []
    for column, other in shape.refers.items():
        known = {next(iter(line.values.values())) for line in sheets[other]}
        errors += [
            f"{line.where}, {column}: “{line[column]}” is not in {other}."
            for line in sheets[shape.name]
            if line[column] and line[column] not in known
        ]
    return errors
