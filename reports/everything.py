"""What is known of some months, before it is released to anybody. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.board import Board
from measures.apart import ByPractice
from outcomes.activation import Activation
from targets.rebase_queries import RebaseFacts
from targets.trajectory import InForce


@dataclass(frozen=True, slots=True)
class PracticeMonths:
    """A practice belonged to a community from `start` until before `end`."""

    code: str
    name: str
    community: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """A kind of activity: its trajectory in force, and its signed rebases in their order."""

    code: str
    in_force: InForce
    rebases: Sequence[RebaseFacts]


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a council sent of one category in a community and month."""

    community: str
    month: date
    cut: str
    category: str
    category_name: str
    count: int | None
    state: str
    batch: int


@dataclass(frozen=True, slots=True)
class Told:
    """A story of a return that was handed in."""

    community: str
    month: date
    kind: str
    measure: str
    theme: str
    text: str
    batch: int | None


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """Where some figures came from."""

    pk: int
    source: str
    taken_in: date
    sha256: str
    illustrative: bool


@dataclass(frozen=True)
class Everything:
    """All of it; no `activation` where no cut-points are known."""

    months: Sequence[date]
    board: Board
    practices: Sequence[PracticeMonths]
    streams: Sequence[StreamFacts]
    assessed: Sequence[Assessed]
    activation: Activation | None
    stories: Sequence[Told]
    batches: Mapping[int, BatchFacts]
    by_practice: ByPractice

    def made_up(self, batches: Iterable[int | None]) -> bool:
        """Whether any figure of some batches was made up."""
        return any(self.batches[batch].illustrative for batch in batches if batch is not None)
