"""The outlines of the districts around, read once from the register's GeoJSON."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from iccs.map import Outline


@dataclass(frozen=True)
class Outlines:
    """The districts, and whose outlines they are."""

    districts: tuple[Outline, ...]
    credit: str


@lru_cache(maxsize=4)
def read_outlines(path: Path) -> Outlines:
    """The outlines in a file of polygons; none where there is no such file."""
    if not path.exists():
        return Outlines((), "")
    collection = json.loads(path.read_text(encoding="utf-8"))
    districts = tuple(
        Outline(feature["properties"]["name"], _rings(feature["geometry"]))
        for feature in collection["features"]
    )
    return Outlines(districts, collection["credit"])


def _rings(geometry: dict[str, Any]) -> tuple[tuple[tuple[float, float], ...], ...]:
    parts = geometry["coordinates"]
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    return tuple(tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)
