"""What an item adds up from: items that are counted alike, and nobody in two of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from returns.item_rules import hidden_or_shown
from returns.models import Addend, Item

COUNTED_ALIKE = ("subject", "mdt_kind", "over_time")
Within = Mapping[int | None, set[int | None]]  # the ids of items that are part of each


def faults(item: Item, addends: Collection[Item]) -> list[str]:
    """What is wrong with saying that an item adds up from others, in sentences; two queries."""
    if not addends:
        return []
    if item.subject == Item.Subject.WORKED_OUT:
        return ["Leave it empty: only what is counted adds up from other items."]
    if len({each.pk for each in addends}) == 1:
        return ["Choose two items or more, or none: one alone would be the same count again."]
    return [*_otherwise(item, addends), *_twice(item, addends)]


def _otherwise(item: Item, addends: Collection[Item]) -> Iterator[str]:
    """Whole and addends are counted of the same and hidden alike, so that each return adds up."""
    for each in addends:
        if each.subject != item.subject:
            asked = each.get_subject_display()
            yield f"“{each}” is asked of {asked}: choose items that are asked as this one is."
        elif each.mdt_kind != item.mdt_kind:
            yield f"“{each}” is asked of other MDTs: choose items of the same kind of MDT."
        if each.over_time != item.over_time:
            yield (
                f"Months of “{each}” {each.get_over_time_display()}: choose items whose months "
                "come together as those of this one do."
            )
        if each.suppression != item.suppression:
            yield (
                f"Small numbers of “{each}” are {hidden_or_shown(each)}, and of this item "
                f"{hidden_or_shown(item)}: choose the same for both first."
            )


def _twice(item: Item, addends: Collection[Item]) -> Iterator[str]:
    """Nobody counts twice: neither the item in what it adds up from, nor anybody in two of it."""
    names: dict[int | None, str] = dict(Item.objects.values_list("pk", "name"))
    sums, parts = _with(item, addends)
    circles = [each for each in addends if item.pk in _all_in(each.pk, parts)]
    for each in circles:
        yield f"“{each}” counts this item, or is it: leave it out."
    if circles:
        return
    for whole, own in sums.items():
        for one, other in combinations(sorted(own), 2):
            if shared := _all_in(one, parts) & _all_in(other, parts):
                both = max(shared, key=lambda each: (len(_all_in(each, parts)), -(each or 0)))
                yield (
                    f"“{names[both]}” would be counted twice in “{names.get(whole, item.name)}”, "
                    f"in “{names[one]}” and in “{names[other]}”: leave one of them out."
                )


def _with(item: Item, addends: Collection[Item]) -> tuple[dict[int | None, set[int]], Within]:
    """What every item adds up from, and all that is part of it, were this one to add up so."""
    sums: defaultdict[int | None, set[int]] = defaultdict(set)
    for whole, part in (
        Addend.objects.exclude(whole=item.pk).order_by("pk").values_list("whole", "part")
    ):
        sums[whole].add(part)
    sums[item.pk] = {each.pk for each in addends}
    parts: defaultdict[int | None, set[int | None]] = defaultdict(set)
    for one, own in sums.items():
        parts[one] |= own
    for each in Item.objects.exclude(part_of=None).only("part_of"):
        parts[each.part_of_id].add(each.pk)
    parts[item.part_of_id].add(item.pk)
    return sums, parts


def _all_in(item: int | None, parts: Within) -> set[int | None]:
    """The item, what is part of it, and what is part of that."""
    found, waiting = {item}, [item]
    while waiting:
        more = parts.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return found
