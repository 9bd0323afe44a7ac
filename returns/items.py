"""What is counted every month: items that an analyst adds, rewords and closes."""

from collections.abc import Collection
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
from returns.answers import FaultyAnswer, refuse_nhs_number
from returns.as_measures import as_measure
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


def add_item(*, by: User, **fields: Any) -> Item:
    """Ask for something new from a month on; it is a measure from now on.

    Refused where its code is a measure's already, ValidationError by field for all else.
    """
    if fields["code"] in full_catalogue():
        raise Refused(f"There is a measure with the code {fields['code']} already.")
    with transaction.atomic(), pghistory.context(user=by.pk):
        item = Item(**fields)
        _check(item)
        item.save()
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
        if faults:
            raise FaultyFilesError([f"{path.name}: {fault}" for fault in faults])
        return len(new)


def _taken(fields: dict[str, Any], items: dict[str, Item]) -> list[str]:
    """Save an item of a file and add it to those known, or tell what is wrong with it."""
    others = {name: items.get(fields.get(name, "")) for name in OTHER_ITEMS}
    item = Item(**{**fields, **others})
    try:
        _check(item)
    except ValidationError as error:
        told = error.message_dict.items()
        return [f"“{item.code}”, {field}: {' '.join(words)}" for field, words in told]
    item.save()
    items[item.code] = item
    return []


def reword_item(*, code: str, by: User, **fields: Any) -> Item:
    """Say an item in other words; what it counts stays. ValidationError tells faults by field."""
    if unfit := fields.keys() - REWORDABLE:
        raise Refused(f"This cannot be changed once figures are kept: {', '.join(sorted(unfit))}.")
    with transaction.atomic(), pghistory.context(user=by.pk):
        item = Item.objects.select_for_update().get(code=code)
        for name, value in fields.items():
            setattr(item, name, value)
        _check(item, REWORDABLE)
        item.save()
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


def _check(item: Item, fields: Collection[str] | None = None) -> None:
    """The rules of items, and then those of every measure, at the `fields` that may be changed."""
    item.full_clean()
    found = _personal(item)
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
