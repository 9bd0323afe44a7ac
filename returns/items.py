"""What is counted every month: items that an analyst adds, rewords and closes."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_calendar import month_name
from measures.catalogue import full_catalogue
from measures.definition_rules import broken_rules
from returns import item_sums
from returns.answers import FaultyAnswer, refuse_nhs_number
from returns.as_measures import as_measure
from returns.item_choices import ADDS_UP_FROM
from returns.item_file import OTHER_ITEMS, read_items
from returns.models import Item
from returns.refusals import Refused

# What may be worded anew; the rest says what the figures are, and would change what they meant.
REWORDABLE = frozenset(
    {
        *("name", "short_name", "section", "position", "row", "column", "help_text", "question"),
        *("why_it_matters", "description", "one", "many", "direction", "direction_reason"),
        *("caveats", "owner", "checker", "approved_on", "review_by", "suppression", "target"),
        *("target_profile", "target_name", "decimals", "sentence", "chart_months"),
        *("missing_communities", "source", "source_owner"),
    }
)


# What the rules of measures call otherwise than the rules of items; none is a table of a file.
FIELDS_OF_RULES = {
    "target.method": "target",
    "target.profile": "target_profile",
    "approval.valid_to": "months",
}


def add_item(*, by: User, adds_up_from: Collection[Item] = (), **fields: Any) -> Item:
    """Ask for something new from a month on; it is a measure from now on.

    Refused where its code is a measure's already, ValidationError by field for all else.
    """
    if fields["code"] in full_catalogue():
        raise Refused(f"There is a measure with the code {fields['code']} already.")
    with transaction.atomic(), pghistory.context(user=by.pk):
        item = Item(**fields)
        _check(item, adds_up_from)
        item.save()
        item.adds_up_from.set(adds_up_from)
        return item


def load_items(*, path: Path, by: User | None) -> int:
    """Add the items of a file that are not there yet, and answer how many; all or nothing.

    What is there already stays as people have worded it since. FaultyFilesError tells all faults.
    """
    told = read_items(path)
    context = pghistory.context(user=by.pk if by else None, source="load_items")
    with transaction.atomic(), context:
        items = {item.code: item for item in Item.objects.all()}
        new = [fields for fields in told if fields.get("code") not in items]
        faults = [fault for fields in new for fault in _taken(fields, items)]
        faults = faults or [fault for fields in new for fault in _added_up(fields, items)]
        if faults:
            raise FaultyFilesError([f"{path.name}: {fault}" for fault in faults])
        return len(new)


def _taken(fields: dict[str, Any], items: dict[str, Item]) -> list[str]:
    """Save an item of a file and add it to those known, or tell what is wrong with it."""
    others = {name: items.get(fields.get(name, "")) for name in OTHER_ITEMS}
    item = Item(**{name: fields[name] for name in fields if name != ADDS_UP_FROM} | others)
    try:
        _check(item)
    except ValidationError as error:
        told = error.message_dict.items()
        return [f"“{item.code}”, {field}: {' '.join(words)}" for field, words in told]
    item.save()
    items[item.code] = item
    return []


def _added_up(fields: Mapping[str, Any], items: Mapping[str, Item]) -> Iterator[str]:
    """Save what an item of a file adds up from, or tell what is wrong with it."""
    item = items[fields["code"]]
    addends = [items[code] for code in fields.get(ADDS_UP_FROM, ())]
    faults = item_sums.faults(item, addends)
    yield from (f"“{item.code}”, {ADDS_UP_FROM}: {fault}" for fault in faults)
    item.adds_up_from.set(addends)


def reword_item(
    *, code: str, by: User, adds_up_from: Collection[Item] | None = None, **fields: Any
) -> Item:
    """Say an item in other words; what it counts stays. ValidationError tells faults by field.

    What it adds up from may be said later: two items make a third before anybody notices.
    """
    if unfit := fields.keys() - REWORDABLE:
        raise Refused(f"This cannot be changed once figures are kept: {', '.join(sorted(unfit))}.")
    with transaction.atomic(), pghistory.context(user=by.pk):
        item = Item.objects.select_for_update().get(code=code)
        for name, value in fields.items():
            setattr(item, name, value)
        addends = item.adds_up_from.all() if adds_up_from is None else adds_up_from
        _check(item, addends, REWORDABLE)
        item.save()
        item.adds_up_from.set(addends)
        return item


def close_item(*, code: str, month: date | None, by: User) -> Item:
    """Ask for it no longer from a month on, or again with no end; its figures stay."""
    with transaction.atomic(), pghistory.context(user=by.pk):
        item = Item.objects.select_for_update().get(code=code)
        first = item.months.lower
        if month is not None and month <= first:
            raise Refused(f"It is asked from {month_name(first)} on: choose a later month.")
        item.months = (first, month)
        item.save()
        item.refresh_from_db()
        return item


def _check(
    item: Item, addends: Collection[Item] = (), fields: Collection[str] | None = None
) -> None:
    """The rules of items, and then those of every measure, at the `fields` that may be changed."""
    item.full_clean()
    found = _personal(item)
    if of_sum := item_sums.faults(item, addends):
        found[ADDS_UP_FROM] = of_sum
    for of_measure, sentence in broken_rules(as_measure(item), item.code):
        field = FIELDS_OF_RULES.get(of_measure, of_measure.rpartition(".")[2])
        if fields is None or field in fields:
            found.setdefault(field, []).append(capfirst(sentence))
    if found:
        raise ValidationError(found)


def _personal(item: Item) -> dict[str, list[str]]:
    """What is wrong with each text that holds an NHS number, by field."""
    found = {}
    for name in REWORDABLE:
        try:
            refuse_nhs_number(str(getattr(item, name)))
        except FaultyAnswer as fault:
            found[name] = [str(fault)]
    return found
