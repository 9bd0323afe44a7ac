"""The file of scores: a row for each score of a person, read strictly and held against the rules.

Rows may stand in any order: they are judged in the order of their days.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from iccportal.lib.csv_files.cells import fault, name_fault
from iccportal.lib.csv_files.tables import Row, Table
from iccportal.lib.nhs_number import holds_nhs_number
from outcomes.courses import FIRST, REPEAT
from outcomes.references import is_reference
from outcomes.rules import Entry, UnfitError, check
from outcomes.scales import SCALES, read_score

HEADINGS = ("community", "reference", "instrument", "occasion", "project", "date", "score")
COMMUNITY, REFERENCE, INSTRUMENT, OCCASION, PROJECT, DATE, SCORE = range(len(HEADINGS))
COLUMNS = {
    "instrument": INSTRUMENT,
    "occasion": OCCASION,
    "project": PROJECT,
    "on": DATE,
    "score": SCORE,
}
PERSONAL = "found an NHS number (not repeated here); expected no personal data: remove it"


class ScoresFile:
    """A file of scores, read at once: `added` are those that are not there yet.

    `communities` are those that report, by code; `people` says whose reference is of which
    community, and `entries` what is known of each.
    """

    def __init__(
        self,
        path: Path,
        communities: Mapping[str, int],
        people: Mapping[str, str],
        entries: Mapping[str, Sequence[Entry]],
        today: date,
    ) -> None:
        self.table = Table(path, HEADINGS)
        self.communities, self.today = communities, today
        self.added: list[tuple[str, str, Entry]] = []
        self.unchanged = 0
        self._homes = dict(people)
        self._entries = {reference: [*known] for reference, known in entries.items()}
        rows = [(line, row, self._entry(line, row)) for line, row in self.table.rows()]
        read = [(line, row, entry) for line, row, entry in rows if entry is not None]
        for line, row, entry in sorted(read, key=lambda one: (one[2].on, one[0])):
            self._fit(line, row, entry)

    def _entry(self, line: int, row: Row) -> Entry | None:
        """The row's score, where every cell by itself is sound."""
        on, score = self._day(line, row[DATE]), self._score(line, row)
        sound = [
            self._is(line, row, COMMUNITY, row[COMMUNITY] in self.communities, self._expected()),
            self._is_reference(line, row),
            self._is(line, row, INSTRUMENT, row[INSTRUMENT] in SCALES, " or ".join(SCALES)),
            self._is(line, row, OCCASION, row[OCCASION] in (FIRST, REPEAT), "first or repeat"),
            self._is_project(line, row),
        ]
        if on is None or score is None or not all(sound):
            return None
        return Entry(row[INSTRUMENT], row[OCCASION], row[PROJECT], on, score)

    def _expected(self) -> str:
        return f"the code of a community that reports: {', '.join(sorted(self.communities))}"

    def _is(self, line: int, row: Row, column: int, is_sound: bool, expected: str) -> bool:
        if not is_sound:
            self.table.fault(line, column, fault(row[column], expected))
        return is_sound

    def _is_reference(self, line: int, row: Row) -> bool:
        form = "a reference of eight letters A to Z or digits 2 to 7"
        return self._is(line, row, REFERENCE, is_reference(row[REFERENCE]), form)

    def _is_project(self, line: int, row: Row) -> bool:
        if holds_nhs_number(row[PROJECT]):
            self.table.fault(line, PROJECT, PERSONAL)
            return False
        words = name_fault(row[PROJECT]) if row[PROJECT] else ""
        if words:
            self.table.fault(line, PROJECT, words)
        return not words

    def _day(self, line: int, text: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.table.fault(line, DATE, fault(text, "a day as YYYY-MM-DD, for example 2020-01-31"))
            return None

    def _score(self, line: int, row: Row) -> Decimal | None:
        if row[INSTRUMENT] not in SCALES:
            return None
        try:
            return read_score(row[SCORE], row[INSTRUMENT])
        except ValueError as error:
            self.table.fault(line, SCORE, fault(row[SCORE], str(error)))
            return None

    def _fit(self, line: int, row: Row, entry: Entry) -> None:
        """Hold a score against the person's others, known and above it in time."""
        community, reference = row[COMMUNITY], row[REFERENCE]
        home = self._homes.setdefault(reference, community)
        if home != community:
            words = f"found a reference of a person of {home}; expected one of {community}"
            self.table.fault(line, REFERENCE, words)
            return
        others = self._entries.setdefault(reference, [])
        if entry in others:
            self.unchanged += 1
            return
        try:
            check(entry, others, self.today)
        except UnfitError as unfit:
            self.table.fault(line, COLUMNS[unfit.field], str(unfit))
            return
        others.append(entry)
        self.added.append((community, reference, entry))
