"""Each item is a measure by itself, with the same fields as those of files."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from iccportal.charts.units import Unit
from measures.catalogue import source
from measures.definition import (
    Combining,
    CountedBy,
    Direction,
    Example,
    Given,
    Measure,
    Missing,
    Part,
    Suppression,
    Target,
    TargetMethod,
)
from measures.states import FINAL, PROVISIONAL
from returns.models import Item

FAMILY = "returns"
WORDS_OF_STATES: Mapping[str, str] = MappingProxyType({PROVISIONAL: "submitted", FINAL: "accepted"})

_FIRST, _SECOND = date(2020, 4, 1), date(2020, 5, 1)


def _example(of_north: int) -> Example:
    """Every item is a count, so one example serves all but for what months make together."""
    return Example(
        given=(
            Given("north", _FIRST, 4, None, Decimal(4)),
            Given("south", _FIRST, 6, None, Decimal(6)),
            Given("north", _SECOND, 0, None, Decimal(0)),
            Given("south", _SECOND, None, None, None),
        ),
        over_communities={_FIRST: Decimal(10), _SECOND: Decimal(0)},
        over_time={"north": Decimal(of_north), "south": None},
    )


EXAMPLES = MappingProxyType({Combining.SUM: _example(4), Combining.LATEST: _example(0)})


@source
def items_as_measures() -> Iterator[Measure]:
    """Every item, also one that is closed, for its figures stay; one query."""
    return (as_measure(item) for item in Item.objects.all())


def as_measure(item: Item) -> Measure:
    """The definition that an item's fields make."""
    over_time = Combining(item.over_time)
    return Measure(
        code=item.code,
        name=item.name,
        short_name=item.short_name,
        question=item.question,
        why_it_matters=item.why_it_matters,
        numerator=Part(f"{FAMILY}:{item.code}", item.name, item.description),
        denominator=None,
        unit=Unit(axis=item.name, one=item.one, many=item.many),
        multiplier=1,
        sentence="{place} reported {value} in {month}.",
        over_time=over_time,
        over_communities=Combining.SUM,
        missing_communities=Missing.LEFT_OUT,
        period="month",
        counted_by=CountedBy.COMMUNITY,
        direction=Direction(item.direction),
        direction_reason=item.direction_reason,
        source="Communities' monthly returns",
        source_owner="The communities' development leads",
        refresh="When a return is submitted; final when it is accepted",
        suppression=Suppression(item.suppression),
        chart_months=36,
        target=_target(item.target),
        caveats=tuple(filter(None, item.caveats.splitlines())),
        owner=item.owner,
        checker=item.checker,
        approved_on=item.approved_on,
        review_by=item.review_by,
        valid_from=item.months.lower,
        valid_to=item.months.upper,
        example=EXAMPLES[over_time],
        section=item.section,
        words_of_states=WORDS_OF_STATES,
        provisional_means=f"are {WORDS_OF_STATES[PROVISIONAL]} and may still change",
    )


def _target(each_month: int | None) -> Target:
    if each_month is None:
        return Target(TargetMethod.NONE)
    return Target(TargetMethod.FIXED, value=Decimal(each_month))
