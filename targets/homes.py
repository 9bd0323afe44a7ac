"""Where a practice's activity counts in a month: its own community or, closed, its successor's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from iccportal.lib.nhs_calendar import month_code


@dataclass(frozen=True, kw_only=True)
class Membership:
    """A practice belongs to a community from `first` until, not including, `until`.

    `until` None: still open. `successor` empty: none is known. `line` is where it is written, for
    messages, if it comes from a file.
    """

    practice: str
    community: str
    first: date
    until: date | None = None
    successor: str = ""
    line: int = 0

    def covers(self, month: date) -> bool:
        """Whether the practice belongs to the community in the month."""
        return self.first <= month and (self.until is None or month < self.until)


class NoHomeError(ValueError):
    """A practice has neither a community in a month nor a successor that has one."""


class SuccessorCircleError(NoHomeError):
    """Successors lead back to where they began."""


def home(practice: str, month: date, memberships: Mapping[str, Sequence[Membership]]) -> Membership:
    """The membership that counts the practice's activity in the month.

    It is the practice's own where it is open; else that of its successor, as named by the last
    of its memberships that has ended, through any chain of successors.
    """
    chain = [practice]
    while (own := _in_month(memberships.get(chain[-1], ()), month)) is None:
        successor = _successor(memberships.get(chain[-1], ()), month)
        if not successor:
            raise NoHomeError(_no_home(chain, month))
        if successor in chain:
            circle = " → ".join([*chain, successor])
            raise SuccessorCircleError(
                f"{practice} has no community in {month_code(month)}: "
                f"its successors go round in a circle ({circle})"
            )
        chain.append(successor)
    return own


def _in_month(rows: Sequence[Membership], month: date) -> Membership | None:
    return next((row for row in rows if row.covers(month)), None)


def _successor(rows: Sequence[Membership], month: date) -> str:
    ended = [row for row in rows if row.until is not None and row.until <= month]
    return max(ended, key=lambda row: row.first).successor if ended else ""


def _no_home(chain: Sequence[str], month: date) -> str:
    words = f"{chain[0]} has no community in {month_code(month)}"
    if len(chain) == 1:
        return f"{words} and no successor"
    return f"{words}, and neither has its successor ({' → '.join(chain)})"
