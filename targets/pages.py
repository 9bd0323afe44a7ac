"""What the pages of trajectories show: charts and tables, made of figures that were read once."""

from collections.abc import Sequence
from dataclasses import dataclass

from iccportal.charts.component import Chart
from iccportal.charts.downloadable import Download
from iccportal.charts.sheet import Sheet
from iccportal.lib.coded import Coded
from iccportal.lib.nhs_calendar import month_name
from iccs.queries import Place
from measures import figures as measure_figures
from measures.figures import Place as Position
from targets import figures
from targets.picture import Picture
from targets.practices import PracticeRow, practices_table
from targets.shown_shares import ShownShares
from targets.tables import communities_table, percent
from targets.trajectory import ShareSet


@dataclass(frozen=True)
class WholePage:
    """The whole system against its trajectory, then every community."""

    system: str
    charts: Sequence[Chart]
    communities: Sheet

    @property
    def downloads(self) -> Sequence[Download]:
        """Everything that can be had as a file."""
        return [*self.charts, self.communities]

    @property
    def illustrative(self) -> bool:
        """Whether any of the figures is made up."""
        return any(chart.illustrative for chart in self.charts)


@dataclass(frozen=True)
class CommunityPage:
    """One community against its trajectory; practices for those who read it in full."""

    place: Place
    charts: Sequence[Chart]
    share: str
    practices: Sheet | None

    @property
    def downloads(self) -> Sequence[Download]:
        """Everything that can be had as a file."""
        return self.charts if self.practices is None else [*self.charts, self.practices]

    @property
    def illustrative(self) -> bool:
        """Whether any of the figures is made up."""
        return any(chart.illustrative for chart in self.charts)


def whole_page(picture: Picture, query: str) -> WholePage:
    """The whole first; communities in the register's order, `query` in their addresses."""
    whole = picture.standing(picture.system, picture.whole)
    standings = [
        (place, picture.standing(Coded(place.name, place.code), [place.code]))
        for place in picture.register.reporting
    ]
    charts = _charts(picture, picture.system, sorted(picture.whole))
    communities = Sheet(
        key="communities",
        heading="Every community",
        as_at=month_name(picture.month),
        table=communities_table(picture.measure.code, whole, standings, query),
        illustrative=any(chart.illustrative for chart in charts),
        rounding=charts[0].rounding,
    )
    return WholePage(picture.system, charts, communities)


def community_page(
    picture: Picture, place: Place, practices: Sequence[PracticeRow] | None
) -> CommunityPage:
    """One community's charts; `practices` is None for a reader who sees none."""
    codes = [part.code for part in picture.register.parts(place.code)]
    shares = picture.in_force.set_of(picture.month)
    charts = _charts(picture, Coded(place.name, place.code), codes)
    illustrative = any(chart.illustrative for chart in charts)
    return CommunityPage(
        place,
        charts,
        _share(picture, shares, codes),
        None if practices is None else _practices(practices, picture, place, illustrative),
    )


def _share(picture: Picture, shares: ShareSet | None, codes: Sequence[str]) -> str:
    if shares is None:
        return ""
    if picture.hides_share(codes, picture.month):
        return "hidden to protect small numbers"
    return percent(shares.share(codes))


def _practices(
    rows: Sequence[PracticeRow], picture: Picture, place: Place, illustrative: bool
) -> Sheet:
    """The practices, which only those see who read the community in full."""
    month = picture.month
    about = {
        "measure": picture.measure.code,
        "place": place.code,
        "month": month.isoformat(),
    }
    access = picture.access
    shown = ShownShares(access.reads_in_full, in_full=access.everywhere)
    return Sheet(
        key="practices",
        heading="Practices",
        as_at=month_name(month),
        table=practices_table(rows, month, shown, about),
        illustrative=illustrative,
    )


def _charts(picture: Picture, name: str, codes: Sequence[str]) -> list[Chart]:
    trajectory = Position(key="trajectory", heading="Actual against trajectory")
    control = Position(key="control-chart", heading="Is the change real?")
    return [
        figures.trajectory(picture, picture.standing(name, codes), codes, trajectory),
        measure_figures.chart(picture.charted(name, codes), picture.sources, control),
    ]
