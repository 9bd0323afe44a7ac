"""Plane geometry for the maps: rings of (x, y) points, clipped, thinned and measured. Pure."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import hypot

Xy = tuple[float, float]
Ring = Sequence[Xy]


def clip(ring: Ring, width: float, height: float, margin: float) -> list[Xy]:
    """The part of a ring within a frame and a margin around it (Sutherland and Hodgman, 1974)."""
    left, right, top, bottom = -margin, width + margin, -margin, height + margin
    for axis, limit, inside in (
        (0, left, lambda value, limit: value >= limit),
        (0, right, lambda value, limit: value <= limit),
        (1, top, lambda value, limit: value >= limit),
        (1, bottom, lambda value, limit: value <= limit),
    ):
        ring = _clip_edge(ring, axis, limit, inside)
    return list(ring)


def thin(ring: Ring, apart: float) -> list[Xy]:
    """The ring without points that lie nearer than `apart` to the one kept before."""
    kept: list[Xy] = []
    for point in ring:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= apart:
            kept.append(point)
    return kept


def contains(ring: Ring, point: Xy) -> bool:
    """Whether a point lies in a ring, by the crossings of a ray to its right."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in closed(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def area(ring: Ring) -> float:
    """The area in the square of the ring's unit (the shoelace formula)."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in closed(ring))) / 2


def push_apart(points: Sequence[Xy], apart: float, rounds: int = 200) -> list[Xy]:
    """The points, moved as little as it takes for none to be nearer than `apart` to another.

    Points in one place part sideways, in their order. Crowds that do not come apart within
    `rounds` stay closer.
    """
    moved = list(points)
    for _ in range(rounds):
        if not _push_once(moved, apart):
            break
    return moved


def closed(ring: Ring) -> Iterable[tuple[Xy, Xy]]:
    """The ring's sides, the last one back to its start."""
    return pairwise([*ring, *ring[:1]])


def _push_once(points: list[Xy], apart: float) -> bool:
    pushed = False
    for j in range(len(points)):
        for i in range(j):
            (x1, y1), (x2, y2) = points[i], points[j]
            distance = hypot(x2 - x1, y2 - y1)
            if distance >= apart - 0.01:
                continue
            pushed = True
            across, down = ((x2 - x1) / distance, (y2 - y1) / distance) if distance else (1.0, 0.1)
            half = (apart - distance) / 2
            points[i] = (x1 - across * half, y1 - down * half)
            points[j] = (x2 + across * half, y2 + down * half)
    return pushed


def _clip_edge(
    ring: Ring, axis: int, limit: float, inside: Callable[[float, float], bool]
) -> list[Xy]:
    kept: list[Xy] = []
    for start, end in closed(ring):
        starts, ends = inside(start[axis], limit), inside(end[axis], limit)
        if starts:
            kept.append(start)
        if starts != ends:
            part = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append(
                (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
            )
    return kept
