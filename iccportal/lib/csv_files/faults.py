"""What is wrong with a file, told in one line each: where, what was found, what is expected."""

from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_TOLD = 1000


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to put right. Line 0 is the file as a whole."""

    line: int
    column: int
    heading: str
    words: str

    def told(self, file: str) -> str:
        """The fault as one line of text."""
        if self.line == 0:
            return f"{file}: {self.words}"
        return f"{file}, line {self.line}, column {self.column} ({self.heading}): {self.words}"


@dataclass
class Faults:
    """The faults of one file, in the order of its lines; counted, not kept, beyond a limit."""

    file: str
    most: int = MOST_TOLD
    count: int = 0
    _kept: list[Fault] = field(default_factory=list)

    def add(self, line: int, column: int, heading: str, words: str) -> None:
        """Note a fault in a cell; lines and columns count from 1."""
        self.count += 1
        if self.count <= self.most:
            self._kept.append(Fault(line, column, heading, words))

    def add_whole_file(self, words: str) -> None:
        """Note a fault of the file as a whole."""
        self.add(0, 0, "", words)

    def told(self) -> Iterator[str]:
        """Each fault as a line of text, and how many more there are."""
        yield from (fault.told(self.file) for fault in sorted(self._kept))
        if self.count > self.most:
            yield f"{self.file}: and {self.count - self.most:,} more."


class FaultyFilesError(Exception):
    """Files that cannot be used; `lines` tells everything that is wrong with them."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
