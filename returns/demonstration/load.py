"""Writes: the demonstration's periods, returns, answers, stories and evaluations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from iccportal.accounts.models import User
from iccs.models import Appointment, Community, Mdt
from iccs.queries import Place
from measures.models import Batch
from returns.answers import NUMBER, Answer
from returns.asking import Asking, asking
from returns.demonstration.answers import Box, levels_of
from returns.demonstration.story import FILE, Story, at_work, read_story
from returns.items import load_items
from returns.management.commands.load_items import FILE as ITEMS
from returns.models import Evaluation, Period, Return, Value
from returns.models import Story as Told
from targets.demonstration.load import PASSWORD


@dataclass(frozen=True)
class People:
    """Who is said to have done it."""

    leads: dict[str, User]
    deputy: User
    analyst: User


@transaction.atomic
def load_demonstration_returns(today: date) -> bool:
    """Load what is not there yet, over the register and the people; whether it was loaded now."""
    story = read_story(today)
    load_items(path=ITEMS, by=None)
    if Return.objects.filter(batch__illustrative=True).exists():
        return False
    _let_mdts_run(story)
    asks = asking(story.told["last"])
    people = _people(story, asks)
    periods = _periods(story)
    returns = _returns(story, asks, people, periods)
    Value.objects.bulk_create(_values(story, asks, people, returns), batch_size=1000)
    _tell(story, people, returns)
    _evaluate(story, people)
    return True


def email_of(community: str) -> str:
    """The address that a community's demonstration lead signs in with."""
    return f"lead.{community}@example.nhs.uk"


def _let_mdts_run(story: Story) -> None:
    for community, kinds in [*story.told["mdts"].items(), *story.told["mdts_meet"].items()]:
        for kind, meets in kinds.items():
            Mdt.objects.filter(community__code=community, kind=kind).update(
                stage=Mdt.Stage.RUNNING, meets=meets
            )


def _people(story: Story, asks: Asking) -> People:
    begun = story.told["begun"]
    password = make_password(PASSWORD)  # once: it is slow by design
    return People(
        leads={
            place.code: _lead(
                email_of(place.code),
                f"Demonstration lead, {place.short}",
                place.id,
                password,
                story,
            )
            for place in asks.register.reporting
        },
        deputy=_lead(
            begun["by"],
            begun["name"],
            Community.objects.get(code=begun["community"]).pk,
            password,
            story,
        ),
        analyst=User.objects.get(email=story.told["analyst"]),
    )


def _lead(email: str, name: str, community: int, password: str, story: Story) -> User:
    """Somebody who may sign in and reports for a community, added unless they are there."""
    person, is_new = User.objects.get_or_create(
        email=email, defaults={"name": name, "password": password}
    )
    if is_new:
        Appointment.objects.create(
            person=person,
            role=Appointment.Role.LEAD,
            community_id=community,
            months=(story.today.replace(day=1), None),
        )
    return person


def _periods(story: Story) -> dict[date, Period]:
    Period.objects.bulk_create(
        (
            Period(
                month=month,
                advised_by=story.day(month, "advised_by"),
                closes=story.day(month, "closes"),
                locks=story.day(month, "locks"),
            )
            for month in story.months
        ),
        ignore_conflicts=True,
    )
    return {period.month: period for period in Period.objects.filter(month__in=story.months)}


def _returns(
    story: Story, asks: Asking, people: People, periods: dict[date, Period]
) -> dict[tuple[str, date], Return]:
    batch = Batch.objects.create(
        title=story.told["title"],
        sender=story.told["sender"],
        file_name=FILE.name,
        sha256=sha256(FILE.read_bytes()).hexdigest(),
        source=story.told["source"],
        illustrative=True,
    )
    made = {
        (place.code, month): _return(story, place, periods[month], people, batch)
        for month in story.months
        for place in asks.register.reporting
        if story.is_begun(place.code, month)
    }
    Return.objects.bulk_create(made.values())
    return made


def _return(story: Story, place: Place, period: Period, people: People, batch: Batch) -> Return:
    status = story.status(place.code, period.month)
    made = Return(community_id=place.id, period=period, status=status, batch=batch)
    if status == Return.Status.OPEN:
        return made
    made.submitted_by = people.leads[place.code]
    made.submitted_at = made.first_submitted_at = story.submitted_at(place.code, period.month)
    if status != Return.Status.SUBMITTED:
        made.decided_by = people.analyst
        accepted = at_work(story.day(period.month, "accepted"))
        made.decided_at = max(accepted, made.submitted_at)
        made.reason = story.told["sent_back"]["reason"] if status == "sent_back" else ""
    return made


def _values(
    story: Story, asks: Asking, people: People, returns: dict[tuple[str, date], Return]
) -> Iterator[Value]:
    levels = levels_of(story.told)
    for (community, month), own in returns.items():
        rng = Random(f"{story.told['seed']} {community} {month}")  # noqa: S311 - nothing secret
        boxes = asks.boxes(community, month)
        weight = story.told["weights"][community]
        answers = levels.answers(boxes, weight, story.months.index(month), rng)
        half = story.is_half_filled(community, month)
        by = people.deputy if half else people.leads[community]
        at = own.submitted_at or at_work(story.today)
        for (item, mdt), answer in _kept(story, boxes, answers, half=half):
            yield Value(
                answered_in=own,
                item_id=item.id,
                mdt_id=None if mdt is None else mdt.id,
                state=answer.state,
                number=answer.number,
                saved_by=by,
                saved_at=at,
            )


def _kept(
    story: Story, boxes: list[Box], answers: list[Answer], *, half: bool
) -> Iterator[tuple[Box, Answer]]:
    """All of it, or of what somebody has begun the first half, with its unusual number."""
    begun = story.told["begun"]
    for place, (box, answer) in enumerate(zip(boxes, answers, strict=True)):
        if not half:
            yield box, answer
        elif box[0].code == begun["unusual"]:
            yield box, Answer(NUMBER, begun["times"] * (answer.number or 1))
        elif place < len(boxes) // 2:
            yield box, answer


def _tell(story: Story, people: People, returns: dict[tuple[str, date], Return]) -> None:
    for told in story.told["stories"]:
        fields: dict[str, Any] = {k: v for k, v in told.items() if k not in ("community", "month")}
        own = returns[told["community"], told["month"]]
        Told.objects.create(told_in=own, told_by=people.leads[told["community"]], **fields)


def _evaluate(story: Story, people: People) -> None:
    for told in story.told["evaluations"]:
        fields = {name: value for name, value in told.items() if name not in ("community", "kind")}
        team = Mdt.objects.get(community__code=told["community"], kind=told["kind"])
        Evaluation.objects.create(mdt=team, by=people.leads[told["community"]], **fields)
