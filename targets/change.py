"""Why a community's figure moved from one rebase to the next, in exact parts and in a sentence.

With T the Bay's planned figure, s the community's share, 0 before and 1 after:
change = Bay effect + share effect, where
Bay effect = (T1 - T0) x (s0 + s1) / 2 and share effect = (s1 - s0) x (T0 + T1) / 2.
The share effect is split by what changed the share: practices that joined or left, and the rest.
"""

from dataclasses import dataclass
from fractions import Fraction

from iccportal.lib.rounding import format_number, format_percent

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Change:
    """A figure before and after, and the parts of the difference; all exact."""

    planned_before: Fraction
    planned_after: Fraction
    share_before: Fraction
    share_after: Fraction
    moved_share: Fraction
    told_apart: bool = True  # whether the reader is told what of it came of practices that moved

    @property
    def before(self) -> Fraction:
        """The community's figure before."""
        return self.planned_before * self.share_before

    @property
    def after(self) -> Fraction:
        """The community's figure after."""
        return self.planned_after * self.share_after

    @property
    def total(self) -> Fraction:
        """By how much the figure moved: the sum of the three effects."""
        return self.after - self.before

    @property
    def bay_effect(self) -> Fraction:
        """What came of the Bay's plan, at the mean of both shares."""
        return (self.planned_after - self.planned_before) * self._mean_share

    @property
    def share_effect(self) -> Fraction:
        """What came of the community's share, at the mean of both plans."""
        return (self.share_after - self.share_before) * self._mean_planned

    @property
    def moved_effect(self) -> Fraction:
        """The part of the share effect that came of practices that joined or left."""
        return self.moved_share * self._mean_planned

    @property
    def own_effect(self) -> Fraction:
        """The part of the share effect that came of the activity of the practices that stayed."""
        return self.share_effect - self.moved_effect

    @property
    def effects_of_share(self) -> list[Fraction]:
        """What came of practices that moved and of the rest, or of both where not told apart."""
        return [self.moved_effect, self.own_effect] if self.told_apart else [self.share_effect]

    @property
    def _mean_share(self) -> Fraction:
        return (self.share_before + self.share_after) * HALF

    @property
    def _mean_planned(self) -> Fraction:
        return (self.planned_before + self.planned_after) * HALF


def explain(
    planned_before: int | Fraction,
    planned_after: int | Fraction,
    share_before: Fraction,
    share_after: Fraction,
    *,
    joined: Fraction = Fraction(0),
    left: Fraction = Fraction(0),
) -> Change:
    """The parts of a change.

    `joined` is the share, in the new window, of the practices that count for the community now
    and did not before; `left` the share, in the old window, of those that did and do not now.
    """
    return Change(
        Fraction(planned_before), Fraction(planned_after), share_before, share_after, joined - left
    )


def sentence(change: Change, *, whole: str = "Bay") -> str:
    """The change in plain words, in admissions rounded so that the parts add up to the total."""
    bay, *of_share = rounded_parts(change.bay_effect, *change.effects_of_share)
    because = ["practices moved between communities"] if change.told_apart else []
    reasons = [
        _more_or_fewer(bay, f"the {whole}’s trajectory {_moved(bay)}"),
        *map(_more_or_fewer, of_share, [*because, _own_reason(change)]),
    ]
    told = [reason for reason in reasons if reason]
    if not told:
        return "The target stays the same."
    return f"The target {_by(bay + sum(of_share))}: {', '.join(told)}."


def rounded_parts(*parts: Fraction) -> list[int]:
    """The parts in whole numbers that add up to the rounded sum: by largest remainder."""
    floors = [part.__floor__() for part in parts]
    missing = _rounded(sum(parts, Fraction(0))) - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda n: (floors[n] - parts[n], n))
    return [floors[n] + (n in by_remainder[:missing]) for n in range(len(parts))]


def _rounded(amount: Fraction) -> int:
    """To the nearest whole number, halves up."""
    return (amount + HALF).__floor__()


def _by(total: int) -> str:
    if total == 0:
        return "stays the same"
    return f"{'rises' if total > 0 else 'falls'} by {format_number(abs(total), 0)}"


def _more_or_fewer(part: int, reason: str) -> str:
    if part == 0:
        return ""
    return f"{format_number(abs(part), 0)} {'more' if part > 0 else 'fewer'} because {reason}"


def _moved(part: int) -> str:
    return "rose" if part > 0 else "fell"


def _own_reason(change: Change) -> str:
    """Said with both shares where nothing else changed the share and they are told apart."""
    before, after = (_percent(share) for share in (change.share_before, change.share_after))
    if (change.moved_share == 0 or not change.told_apart) and before != after:
        direction = _moved(1 if change.share_after > change.share_before else -1)
        return f"the community’s share {direction} from {before} to {after}"
    effect = change.own_effect if change.told_apart else change.share_effect
    return f"its own practices’ part of all activity {_moved(1 if effect > 0 else -1)}"


def _percent(share: Fraction) -> str:
    return format_percent(share.numerator, share.denominator)
