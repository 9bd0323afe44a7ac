"""What the page of one rebase tells: every community's figure before and after, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from iccportal.charts.sheet import Sheet
from iccportal.lib.nhs_calendar import Quarter
from iccportal.tables import FiguresTable
from iccs.queries import Place, places
from targets.change import sentence
from targets.comparison import Compared, SharedQuarter, compare, shown_to
from targets.queries import plans
from targets.rebase_queries import RebaseFacts, practice_names, rebases, shares_of
from targets.shown_shares import ShownShares
from targets.tables import comparison_table, first_shares_table, rebases_table

HIDDEN_TARGET = "The target is hidden to protect small numbers."


@dataclass(frozen=True)
class Reason:
    """Why one community's figure moved, in a sentence, with the practices that moved."""

    place: Place
    sentence: str
    joined: Sequence[str]
    left: Sequence[str]


@dataclass(frozen=True)
class RebasePage:
    """A rebase; `before` is the one that it follows, None where there is none to compare with."""

    rebase: RebaseFacts
    before: RebaseFacts | None
    table: FiguresTable
    reasons: Sequence[Reason]

    @property
    def figures(self) -> Sheet:
        """Every community's figure, to read and to download."""
        return Sheet(
            key="figures",
            heading="Every community’s figure for the quarter",
            as_at=self.rebase.quarter.label,
            table=self.table,
            illustrative=self.illustrative,
        )

    @property
    def illustrative(self) -> bool:
        """Whether any of the figures is made up, before or after."""
        return any(each.illustrative for each in (self.rebase, self.before) if each is not None)


def rebases_sheet(known: Sequence[RebaseFacts]) -> Sheet | None:
    """The list of rebases; None where there are none. Marked if any of them is made up."""
    if not known:
        return None
    return Sheet(
        key="rebases",
        heading="Rebases",
        as_at=known[-1].quarter.label,
        table=rebases_table(known),
        illustrative=any(rebase.illustrative for rebase in known),
    )


def rebase_page(
    stream: str, pk: int, *, with_drafts: bool, shown_to_reader: Callable[[date], ShownShares]
) -> RebasePage | None:
    """The page of a rebase; None where there is none that the reader may see.

    Six queries, and those of what the reader is shown of shares."""
    known = {rebase.pk: rebase for rebase in rebases(stream, with_drafts=with_drafts)}
    rebase = known.get(pk)
    if rebase is None:
        return None
    before = _before(rebase, list(known.values()))
    planned = plans(stream)
    shares = shares_of([each.pk for each in (before, rebase) if each is not None])
    after = _quarter(rebase, rebase.quarter, planned)
    quarter = SharedQuarter(after or 0, shares[rebase.pk])
    earlier = None if before is None else _quarter(before, rebase.quarter.previous(), planned)
    communities = _places(rebase.effective_from)
    shown = shown_to_reader(rebase.effective_from)
    if before is None or earlier is None:
        table = first_shares_table(
            [(place, quarter.share(code)) for code, place in communities.items()],
            quarter.planned,
            rebase,
            shown,
        )
        return RebasePage(rebase, None, table, [])
    everything = compare(SharedQuarter(earlier, shares[before.pk]), quarter)
    compared = shown_to(shown.reads_in_full, everything, settings.SMALL_NUMBERS)
    everywhere = _places(before.effective_from) | communities
    return _compared_page(rebase, before, compared, everywhere, shown)


def _before(rebase: RebaseFacts, known: Sequence[RebaseFacts]) -> RebaseFacts | None:
    earlier = [e for e in known if e.is_signed and e.effective_from < rebase.effective_from]
    return earlier[-1] if earlier else None


def _quarter(
    rebase: RebaseFacts, quarter: Quarter, planned: Mapping[int, Mapping[date, int]]
) -> int | None:
    """What the rebase's trajectory plans for the quarter; None unless for all of its months."""
    months = planned[rebase.trajectory]
    if not all(month in months for month in quarter.months):
        return None
    return sum(months[month] for month in quarter.months)


def _places(month: date) -> dict[str, Place]:
    return {place.code: place for place in places(month).reporting}


def _compared_page(
    rebase: RebaseFacts,
    before: RebaseFacts,
    compared: Sequence[Compared],
    communities: Mapping[str, Place],
    shown: ShownShares,
) -> RebasePage:
    found = sorted(
        [(communities[each.community], each) for each in compared if each.community in communities],
        key=lambda pair: pair[0].position,
    )
    names = practice_names([p for each in compared for p in (*each.joined, *each.left)])
    return RebasePage(
        rebase,
        before,
        comparison_table([(place, each.change) for place, each in found], before, rebase, shown),
        [
            Reason(
                place,
                HIDDEN_TARGET
                if any(shown.hides(one.effective_from, [place.code]) for one in (before, rebase))
                else sentence(each.change, whole="whole system"),
                [names[practice] for practice in each.joined],
                [names[practice] for practice in each.left],
            )
            for place, each in found
        ],
    )
