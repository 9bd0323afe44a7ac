"""Reading a file of items: TOML, what all have in common first, then each in its order."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from iccportal.lib.csv_files.faults import FaultyFilesError

SHARED = ("owner", "checker", "approved_on", "review_by")


def read_items(path: Path) -> list[dict[str, Any]]:
    """The fields of each item, `part_of` being a code. FaultyFilesError tells what is wrong."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
        shared = {name: told[name] for name in SHARED}
        items = [
            {**shared, "position": position, "months": (told["from"], None), **item}
            for position, item in enumerate(told["items"], 1)
        ]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FaultyFilesError([f"{path.name}: {error}"]) from error
    except KeyError as error:
        raise FaultyFilesError([f"{path.name}: {error.args[0]} is missing."]) from error
    if faults := _unknown_wholes(path, items):
        raise FaultyFilesError(faults)
    return items


def _unknown_wholes(path: Path, items: list[dict[str, Any]]) -> list[str]:
    """A part comes after its whole, so that one pass over the items saves them all."""
    before: set[str] = set()
    faults = []
    for item in items:
        whole = item.get("part_of")
        if whole is not None and whole not in before:
            faults.append(f"{path.name}: “{_code(item)}” is part of “{whole}”, which comes later.")
        before.add(_code(item))
    return faults


def _code(item: Mapping[str, Any]) -> str:
    return str(item.get("code", "an item without a code"))
