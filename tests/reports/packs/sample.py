"""Packs of made-up figures, for the writers of every kind of file and for the bench.

The figures of a pack are always the same. What is awkward is asked for by name: names that are
long, run from right to left or look like formulas, and gaps for every reason there is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from iccportal.charts.units import Unit
from iccportal.lib.nhs_calendar import Quarter, add_months, month_name, window
from iccportal.lib.small_numbers import Audience
from iccportal.lib.spc import xmr
from iccportal.lib.spc_reading import ASSURANCE_WORDS, VARIATION_WORDS
from reports.fields import DECIMALS
from reports.heading import Heading
from reports.packs.pack import Pack, PaperTable, Point, Section, Series, Told

LAST_MONTH = date(2020, 3, 1)
PLACES = (
    *("Kendal", "East", "Grange and Lakes", "Barrow", "Millom", "Ulverston"),
    *("Bay", "Carnforth and Milnthorpe", "Garstang", "Lancaster"),
)
# As text that is pasted may have them: no office document can hold them.
NOT_IN_XML = "\x00\x0b\x1f\ufffe"
AWKWARD_NAMES = (
    "=1+1",
    "@SUM(A1)",
    "-2 and more",
    "Sheet!A1",
    "مجتمع الرعاية المتكاملة في كيندال",
    "Of [many]: signs * and / ? \\ 'quoted' & <marked>" + NOT_IN_XML,
    ("A community with a very long name that never seems to come to its end " * 3)[:200],
    "Month",
)
UNITS = (
    Unit(axis="Admissions a month", one="admission", many="admissions"),
    Unit(axis="Percentage of people", decimals=1, percentage=True),
    Unit(axis="Visits per 1,000 people", one="visit", many="visits", decimals=1),
)
MISSING = ("not_sent", "not_yet_known", "not_applicable", "suppressed")


def sample_pack(
    *,
    communities: int = 8,
    measures: int = 20,
    months: int = 36,
    names: Sequence[str] = PLACES,
    gaps: bool = False,
    known: bool = True,
    recalculated: bool = False,
    illustrative: bool = True,
    audience: Audience = Audience.TEAM,
    stories: int = 6,
) -> Pack:
    """A pack of a group: `gaps` has months of every missing state in every series.

    `communities=0` is a pack of one community by itself, `known=False` one without any figure,
    `recalculated` one with new limits in the middle of the months.
    """
    subject = "South Cumbria" if communities else names[0]
    places = [names[n % len(names)] + " II" * (n // len(names)) for n in range(communities)]
    span = window(LAST_MONTH, months)
    made = _Made(span, gaps=gaps, known=known, recalculated=recalculated, marked=illustrative)
    return Pack(
        title=f"{subject}: {Quarter.of(LAST_MONTH).label}",
        subject=subject,
        heading=heading(audience),
        sections=tuple(made.section(n, subject, places) for n in range(measures)),
        tables=tuple(paper_tables(places or [subject], illustrative=illustrative, known=known)),
        stories=tuple(told(places or [subject], stories)),
        notes=("A note that holds for the whole pack.",),
        provenance=(("Emergency admissions of 2019/20", "2 May 2020", "ab" * 32),),
    )


def awkward_pack(*, measures: int = 3) -> Pack:
    """Eight communities with awkward names, gaps for every reason, and hidden small numbers."""
    pack = sample_pack(
        measures=measures,
        months=30,
        names=AWKWARD_NAMES,
        gaps=True,
        recalculated=True,
        audience=Audience.OUTSIDE,
    )
    sections = [
        replace(section, name=AWKWARD_NAMES[place % len(AWKWARD_NAMES)])
        for place, section in enumerate(pack.sections, start=4)
    ]
    return replace(pack, title="=HYPERLINK(1): Q4 2019/20", sections=tuple(sections))


def lone_pack(*, measures: int = 2) -> Pack:
    """A pack of one community without parts."""
    return sample_pack(communities=0, measures=measures)


def empty_pack(*, measures: int = 2) -> Pack:
    """A pack of a quarter for which there is no figure at all."""
    return sample_pack(measures=measures, known=False, illustrative=False, stories=0)


def heading(audience: Audience = Audience.TEAM) -> Heading:
    """An edition of the last quarter of 2019/20."""
    outside = audience is Audience.OUTSIDE
    return Heading(
        number="Q4 2019/20, revision 1",
        code="2019-20-q4-r1",
        system="Sample System",
        first_month=add_months(LAST_MONTH, -2),
        last_month=LAST_MONTH,
        as_at=date(2020, 5, 14),
        sha256="0123456789abcdef" * 4,
        audience=audience,
        rule="Counts from 1 to 7 are hidden, others rounded to 5." if outside else "",
        reason="Barrow's return of March 2020 was not in.",
    )


class _Made:
    """Figures, always the same, over some months."""

    def __init__(
        self, months: list[date], *, gaps: bool, known: bool, recalculated: bool, marked: bool
    ) -> None:
        self.months, self.gaps, self.known, self.marked = months, gaps, known, marked
        self.rebase = [months[len(months) // 2]] if recalculated else []

    def section(self, number: int, subject: str, places: Sequence[str]) -> Section:
        unit = UNITS[number % len(UNITS)]
        ratio = "Everybody who could have been counted" if number % len(UNITS) else ""
        return Section(
            code=f"measure_{number + 1}",
            name=f"Measure {number + 1} of people who were seen",
            question=f"Are fewer people seen by service {number + 1}?",
            unit=unit,
            numerator="People who were seen",
            denominator=ratio,
            target_name="trajectory",
            subject=self.series(number, subject, 0),
            communities=tuple(
                self.series(number, place, n) for n, place in enumerate(places, start=1)
            ),
            definition=(
                ("Question", f"Are fewer people seen by service {number + 1}?"),
                ("Why it matters", "People do better at home."),
                ("Source", "Monthly sheet of the county council"),
                ("Caveats", "Counted by the day of referral.\nBed days are not counted."),
            ),
        )

    def series(self, number: int, place: str, position: int) -> Series:
        points = list(self.points(number, position))
        values = [point.value for point in points if point.value is not None]
        series = Series(place, place, f"There are no figures for {place} yet.", points)
        if not values:
            return series
        unit = UNITS[number % len(UNITS)]
        variation = list(VARIATION_WORDS.values())[(number + position) % len(VARIATION_WORDS)]
        return replace(
            series,
            sentence=f"{unit.words(values[-1])} in {place} in {month_name(LAST_MONTH)}, "
            "against a trajectory of 100. Higher than average for 7 months in a row: "
            "worth a closer look.",
            variation=variation,
            assurance=list(ASSURANCE_WORDS.values())[position % len(ASSURANCE_WORDS)],
            provisional="Figures of March 2020 may still change.",
            notes=("Practices joined or left: April 2019.",),
            source="Monthly sheet of the county council",
            as_at=date(2020, 5, 2),
            illustrative=self.marked,
        )

    def points(self, number: int, position: int) -> Iterator[Point]:
        random = Random(number * 1000 + position)
        values = [round(random.gauss(100, 6) / (1 + position % 2), 1) for _ in self.months]
        if not number % len(UNITS):
            values = [float(round(value)) for value in values]
        values[len(values) // 3] += 60
        chart = xmr(self.months, values, improvement="decrease", target=95.0, rebase=self.rebase)
        for place, month in enumerate(self.months):
            if not self.known:
                yield Point(month, None, "not_yet_known", target=95.0)
            elif self.gaps and place % 7 == position % 7:
                yield Point(month, None, MISSING[place % len(MISSING)], target=95.0)
            else:
                yield Point(
                    month=month,
                    value=values[place],
                    state="provisional" if place == len(self.months) - 1 else "final",
                    numerator=values[place] * (1 if number % len(UNITS) == 0 else 2),
                    denominator=200.0 if number % len(UNITS) else None,
                    target=95.0,
                    mean=round(chart.mean[place], DECIMALS),
                    lower=round(chart.lpl[place], DECIMALS),
                    upper=round(chart.upl[place], DECIMALS),
                    point_type=chart.point_type[place],
                    limits_from=chart.rebase_group[place],
                )


def paper_tables(places: Sequence[str], *, illustrative: bool, known: bool) -> Iterator[PaperTable]:
    """The strategy paper's tables, short: one with rows and one without."""
    rows = tuple((place, 12 * n, "Hidden, a small number") for n, place in enumerate(places))
    yield PaperTable(
        key="reablement-route",
        title="Reablement by route of access",
        sentence="Most people came to reablement from hospital.",
        headings=("Community", "From hospital", "From the community"),
        rows=rows if known else (),
        notes=("Counted by the day of referral.",),
        source="Monthly sheet of the county council",
        as_at=date(2020, 5, 2),
        illustrative=illustrative,
    )
    yield PaperTable(
        key="patient-activation",
        title="Patient activation",
        sentence="Nobody's activation was measured.",
        headings=("Level", "First", "Repeat"),
        rows=(),
        decimals=1,
    )


def told(places: Sequence[str], count: int) -> Iterator[Told]:
    """Stories of every kind, one of them long."""
    kinds = ("Achievement", "Concern", "Plan", "Case study")
    for n in range(count):
        yield Told(
            place=places[n % len(places)],
            month=add_months(LAST_MONTH, -(n % 3)),
            kind=kinds[n % len(kinds)],
            about="" if n % 2 else "Measure 1 of people who were seen",
            text="=The falls service saw everybody within two hours. " * (1 if n else 60),
        )
