"""The strategy paper's tables of a pack, and what councils sent of reablement."""

from datetime import date
from decimal import Decimal

from iccportal.lib.small_numbers import Audience
from reports.packs.composing import compose
from reports.packs.pack import PaperTable
from tests.reports.a_contents import MONTHS, a_contents, a_row

QUARTER = MONTHS[-3:]


def an_assessment(place: str, month: date, category: str, count: int | None, state: str = "final"):
    return a_row(
        "reablement",
        place=place,
        month=month,
        cut="route",
        category=category,
        category_name=category.capitalize(),
        count=None if count is None else Decimal(count),
        state=state,
        illustrative=False,
    )


def tables_of(subject: str, audience: Audience = Audience.TEAM, **rows) -> dict[str, PaperTable]:
    pack = compose(a_contents(audience=audience, measures=(), **rows), subject, [])
    return {table.key: table for table in pack.tables}
