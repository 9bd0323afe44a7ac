"""What was sent of reablement. Each function asks a fixed number of queries."""

from dataclasses import dataclass, replace
from datetime import date

from iccportal.lib.nhs_calendar import Quarter
from iccportal.lib.small_numbers import Rule
from iccs.access import Access
from iccs.models import Alias
from iccs.queries import Register, places
from measures.catalogue import catalogue
from measures.models import Batch
from measures.published import published
from measures.reading import Reading
from reablement.models import Assessments, Category, StatedTotal
from reablement.names import AreaName, CategoryName, Names
from reablement.providers import ASSESSMENTS
from reablement.published_sheet import PublishedSheet
from reablement.sheet import CategoryKey, Cell, Place, PrintedTotal, Sheet


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a quarter's figures come from, as it is told below them."""

    source: str
    notes: tuple[str, ...]
    illustrative: bool


@dataclass(frozen=True)
class QuarterFigures:
    """All that was sent for a quarter, with the register of its last month.

    `rule` is the one for small numbers that the figures were released by, None where they are
    shown in full.
    """

    quarter: Quarter
    sheet: Sheet
    categories: tuple[CategoryName, ...]
    register: Register
    origin: Origin
    rule: Rule | None = None

    @property
    def months(self) -> list[date]:
        """The months of the quarter that figures were sent for."""
        return self.sheet.months

    def of_cut(self, cut: str) -> tuple[CategoryName, ...]:
        """The categories of a cut that the sheet has, in their order."""
        return tuple(
            one
            for one in self.categories
            if one.key.cut == cut and one.key in self.sheet.categories
        )


def quarters() -> list[Quarter]:
    """The quarters that figures were sent for, latest first; one query."""
    months = Assessments.objects.order_by().values_list("month", flat=True).distinct()
    return sorted({Quarter.of(month) for month in months}, reverse=True)


def figures_of(quarter: Quarter) -> QuarterFigures:
    """The sheet of a quarter; five queries, however much was sent."""
    cells, batches = _cells(quarter)
    return QuarterFigures(
        quarter=quarter,
        sheet=Sheet(cells, _printed(batches)),
        categories=categories(),
        register=places(quarter.last),
        origin=_origin(batches),
    )


def as_read_by(access: Access, figures: QuarterFigures) -> QuarterFigures:
    """The figures as a person reads them; for who does not read all in full, three queries more.

    What other places sent is not in this sheet, so it matters only who reads those that did.
    """
    if all(access.reads_in_full(code) for code in figures.sheet.communities):
        return figures
    release = published(catalogue()[ASSESSMENTS], Reading(figures.quarter.months))
    sheet = PublishedSheet(figures.sheet, release, access.reads_in_full)
    return replace(figures, sheet=sheet, rule=release.rule)


def categories() -> tuple[CategoryName, ...]:
    """Every category in its order; one query."""
    rows = Category.objects.values_list("cut", "code", "name")
    return tuple(CategoryName(CategoryKey(cut, code), name) for cut, code, name in rows)


def names_of(sender: str) -> Names:
    """What a sender calls communities that report, and the categories; two queries."""
    rows = Alias.objects.filter(sender=sender, community__parts=None).values_list(
        "name", "community__code", "months"
    )
    areas = [AreaName(name, code, months.lower, months.upper) for name, code, months in rows]
    return Names(sender, areas, categories())


def senders() -> list[str]:
    """Everyone whose names for communities are known; one query."""
    return list(Alias.objects.order_by("sender").values_list("sender", flat=True).distinct())


def _cells(quarter: Quarter) -> tuple[list[Cell], set[int]]:
    rows = Assessments.objects.filter(month__in=quarter.months, count__isnull=False).values_list(
        "community__code", "month", "category__cut", "category__code", "count", "state", "batch"
    )
    cells, batches = [], set()
    for community, month, cut, code, count, state, batch in rows:
        assert count is not None  # by the filter
        place = Place(community, month, CategoryKey(cut, code))
        cells.append(Cell(place, count, provisional=state == "provisional"))
        batches.add(batch)
    return cells, batches


def _printed(batches: set[int]) -> list[PrintedTotal]:
    rows = StatedTotal.objects.filter(batch__in=batches).values_list(
        "month", "community__code", "category__cut", "category__code", "count"
    )
    return [
        PrintedTotal(month, community, CategoryKey(cut, code) if code else None, count)
        for month, community, cut, code, count in rows
    ]


def _origin(batches: set[int]) -> Origin:
    rows = list(
        Batch.objects.filter(pk__in=batches).order_by("at").values("source", "note", "illustrative")
    )
    return Origin(
        source="; ".join(dict.fromkeys(row["source"] for row in rows)),
        notes=tuple(dict.fromkeys(row["note"] for row in rows if row["note"])),
        illustrative=any(row["illustrative"] for row in rows),
    )
