"""Reading a file of items: TOML, what all have in common first, then each in its order."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from iccportal.lib.csv_files.faults import FaultyFilesError
from returns.item_choices import ADDS_UP_FROM
from returns.models import Item

SHARED = ("owner", "checker", "approved_on", "review_by")
OTHER_ITEMS = ("part_of", "numerator", "denominator")
FIELDS = frozenset(field.name for field in Item._meta.concrete_fields) - {"id"} | {ADDS_UP_FROM}


def read_items(path: Path) -> list[dict[str, Any]]:
    """The fields of each item; other items are codes. FaultyFilesError tells faults."""
    try:
        told = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        shared = {name: told[name] for name in SHARED}
        items = [
            {**shared, "position": position, "months": (told["from"], None), **item}
            for position, item in enumerate(told["items"], 1)
        ]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FaultyFilesError([f"{path.name}: {error}"]) from error
    except KeyError as error:
        raise FaultyFilesError([f"{path.name}: {error.args[0]} is missing."]) from error
    found = (*_strange(items), *_unknown(items), *_addends(items), *_profiles(items))
    if faults := [f"{path.name}: {fault}" for fault in found]:
        raise FaultyFilesError(faults)
    return items


def _strange(items: list[dict[str, Any]]) -> Iterator[str]:
    """Fields that no item has."""
    for item in items:
        for name in sorted(item.keys() - FIELDS):
            yield f"“{_code(item)}”, {name}: there is no such field."


def _unknown(items: list[dict[str, Any]]) -> Iterator[str]:
    """An item comes after those that it names, so that one pass over the items saves them all."""
    before: set[str] = set()
    for item in items:
        for name in OTHER_ITEMS:
            if (other := item.get(name)) is not None and other not in before:
                yield f"“{_code(item)}”, {name}: there is no “{other}” before it."
        before.add(_code(item))


def _addends(items: list[dict[str, Any]]) -> Iterator[str]:
    """What an item adds up from stands anywhere in the file, as it may be part of the item."""
    codes = {_code(item) for item in items}
    for item in items:
        addends = item.get(ADDS_UP_FROM, [])
        if not isinstance(addends, list):
            yield f"“{_code(item)}”, {ADDS_UP_FROM}: a list of codes was expected."
            continue
        for other in addends:
            if other not in codes:
                yield f"“{_code(item)}”, {ADDS_UP_FROM}: there is no “{other}” in the file."


def _profiles(items: list[dict[str, Any]]) -> Iterator[str]:
    """Make exact numbers of targets month by month, which the model takes as they are."""
    for item in items:
        profile = item.get("target_profile", [])
        if isinstance(profile, list) and all(type(each) in (int, Decimal) for each in profile):
            item |= {"target_profile": [Decimal(each) for each in profile] or None}
        else:
            yield f"“{_code(item)}”, target_profile: numbers were expected, April first."


def _code(item: Mapping[str, Any]) -> str:
    return str(item.get("code", "an item without a code"))
