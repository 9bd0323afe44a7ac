"""Writes: a rebase is drafted, looked at, and signed; then it never changes."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import Quarter, add_months, month_name, window
from iccs.access import Role, access_of
from iccs.models import Community, Practice
from iccs.queries import homes
from measures.queries import provenance
from targets.models import PlannedMonth, Rebase, Share, Stream, Trajectory
from targets.queries import open_practices, practice_months
from targets.windows import PracticeShare, Rebasing, RefusedError, shares_of_window


@transaction.atomic
def draft_rebase(
    *, trajectory: Trajectory, effective_from: date, window_end: date, by: User
) -> Rebase:
    """Draft the shares of the 12 months that end with `window_end`, for a quarter.

    A draft of the same quarter is replaced. RefusedError tells everything that is in the way.
    """
    _only_analysts(by)
    # Two people at once: the second waits, and then replaces or is refused.
    stream = Stream.objects.select_for_update().get(pk=trajectory.stream_id)
    _refuse(
        *_faults_of_quarter(stream, effective_from),
        *_faults_of_window(effective_from, window_end),
        *_unplanned(trajectory, effective_from),
    )
    months = window(window_end)
    register = _register(effective_from, months)
    activity = practice_months(stream.code, months)
    shares = shares_of_window(activity, register)
    came_from = provenance({row.batch for row in activity})
    Rebase.objects.filter(stream=stream, effective_from=effective_from).delete()
    rebase = Rebase.objects.create(
        stream=stream,
        trajectory=trajectory,
        effective_from=effective_from,
        window=DateRange(months[0], add_months(window_end, 1)),
        drafted_by=by,
        illustrative=came_from.illustrative,
        source=came_from.source,
    )
    Share.objects.bulk_create(_rows(rebase, shares))
    return rebase


@transaction.atomic
def sign_rebase(*, rebase: int, by: User, note: str = "") -> Rebase:
    """Sign a draft (by its id) as it stands; from now on the database refuses every change.

    RefusedError where it is signed already, or where a later rebase has been signed meanwhile.
    """
    _only_analysts(by)
    stream = Stream.objects.select_for_update(of=("self",)).filter(rebases=rebase).first()
    if stream is None:
        raise RefusedError("There is no such draft: it may have been drafted again meanwhile.")
    draft = Rebase.objects.get(pk=rebase)
    if draft.status == Rebase.Status.SIGNED:
        raise RefusedError("This rebase has been signed already.")
    _refuse(*_faults_of_quarter(stream, draft.effective_from))
    draft.status = Rebase.Status.SIGNED
    draft.signed_by, draft.signed_at, draft.note = by, timezone.now(), note
    draft.save()
    return draft


def _only_analysts(by: User) -> None:
    if Role.ANALYST not in access_of(by, timezone.localdate()).roles:
        raise PermissionDenied("Only analysts draft and sign rebases.")


def _refuse(*reasons: str) -> None:
    if reasons:
        raise RefusedError(*reasons)


def _faults_of_quarter(stream: Stream, effective_from: date) -> Iterator[str]:
    """What came before stays as it was: a rebase takes effect after all that are signed."""
    if effective_from != Quarter.of(effective_from).first:
        yield f"{month_name(effective_from)} is not the first month of a quarter."
    signed = Rebase.objects.filter(stream=stream, status=Rebase.Status.SIGNED)
    latest = signed.order_by("effective_from").last()
    if latest is not None and latest.effective_from >= effective_from:
        yield (
            f"The rebase from {month_name(latest.effective_from)} is signed: "
            "the next one takes effect from a later quarter."
        )


def _faults_of_window(effective_from: date, window_end: date) -> Iterator[str]:
    if window_end >= effective_from:
        yield (
            f"The window ends with {month_name(window_end)}: "
            f"it has to end before {month_name(effective_from)}."
        )


def _unplanned(trajectory: Trajectory, effective_from: date) -> Iterator[str]:
    months = Quarter.of(effective_from).months
    planned = set(
        PlannedMonth.objects.filter(trajectory=trajectory, month__in=months).values_list(
            "month", flat=True
        )
    )
    for month in months:
        if month not in planned:
            yield f"The trajectory plans nothing for {month_name(month)}."


def _register(effective_from: date, months: list[date]) -> Rebasing:
    names = {practice.pk: str(practice) for practice in Practice.objects.all()}
    homes_then = homes([effective_from])[effective_from]
    return Rebasing(effective_from, homes_then, open_practices(months), names)


def _rows(rebase: Rebase, shares: list[PracticeShare]) -> list[Share]:
    communities = dict(Community.objects.values_list("code", "pk"))
    total = sum(share.activity for share in shares)
    return [
        Share(
            rebase=rebase,
            practice_id=share.practice,
            community_id=communities[share.community],
            activity=share.activity,
            total=total,
        )
        for share in shares
    ]
