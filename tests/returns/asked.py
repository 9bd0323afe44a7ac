"""A month of returns to try pages with: items, an MDT, a month's dates, and answers before."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import add_months
from iccs.models import Community, Mdt
from returns.answers import read_answer
from returns.models import Item, Period, Return, Value
from returns.saving import save_value
from tests.people import ALWAYS

MONTH = date(2020, 4, 1)
TODAY = datetime(2020, 5, 6, 14, 32, tzinfo=UTC)
PAGE = "/returns/kendal/2020-04/"


def an_item(code: str, name: str = "", **fields) -> Item:
    """Something counted every month of the community, in the section "Care plans"."""
    words = name or code.replace("-", " ").capitalize()
    return Item.objects.create(
        code=code,
        name=words,
        short_name=words[:60],
        **{
            "section": "Care plans",
            "position": Item.objects.count() + 1,
            "months": ALWAYS,
            "question": "How many?",
            "why_it_matters": "It shows how much was done.",
            "description": "Each one counts once.",
            "one": "plan",
            "many": "plans",
            "direction": "neutral",
            "direction_reason": "More is not better by itself.",
            "owner": "Owner",
            "checker": "Checker",
            "approved_on": date(2020, 1, 1),
            "review_by": date(2021, 1, 1),
            **fields,
        },
    )


def a_period(month: date = MONTH, **dates: date) -> Period:
    """A month whose returns can be changed until its locking day, about three months later."""
    after = add_months(month, 1)
    return Period.objects.create(
        month=month,
        **{
            "advised_by": after + timedelta(days=9),
            "closes": after + timedelta(days=40),
            "locks": after + timedelta(days=70),
            **dates,
        },
    )


def an_mdt(community: Community, kind: str = Mdt.Kind.FRAILTY) -> Mdt:
    """An MDT that runs."""
    return Mdt.objects.create(community=community, kind=kind, months=ALWAYS)


def saved(
    community: Community,
    item: str,
    text: str,
    *,
    by: User,
    mdt: Mdt | None = None,
    month: date = MONTH,
    base: int | None = None,
    now: datetime = TODAY,
):
    """An answer that somebody saved."""
    return save_value(
        community=community.code,
        month=month,
        item=item,
        mdt=None if mdt is None else mdt.pk,
        answer=read_answer(text),
        base_version=base,
        key=uuid4(),
        by=by,
        now=now,
    )


def answered_before(community: Community, item: Item, numbers: list[int], by: User) -> None:
    """The numbers of the months before, the last one last month's."""
    for back, number in enumerate(reversed(numbers), start=1):
        period = Period.objects.filter(month=add_months(MONTH, -back)).first()
        own, _ = Return.objects.get_or_create(
            community=community, period=period or a_period(add_months(MONTH, -back))
        )
        Value.objects.create(
            answered_in=own,
            item=item,
            state="number",
            number=number,
            saved_by=by,
            saved_at=TODAY - timedelta(days=30 * back),
        )
