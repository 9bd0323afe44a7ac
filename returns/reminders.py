"""Sending reminders: a row first, so that no run sends what another has sent, then the mail."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import month_code, month_name
from iccs.models import Appointment
from iccs.queries import Place, Register, places
from returns.asking import as_dates, dates_of
from returns.locking import Dates, lock_of
from returns.models import Period, Preference, Reminder, Return
from returns.queries import standing_of
from returns.reminding import CHAIR, People, Round, Wanted, wanted

SUBJECTS = {
    Reminder.Kind.BEFORE: "Monthly returns are due soon",
    Reminder.Kind.AFTER: "Monthly returns are late",
    Reminder.Kind.CHAIR: "Monthly returns are late twice running",
}
# The month that may still be owed, and those before it that tell whether it is late twice running.
MONTHS_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mails went out, and to whom none could be sent."""

    mails: int
    failed: tuple[str, ...]


def send_reminders(today: date) -> Sent:
    """Send what a day calls for and was not sent yet; safe to run twice, also at once.

    Where a mail cannot be sent its rows are taken back, so that the next run tries again.
    """
    register = places(today.replace(day=1))
    periods = list(Period.objects.filter(month__lte=today)[:MONTHS_LOOKED_AT])
    asked = wanted(_rounds(register, periods, today), _people(register, today), today)
    own = _claimed(asked, {period.month: period for period in periods})
    places_by_id = {place.id: place for place in register.places}
    people = User.objects.in_bulk([person for person, _ in own])
    failed = []
    for (person, kind), rows in own.items():
        try:
            _send(people[person], kind, rows, places_by_id)
        except (SMTPException, OSError):
            Reminder.objects.filter(pk__in=[row.pk for row in rows]).delete()
            failed.append(people[person].email)
    return Sent(len(own) - len(failed), tuple(failed))


def _rounds(register: Register, periods: Sequence[Period], today: date) -> list[Round]:
    extended = dates_of(periods)
    rows = Return.objects.filter(period__in=periods).select_related("submitted_by", "decided_by")
    returns = {(row.community_id, row.period_id): row for row in rows}
    return [
        _round(place.id, dates, returns.get((place.id, period.pk)), today)
        for period in periods
        for place in register.reporting
        if (dates := extended.get((place.id, period.month), as_dates(period)))
    ]


def _round(community: int, dates: Dates, row: Return | None, today: date) -> Round:
    first = row.first_submitted_at if row else None
    return Round(
        community=community,
        dates=dates,
        handed_in=localdate(first) if first else None,
        locked=lock_of(dates, standing_of(row), today) is not None,
    )


def _people(register: Register, today: date) -> People:
    """Leads of a community or of the ICC it is a part of, and the chairs of its group.

    Where a group has named no chair all its members hear, so that somebody does. Two queries.
    """
    held = Appointment.objects.filter(
        Q(role=Appointment.Role.LEAD) | Q(role=Appointment.Role.GROUP_MEMBER),
        months__contains=today,
        person__is_active=True,
    ).values_list("person_id", "community__code", "group__code", "chairs")
    leads_of: defaultdict[str, list[int]] = defaultdict(list)
    members: defaultdict[str, list[int]] = defaultdict(list)
    chairs_of: defaultdict[str, list[int]] = defaultdict(list)
    for person, community, group, chairs in held.order_by("person_id"):
        if community:
            leads_of[community].append(person)
        else:
            (chairs_of if chairs else members)[group].append(person)
    leads, chairs_by_id = {}, {}
    for place in register.reporting:
        leads[place.id] = [*leads_of[place.code], *leads_of[place.parent or ""]]
        group = place.group or ""
        chairs_by_id[place.id] = chairs_of[group] or members[group]
    often = dict(Preference.objects.values_list("person_id", "often"))
    return People(leads, chairs_by_id, often)


def _claimed(
    asked: Iterable[Wanted], periods: dict[date, Period]
) -> dict[tuple[int, str], list[Reminder]]:
    """The reminders that nobody has sent, by person and kind; each row is one run's alone."""
    own: defaultdict[tuple[int, str], list[Reminder]] = defaultdict(list)
    for one in asked:
        row, is_mine = Reminder.objects.get_or_create(
            period=periods[one.month],
            community_id=one.community,
            person_id=one.person,
            kind=one.kind,
        )
        if is_mine:
            own[one.person, one.kind].append(row)
    return dict(own)


def _send(
    person: User, kind: str, rows: Sequence[Reminder], places_by_id: dict[int, Place]
) -> None:
    """One mail for all returns of a kind: links and no figures."""
    returns = [_line(places_by_id[row.community_id], row.period, kind) for row in rows]
    context = {
        "returns": returns,
        "kind": kind,
        "preferences": settings.PORTAL_ADDRESS + reverse("reminders"),
    }
    body = render_to_string("returns/email/reminder.txt", context)
    send_mail(SUBJECTS[Reminder.Kind(kind)], body, None, [person.email])


def _line(place: Place, period: Period, kind: str) -> dict[str, object]:
    # chairs look at what is late, and cannot fill it in
    page = (
        reverse("dashboards:measure", args=["returns_on_time"])
        if kind == CHAIR
        else reverse("returns:entry", args=[place.code, month_code(period.month)])
    )
    return {
        "name": f"{place.name}, {month_name(period.month)}",
        "advised_by": period.advised_by,
        "address": settings.PORTAL_ADDRESS + page,
    }
