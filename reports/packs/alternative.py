"""The alternative texts of a pack's charts: what is drawn, and what a reader should take away."""

from collections.abc import Sequence

from iccportal.lib.nhs_calendar import month_name
from reports.packs.pack import Point, Section, Series


def of_control_chart(section: Section, series: Series) -> str:
    """What a control chart of one place shows."""
    picked_out = [month_name(point.month) for point in series.points if point.is_special]
    special = f" SPC picks out {_listed(picked_out)}." if picked_out else ""
    return (
        f"Line chart of {section.name} in {series.place}, {_span(series.points)}. "
        f"{series.sentence}{special}"
    )


def of_communities(section: Section) -> str:
    """What a chart of all communities shows."""
    names = _listed([one.short_name for one in section.communities])
    return (
        f"Line chart of {section.name}, {_span(section.communities[0].points)}, "
        f"with a line for each community: {names}."
    )


def _span(points: Sequence[Point]) -> str:
    return f"{month_name(points[0].month)} to {month_name(points[-1].month)}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
