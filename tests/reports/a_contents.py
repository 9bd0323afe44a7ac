"""A small edition, made up: two groups, three communities, one with two parts."""

from datetime import date
from decimal import Decimal

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.small_numbers import Audience
from reports.contents import TABLES, Contents
from reports.fields import Row, Value
from reports.heading import Heading

MONTHS = months_between(date(2019, 4, 1), date(2020, 3, 1))
PLACES = (
    ("bay", "The Bay", "Bay", "whole", "", "", False),
    ("south", "South", "South", "group", "", "", False),
    ("north", "North", "North", "group", "", "", False),
    ("kendal", "Kendal ICC", "Kendal", "community", "south", "", True),
    (
        "barrow-millom",
        "Barrow and Millom ICC",
        "Barrow and Millom",
        "community",
        "south",
        "",
        False,
    ),
    ("barrow", "Barrow", "Barrow", "part", "south", "barrow-millom", True),
    ("millom", "Millom", "Millom", "part", "south", "barrow-millom", True),
    ("lancaster", "Lancaster ICC", "Lancaster", "community", "north", "", True),
)
MEASURES = ("admissions", "falls")


def a_contents(
    *, audience: Audience = Audience.TEAM, measures: tuple[str, ...] = MEASURES, **rows: list[Row]
) -> Contents:
    """An edition of the last quarter of 2019/20; `rows` take the place of a table's own."""
    own: dict[str, list[Row]] = {
        "places": list(PLACES),
        "measures": [a_measure(code) for code in measures],
        "series": [a_series(code, place[0]) for code in measures for place in PLACES],
        "figures": [
            a_figure(code, place[0], month)
            for code in measures
            for place in PLACES
            for month in MONTHS
        ],
    }
    tables = {name: rows.get(name, own.get(name, [])) for name in TABLES}
    return Contents(a_heading(audience), tables)


def a_heading(audience: Audience = Audience.TEAM) -> Heading:
    return Heading(
        number="Q4 2019/20, revision 1",
        code="2019-20-q4-r1",
        system="The Bay",
        first_month=MONTHS[0],
        last_month=MONTHS[-1],
        as_at=date(2020, 5, 12),
        sha256="0" * 64,
        audience=audience,
        rule="Small numbers are shown." if audience is Audience.TEAM else "1 to 7 are hidden.",
        reason="",
    )


def a_row(table: str, **given: Value) -> Row:
    """A row of a table, with what is given, and otherwise nothing."""
    return tuple(given.get(name, "") for name in TABLES[table].names)


def a_measure(code: str) -> Row:
    return a_row(
        "measures",
        code=code,
        name=code.capitalize(),
        short_name=code,
        question=f"How many {code}?",
        numerator=code.capitalize(),
        multiplier=1,
        unit=f"{code.capitalize()} a month",
        one=code[:-1],
        many=code,
        decimals=0,
        percentage=False,
        direction="decrease",
        target_name="trajectory",
        suppression="people",
        chart_months=6,
        caveats="One caveat.\nAnother.",
        approved_on=None,
        review_by=None,
    )


def a_series(code: str, place: str) -> Row:
    return a_row(
        "series",
        measure=code,
        place=place,
        sentence=f"{place} had {code}.",
        variation_words="No significant change",
        notes="One note.\nAnother note.",
        source="A sheet",
        as_at=date(2020, 5, 1),
        illustrative=True,
    )


def a_figure(
    code: str, place: str, month: date, count: int | None = 40, missing: str = "suppressed"
) -> Row:
    value = None if count is None else Decimal(count)
    return a_row(
        "figures",
        measure=code,
        place=place,
        month=month,
        numerator=value,
        denominator=None,
        value=value,
        state="final" if count is not None else missing,
        target=Decimal("38.5"),
        mean=Decimal(39),
        lower=Decimal(30),
        upper=Decimal(48),
        point_type="common_cause",
        limits_from=1,
        illustrative=True,
    )
