"""Writes: the demonstration's people, activity, trajectory and signed rebases."""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import Quarter, add_months, first_of_month
from iccs.models import Appointment, Community, Group, ListSize, PracticeMembership, Succession
from measures.actions import recalculate
from measures.models import Batch
from targets.demonstration.activity import made_activity
from targets.demonstration.story import (
    FIXTURES,
    Demonstration,
    need_weighted_populations,
    read_demonstration,
)
from targets.demonstration.trajectory import made_trajectory
from targets.demonstration.weights import MadePractice
from targets.models import Activity, PlannedMonth, Stream, Trajectory
from targets.rebasing import draft_rebase, sign_rebase
from targets.streams import stream_of

# Printed by the demonstration itself, and good for nothing else.
PASSWORD = "demonstration-only-2020"  # noqa: S105


@transaction.atomic
def load_demonstration() -> bool:
    """Load what is not there yet; the register has to be. Whether figures were made up now.

    A second run keeps everything, also what people have signed since.
    """
    demonstration = read_demonstration()
    analyst = _people(demonstration.told["people"])
    stream = stream_of(demonstration.told["stream"])
    if Trajectory.objects.filter(stream=stream).exists():
        return False
    _load_activity(stream, demonstration)
    trajectory = _load_trajectory(stream, demonstration)
    _sign_rebases(trajectory, demonstration, analyst)
    _recalculate(demonstration.told["recalculations"], analyst)
    return True


def _recalculate(told: dict[str, Any], analyst: User) -> None:
    for measure in told["measures"]:
        recalculate(
            measure=measure,
            community=None,
            month=told["month"],
            reason=told["reason"],
            by=analyst,
        )


def _people(told: Iterable[dict[str, Any]]) -> User:
    """Everyone that a visitor can sign in as; answers the analyst."""
    for person in told:
        if not User.objects.filter(email=person["email"]).exists():
            _appoint(person)
    analyst = next(p["email"] for p in told if p["role"] == Appointment.Role.ANALYST)
    return User.objects.get(email=analyst)


def _appoint(person: dict[str, Any]) -> None:
    is_administrator = person["role"] == Appointment.Role.ADMINISTRATOR
    user = User.objects.create_user(
        person["email"], PASSWORD, name=person["name"], is_staff=is_administrator
    )
    Appointment.objects.create(
        person=user,
        role=person["role"],
        community=Community.objects.get(code=person["community"])
        if "community" in person
        else None,
        group=Group.objects.get(code=person["group"]) if "group" in person else None,
        chairs=person.get("chairs", False),
        months=(first_of_month(timezone.localdate()), None),
    )


def _load_activity(stream: Stream, demonstration: Demonstration) -> None:
    told = demonstration.told["activity"]
    batch = _batch(told, told["file"], told["source"])
    memberships = PracticeMembership.objects.select_related("practice", "community")
    practices = {m.practice.code: m.practice for m in memberships}
    whole = {month: demonstration.published[month] for month in demonstration.activity_months}
    figures = made_activity([*_made_practices(memberships)], whole, demonstration.story)
    Activity.objects.bulk_create(
        Activity(
            stream=stream,
            practice=practices[figure.practice],
            month=figure.month,
            count=figure.count,
            batch=batch,
        )
        for figure in figures
    )


def _made_practices(memberships: Iterable[PracticeMembership]) -> Iterator[MadePractice]:
    need_weighted = need_weighted_populations()
    lists = dict(ListSize.objects.order_by("-as_at").values_list("practice__code", "people"))
    successors = dict(Succession.objects.values_list("practice__code", "successor__code"))
    last = {m.practice.code: m for m in sorted(memberships, key=lambda m: m.months.lower)}
    for code, membership in last.items():
        yield MadePractice(
            code=code,
            community=membership.community.code,
            until=membership.months.upper,
            list_size=lists.get(code),
            need_weighted=need_weighted.get(code),
            successor=successors.get(code),
        )


def _load_trajectory(stream: Stream, demonstration: Demonstration) -> Trajectory:
    told = demonstration.told["trajectory"]
    file = demonstration.told["activity"]["file"]
    batch = _batch({**demonstration.told["activity"], "title": told["name"]}, file, told["source"])
    trajectory = Trajectory.objects.create(stream=stream, name=told["name"], batch=batch)
    planned = made_trajectory(
        demonstration.published, demonstration.planned_months, told["less_per_thousand"]
    )
    PlannedMonth.objects.bulk_create(
        PlannedMonth(trajectory=trajectory, month=month, planned=figure)
        for month, figure in planned.items()
    )
    return trajectory


def _sign_rebases(trajectory: Trajectory, demonstration: Demonstration, analyst: User) -> None:
    told = demonstration.told["rebases"]
    for start in _quarters(demonstration.planned_months):
        draft = draft_rebase(
            trajectory=trajectory,
            effective_from=start,
            window_end=add_months(start, -told["months_until_final"] - 1),
            by=analyst,
        )
        sign_rebase(rebase=draft.pk, by=analyst, note=told["note"])


def _quarters(months: Iterable[date]) -> list[date]:
    return sorted({Quarter.of(month).first for month in months})


def _batch(told: dict[str, Any], file: str, source: str) -> Batch:
    return Batch.objects.create(
        title=told["title"],
        sender=told["sender"],
        file_name=file,
        sha256=sha256((FIXTURES / "activity" / file).read_bytes()).hexdigest(),
        source=source,
        illustrative=True,
    )
