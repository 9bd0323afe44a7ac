"""A map of practices over the outlines of districts, worked out in the picture's own units.

Degrees become kilometres by an equirectangular projection about the middle of the map: over the
tens of kilometres of a community its error is far below the width of a line.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians

from iccs.geometry import Ring, Xy, area, clip, contains, push_apart, thin

WIDTH, HEIGHT = 440, 400
MARGIN = 40  # between the outermost practices and the frame
MARKER = 12  # radius
NEAREST_SPAN = 8.0  # km: a map never shows less, so that one practice has surroundings
KM_A_DEGREE = 111.32
LABEL_GRID = 30
LABEL_ROOM = 66  # half of a district's name, about


@dataclass(frozen=True)
class Outline:
    """A district: its name and its rings of (longitude, latitude)."""

    name: str
    rings: tuple[tuple[Xy, ...], ...]


@dataclass(frozen=True)
class Spot:
    """A practice to show, numbered as in the list."""

    number: int
    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class District:
    """A district as drawn: an SVG path, and where its name has room."""

    name: str
    path: str
    label: Xy | None


@dataclass(frozen=True)
class Marker:
    """A practice as drawn: its number at (x, y), and the true place beside it where moved."""

    number: int
    name: str
    x: float
    y: float
    place: Xy
    moved: bool


@dataclass(frozen=True)
class Drawing:
    """Everything that the template needs, in the units of the picture."""

    districts: tuple[District, ...]
    markers: tuple[Marker, ...]
    scale_km: int
    scale_width: float
    width: int = WIDTH
    height: int = HEIGHT


@lru_cache(maxsize=256)
def draw(spots: tuple[Spot, ...], outlines: tuple[Outline, ...]) -> Drawing:
    """The map of at least one practice; kept for the next reader."""
    frame = _Frame.around(spots)
    places = [frame.place(spot.longitude, spot.latitude) for spot in spots]
    shown = push_apart(places, 2 * MARKER + 1)
    markers = tuple(
        Marker(
            spot.number,
            spot.name,
            round(x, 1),
            round(y, 1),
            (round(place[0], 1), round(place[1], 1)),
            hypot(x - place[0], y - place[1]) > MARKER / 2,
        )
        for spot, place, (x, y) in zip(spots, places, shown, strict=True)
    )
    drawn = [_district(outline, frame, shown) for outline in outlines]
    kilometres = next(km for km in (50, 20, 10, 5, 2, 1) if km * frame.scale <= WIDTH / 3)
    return Drawing(
        districts=tuple(district for district in drawn if district.path),
        markers=markers,
        scale_km=kilometres,
        scale_width=round(kilometres * frame.scale, 1),
    )


@dataclass(frozen=True)
class _Frame:
    """Which part of the world the picture shows: its middle, and picture units to a kilometre."""

    longitude: float
    latitude: float
    scale: float

    @classmethod
    def around(cls, spots: tuple[Spot, ...]) -> "_Frame":
        """The frame that holds all spots, as near as it can be."""
        east, west = max(s.longitude for s in spots), min(s.longitude for s in spots)
        north, south = max(s.latitude for s in spots), min(s.latitude for s in spots)
        middle = (north + south) / 2
        across = max((east - west) * cos(radians(middle)) * KM_A_DEGREE, NEAREST_SPAN)
        down = max((north - south) * KM_A_DEGREE, NEAREST_SPAN)
        scale = min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / down)
        return cls((east + west) / 2, middle, scale)

    def place(self, longitude: float, latitude: float) -> Xy:
        """Where a point of the world is in the picture."""
        along = (longitude - self.longitude) * cos(radians(self.latitude)) * KM_A_DEGREE
        up = (latitude - self.latitude) * KM_A_DEGREE
        return (WIDTH / 2 + along * self.scale, HEIGHT / 2 - up * self.scale)


def _district(outline: Outline, frame: _Frame, markers: list[Xy]) -> District:
    rings = []
    for ring in outline.rings:
        drawn = thin(clip([frame.place(*point) for point in ring], WIDTH, HEIGHT, margin=4), 0.7)
        if len(drawn) > 2:
            rings.append(drawn)
    path = "".join(_path(ring) for ring in rings)
    return District(
        outline.name, path, _room_for_name(max(rings, key=area), markers) if rings else None
    )


def _path(ring: Ring) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def _room_for_name(ring: Ring, markers: list[Xy]) -> Xy | None:
    """Where a name fits into the ring and is farthest from markers and borders, on a grid."""
    best, best_room = None, 0.6
    for x in range(LABEL_ROOM, WIDTH - LABEL_ROOM + 1, LABEL_GRID):
        for y in range(LABEL_GRID, HEIGHT - 2 * LABEL_GRID, LABEL_GRID):
            if all(contains(ring, (end, y)) for end in (x - LABEL_ROOM, x, x + LABEL_ROOM)):
                room = min(_room((x, y), other) for other in (*markers, *ring))
                if room > best_room:
                    best, best_room = (float(x), float(y)), room
    return best


def _room(point: Xy, other: Xy) -> float:
    """How far apart, where 1 is as near as a name may come: names are wide and low."""
    return max(abs(point[0] - other[0]) / (LABEL_ROOM + MARKER), abs(point[1] - other[1]) / 26)
