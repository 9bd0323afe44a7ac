"""Each item is a measure by itself, with the same fields as those of files."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from iccportal.charts.units import Unit
from measures.catalogue import source
from measures.definition import (
    Combining,
    CountedBy,
    Direction,
    Measure,
    Missing,
    Part,
    Suppression,
    Target,
    TargetMethod,
)
from measures.states import FINAL, PROVISIONAL
from returns.item_choices import DividedBy, Scale
from returns.item_examples import of_counts, of_ratios
from returns.models import Item

FAMILY = "returns"
WORDS_OF_STATES: Mapping[str, str] = MappingProxyType({PROVISIONAL: "submitted", FINAL: "accepted"})
COUNT_SENTENCE = "{place} reported {value} in {month}."
RATIO_SENTENCE = "{place} had {value} in {month}: {numerator} for {denominator}."
PERCENTAGE_SENTENCE = "In {place} it was {value} in {month} ({numerator} of {denominator})."
EACH_MONTH = "Over several months each month’s count takes part, so the figure stays one a month."
OF_THE_REGISTER: Mapping[str, Part] = MappingProxyType(
    {
        DividedBy.REGISTERED_PEOPLE: Part(
            DividedBy.REGISTERED_PEOPLE.value,
            "Registered people",
            f"People on the lists of the community’s practices in that month. {EACH_MONTH}",
            source="people on practices’ lists",
        )
    }
)


@source
def items_as_measures() -> Iterator[Measure]:
    """Every item, also one that is closed, for its figures stay; one query."""
    items = {item.pk: item for item in Item.objects.as_measures()}
    return (as_measure(one, [items[pk] for pk in one.addend_ids]) for one in items.values())


def as_measure(item: Item, addends: Sequence[Item] = ()) -> Measure:
    """The definition that an item's fields make; it holds while all that it needs is counted."""
    counted = item.numerator or item
    together = [each for each in (item, item.numerator, item.denominator) if each is not None]
    scale = Scale(item.scale) if item.scale else Scale.ONE
    percentage = scale is Scale.PERCENTAGE
    over_time = Combining(item.over_time) if counted is item else Combining.RATIO_OF_SUMS
    missing = Missing(item.missing_communities)
    return Measure(
        code=item.code,
        name=item.name,
        short_name=item.short_name,
        question=item.question,
        why_it_matters=item.why_it_matters,
        numerator=_part(counted),
        denominator=_denominator(item),
        unit=Unit(
            axis=f"{item.name}, %" if percentage else item.name,
            one="" if percentage else item.one,
            many="" if percentage else item.many,
            decimals=item.decimals,
            percentage=percentage,
        ),
        multiplier=scale.multiplier,
        sentence=item.sentence or _sentence(item),
        over_time=over_time,
        over_communities=Combining.SUM if counted is item else Combining.RATIO_OF_SUMS,
        missing_communities=missing,
        period="month",
        counted_by=_counted_by(item),
        direction=Direction(item.direction),
        direction_reason=item.direction_reason,
        source=item.source,
        source_owner=item.source_owner,
        refresh="When a return is submitted; final when it is accepted",
        suppression=_suppression(together),
        chart_months=item.chart_months,
        target=_target(item),
        caveats=tuple(filter(None, item.caveats.splitlines())),
        owner=item.owner,
        checker=item.checker,
        approved_on=item.approved_on,
        review_by=item.review_by,
        valid_from=max(each.months.lower for each in together),
        valid_to=min((e.months.upper for e in together if e.months.upper), default=None),
        example=of_counts(over_time, missing) if counted is item else of_ratios(scale, missing),
        section=item.section,
        words_of_states=WORDS_OF_STATES,
        provisional_means=f"are {WORDS_OF_STATES[PROVISIONAL]} and may still change",
        adds_up_from=tuple(_part(each) for each in addends),
    )


def _part(item: Item, more: str = "") -> Part:
    return Part(
        _provider(item),
        item.name,
        f"{item.description} {more}".rstrip(),
        part_of=_provider(item.part_of) if item.part_of else "",
    )


def _provider(item: Item) -> str:
    return f"{FAMILY}:{item.code}"


def _denominator(item: Item) -> Part | None:
    if item.denominator is not None:
        held = item.denominator.over_time == Combining.LATEST
        return _part(item.denominator, EACH_MONTH if held else "")
    return OF_THE_REGISTER.get(item.divided_by)


def _counted_by(item: Item) -> CountedBy:
    """Practices that come and go change what a community's figures are divided by."""
    by_lists = item.divided_by in OF_THE_REGISTER
    return CountedBy.COMMUNITY_OVER_LISTS if by_lists else CountedBy.COMMUNITY


def _sentence(item: Item) -> str:
    if not item.scale:
        return COUNT_SENTENCE
    return PERCENTAGE_SENTENCE if item.scale == Scale.PERCENTAGE else RATIO_SENTENCE


def _suppression(together: list[Item]) -> Suppression:
    """Small numbers of a ratio are hidden where those of any of its counts are."""
    hidden = any(each.suppression == Suppression.PEOPLE for each in together)
    return Suppression.PEOPLE if hidden else Suppression.NONE


def _target(item: Item) -> Target:
    if item.target is not None:
        return Target(TargetMethod.FIXED, item.target_name, value=Decimal(item.target))
    if item.target_profile is not None:
        profile = tuple(item.target_profile)
        return Target(TargetMethod.PROFILE, item.target_name, profile=profile)
    return Target(TargetMethod.NONE)
