"""What a pack tells, ready for every kind of file.

All wording and rounding is decided before a file is written: figures are numbers here, with the
unit that says how they are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from iccportal.charts.units import Unit
from iccportal.lib.xml_text import all_in_xml
from measures.states import SUPPRESSED
from reports.heading import Heading

COMMON: Final = "common_cause"  # what SPC says of most months


@dataclass(frozen=True, slots=True)
class Marked:
    """A number with a mark: "1 [p]" on paper, and in a workbook a number that can be added up."""

    number: float
    mark: str


Cell = str | int | float | Marked | None


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a series. `value` is None where `state` says why."""

    month: date
    value: float | None
    state: str
    numerator: float | None = None
    denominator: float | None = None
    target: float | None = None
    mean: float | None = None
    lower: float | None = None
    upper: float | None = None
    point_type: str = ""
    limits_from: int | None = None

    @property
    def is_hidden(self) -> bool:
        """Whether the month has a figure that is hidden."""
        return self.state == SUPPRESSED

    @property
    def is_told(self) -> bool:
        """Whether the month has a figure, shown or hidden."""
        return self.value is not None or self.is_hidden

    @property
    def is_special(self) -> bool:
        """Whether SPC picks the month out."""
        return self.point_type not in ("", COMMON)


@dataclass(frozen=True, slots=True)
class Series:
    """A measure of one place, month by month, with the sentence to take away."""

    place: str
    short_name: str
    sentence: str
    points: Sequence[Point]
    variation: str = ""  # the icon's words; empty where nothing may be claimed
    assurance: str = ""
    provisional: str = ""  # a sentence; empty where no figure may change
    notes: tuple[str, ...] = ()
    source: str = ""
    as_at: date | None = None
    illustrative: bool = False

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw; where there is not, the sentence says so."""
        return any(point.value is not None for point in self.points)


@dataclass(frozen=True, slots=True)
class Section:
    """A measure: the pack's subject first, then the communities of it (none for one community).

    All series that have any month have the same ones; the subject has none where the measure is
    told of its communities alone. `definition` is pairs of a term and what it means.
    """

    code: str
    name: str
    question: str
    unit: Unit
    numerator: str
    denominator: str  # empty for a count
    target_name: str
    subject: Series
    communities: tuple[Series, ...]
    definition: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """One of the strategy paper's own tables: headings, then rows as long as they are.

    `decimals` says how its numbers are shown; a text cell in a column of numbers says why there
    is none ("Hidden, a small number").
    """

    key: str
    title: str
    sentence: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    as_at: date | None = None  # the day on which the latest figures came
    illustrative: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a lead: where, when, what kind, and what it belongs to."""

    place: str
    month: date
    kind: str
    about: str  # the measure's name or the theme; empty for neither
    text: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A quarterly pack for an Oversight Group, a community or the whole system.

    Office documents and pictures are XML, and pasted text may hold characters that XML cannot: a
    pack leaves them out of all its texts when it is made, so that no kind of file has to.
    """

    title: str  # "South Cumbria: Q4 2019/20"
    subject: str
    heading: Heading
    sections: tuple[Section, ...]  # in the order that was chosen
    tables: tuple[PaperTable, ...]
    stories: tuple[Told, ...]
    notes: tuple[str, ...]  # marks and caveats that hold for the whole pack
    provenance: tuple[tuple[str, str, str], ...]  # source, day taken in, checksum

    def __post_init__(self) -> None:
        """Leave out what XML cannot hold."""
        for field in fields(self):
            object.__setattr__(self, field.name, all_in_xml(getattr(self, field.name)))

    @property
    def with_checksums(self) -> bool:
        """Whether it tells the checksum of any file that its figures came from."""
        return any(checksum for *_, checksum in self.provenance)

    @property
    def illustrative(self) -> bool:
        """Whether any of it was made up for a demonstration."""
        return any(
            series.illustrative
            for section in self.sections
            for series in (section.subject, *section.communities)
        ) or any(table.illustrative for table in self.tables)
