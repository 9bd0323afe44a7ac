"""The two cuts of a sheet must agree with each other and with every total that it prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from iccportal.lib.nhs_calendar import month_name
from reablement.sheet import CategoryKey, PrintedTotal, Sheet

CUTS = ("route", "outcome")
CUT_WORDS = {"route": "routes of access", "outcome": "outcomes"}


@dataclass(frozen=True, slots=True)
class CutsDisagree:
    """In a community and month the routes add up to another number than the outcomes.

    None: the sheet has no cell of that cut there.
    """

    community: str
    month: date
    route: int | None
    outcome: int | None

    def sentence(self, names: Mapping[str, str]) -> str:
        """What is wrong and where; `names` are those of the communities by code."""
        return (
            f"{month_name(self.month)}, {names[self.community]}: {_adds_up('route', self.route)}, "
            f"{_adds_up('outcome', self.outcome)}; both count the same assessments, so they "
            "must agree."
        )


@dataclass(frozen=True, slots=True)
class TotalDisagrees:
    """The cells of a cut that a printed total covers add up to another number.

    `found` is None where the sheet has no such cell.
    """

    total: PrintedTotal
    cut: str
    found: int | None

    def sentence(self, names: Mapping[str, str], categories: Mapping[CategoryKey, str]) -> str:
        """What is wrong and where; names of communities by code and of categories by key."""
        total = self.total
        where = [
            month_name(total.month) if total.month else "all months",
            names[total.community] if total.community else "all areas",
        ]
        if total.category:
            where.append(categories[total.category])
        return (
            f"{', '.join(where)}: {_adds_up(self.cut, self.found)}; the printed total is "
            f"{total.count:,}."
        )


def cuts_that_disagree(sheet: Sheet) -> Iterator[CutsDisagree]:
    """Every community and month in which the two cuts differ, in order."""
    for month, community in product(sheet.months, sorted(sheet.communities)):
        route, outcome = (
            sheet.sum(months=[month], communities=[community], categories=sheet.of_cut(cut)).count
            for cut in CUTS
        )
        if route != outcome:
            yield CutsDisagree(community, month, route, outcome)


def totals_that_disagree(sheet: Sheet) -> Iterator[TotalDisagrees]:
    """Every printed total that the cells do not add up to, in the order printed."""
    for total in sheet.printed:
        for cut in [total.category.cut] if total.category else CUTS:
            found = sheet.sum(
                months=[total.month] if total.month else sheet.months,
                communities=[total.community] if total.community else sheet.communities,
                categories=[total.category] if total.category else sheet.of_cut(cut),
            ).count
            if found != total.count:
                yield TotalDisagrees(total, cut, found)


def _adds_up(cut: str, count: int | None) -> str:
    if count is None:
        return f"there are no {CUT_WORDS[cut]}"
    return f"the {CUT_WORDS[cut]} add up to {count:,}"
