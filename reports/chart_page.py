"""One chart of an edition by itself: a measure of a place, as an audience gets it."""

from dataclasses import dataclass

from iccportal.charts.component import Chart
from iccportal.lib.nhs_calendar import day_label, month_name
from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES, MEASURES, PLACES, TELL_OF_ALL, Contents
from reports.heading import Heading
from reports.mixing import contents_for, figures_for
from reports.models import Edition
from reports.packs.composing import section_of
from reports.packs.drawing import icons, subject_chart
from reports.packs.pack import Series
from reports.packs.section_tables import series_table
from reports.places import places_of

KEY = "chart"


@dataclass(frozen=True)
class ChartPage:
    """What an edition has of a measure and a place (codes), and the chart of it.

    `contents` has no other figures; its files are made of it as the edition's own are.
    """

    measure: str
    place: str
    contents: Contents
    chart: Chart


def chart_page(edition: Edition, audience: Audience, measure: str, place: str) -> ChartPage:
    """The chart of a measure and a place that the edition has; eight queries at most."""
    contents = _contents(edition, audience, measure, place)
    return ChartPage(measure, place, contents, series_chart(contents, measure, place))


def _contents(edition: Edition, audience: Audience, measure: str, place: str) -> Contents:
    told = contents_for(edition, audience, place, {PLACES.name, MEASURES.name, *TELL_OF_ALL})
    at = FIGURES.names.index("place")
    figures = figures_for(edition, audience, measure, place, places_of(told))
    own = [row for row in figures if row[at] == place]
    return Contents(told.heading, {**told.rows, FIGURES.name: own})


def series_chart(contents: Contents, measure: str, place: str) -> Chart:
    """The chart as a pack draws it, with all that is told of it."""
    section = section_of(contents, measure, place)
    series, heading = section.subject, contents.heading
    return Chart(
        key=KEY,
        heading=f"{section.name}, {series.place}",
        sentence=series.sentence,
        figure=subject_chart(section),
        table=series_table(section),
        source="; ".join(filter(None, [series.source, _edition(heading)])),
        as_at=_as_at(series) or day_label(heading.as_at),
        illustrative=series.illustrative,
        provisional=series.provisional,
        notes=(*series.notes, *([heading.rule] if heading.audience is Audience.TEAM else [])),
        icons=tuple(icons(series)),
    )


def _edition(heading: Heading) -> str:
    return f"edition {heading.number}, closed on {day_label(heading.as_at)}"


def _as_at(series: Series) -> str:
    known = [point.month for point in series.points if point.is_told]
    return month_name(known[-1]) if known else ""
