"""The charts of the screens: every measure of one subject, or one measure of every place."""

from collections.abc import Iterable

from dashboards.shown import Shown
from iccportal.charts.component import Chart
from measures.figures import Place, chart, small_multiples
from measures.queries import Sources


def of_each(series: Iterable[Shown], sources: Sources) -> list[Chart]:
    """A chart of each measure, one under the other, where there is anything to tell."""
    return [
        chart(one.charted, sources, Place(one.measure.code, one.measure.name))
        for one in series
        if one.address is not None and one.charted.shown
    ]


def everywhere(series: Iterable[Shown], sources: Sources) -> list[Chart]:
    """Small charts of one measure, a community each, on one scale."""
    return small_multiples(
        [
            (
                one.charted,
                Place(f"{one.measure.code}-{one.subject.community}", one.subject.name, level=3),
            )
            for one in series
        ],
        sources,
    )
