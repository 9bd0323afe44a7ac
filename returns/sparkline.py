"""The last months of a box as a small line: inline SVG with presentation attributes alone. Pure."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT, EDGE = 96, 24, 3
Numbers = Sequence[int | None]


def sparkline(numbers: Numbers) -> SafeString:
    """A line through the numbers, cut where one is missing; nothing where all are.

    The words under it say the same to those who do not see it.
    """
    if all(number is None for number in numbers):
        return SafeString("")
    places = _places(numbers)
    return format_html(
        '<svg class="answer__line" role="img" aria-label="{}" width="{}" height="{}"'
        ' viewBox="0 0 {} {}"><path d="{}" fill="none" stroke="#4c6272" stroke-width="1.5"/>'
        "{}</svg>",
        _told(numbers),
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT,
        "".join(_path(places)),
        _last_point(places),
    )


def _told(numbers: Numbers) -> str:
    told = ", ".join("none" if number is None else f"{number:,}" for number in numbers)
    return f"The last {len(numbers)} months, the earliest first: {told}"


def _places(numbers: Numbers) -> list[tuple[float, float] | None]:
    """Where each number stands in the drawing."""
    known = [number for number in numbers if number is not None]
    least, most = min(known), max(known)
    step = (WIDTH - 2 * EDGE) / max(1, len(numbers) - 1)
    room = HEIGHT - 2 * EDGE
    return [
        None
        if number is None
        else (
            round(EDGE + place * step, 1),
            round(
                HEIGHT / 2 if most == least else EDGE + room * (most - number) / (most - least), 1
            ),
        )
        for place, number in enumerate(numbers)
    ]


def _path(places: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    """Lines between neighbours; a number between two gaps is a short dash."""
    pen = "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        x, y = place
        yield f"M{x - 1:g} {y:g}L{x:g} {y:g}" if pen == "M" else f"L{x:g} {y:g}"
        pen = "L"


def _last_point(places: Sequence[tuple[float, float] | None]) -> SafeString:
    if places[-1] is None:
        return SafeString("")
    x, y = places[-1]
    return mark_safe(f'<circle cx="{x:g}" cy="{y:g}" r="2.5" fill="#005eb8"/>')  # noqa: S308 - numbers
