"""Writing activity, and the trajectory of the whole system."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pghistory
from django.db import connection, transaction

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from measures.models import Batch
from targets import staging
from targets.completeness import tell_missing
from targets.files.activity import ActivityFile
from targets.files.trajectory import TrajectoryFile
from targets.models import PlannedMonth, Trajectory
from targets.register import memberships, practice_keys
from targets.streams import stream_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many figures a load added, changed and left as they were."""

    added: int
    changed: int
    unchanged: int


class _NothingNew(Exception):
    """The file says what is known already: undo, so that no empty batch is left."""


def load_activity(
    *, path: Path, stream: str, by: User | None, source: str = "", illustrative: bool = False
) -> Loaded:
    """Take a file's monthly activity over as final figures of a stream, or nothing at all.

    A figure that is there already is superseded, and the old one kept in its history; figures that
    the file does not mention stay. A file that changes nothing leaves no trace. Raises
    FaultyFilesError with everything that is wrong, Stream.DoesNotExist for an unknown stream.
    """
    keys = {code: str(key) for code, key in practice_keys().items()}
    file = ActivityFile(path, keys.keys(), "the register")
    added = changed = 0
    with (
        suppress(_NothingNew),
        pghistory.context(user=by.pk if by else None, source="load_activity"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        to = stream_of(stream)
        staging.prepare(cursor)
        # From the first fault on the file is only read, to tell the other faults.
        whole = (bite for bite in file.bites() if not file.table.faults.count)
        staging.put_aside(cursor, whole, keys)
        _refuse_faults(file)
        title = f"{to.short_name}, month by month and practice by practice"
        batch = _batch(path, title, by or "load_activity", source, illustrative)
        added, changed = staging.take_over(cursor, stream=to.pk, batch=batch.pk)
        if not added + changed:
            raise _NothingNew
    return Loaded(added, changed, file.rows - added - changed)


def _refuse_faults(file: ActivityFile) -> None:
    if file.table.readable:
        tell_missing(file, memberships())
    if lines := list(file.table.faults.told()):
        raise FaultyFilesError(lines)


def load_trajectory(
    *,
    path: Path,
    stream: str,
    name: str,
    by: User | None,
    source: str = "",
    illustrative: bool = False,
) -> Trajectory:
    """Take a file's planned figures over as a trajectory of a stream, or nothing at all.

    The rebases that are drafted from now on share it out; those that are signed keep theirs.
    Raises FaultyFilesError with everything that is wrong, Stream.DoesNotExist where there is no
    such stream.
    """
    file = TrajectoryFile(path)
    file.tell_gaps()
    if lines := list(file.table.faults.told()):
        raise FaultyFilesError(lines)
    with (
        pghistory.context(user=by.pk if by else None, source="load_trajectory"),
        transaction.atomic(),
    ):
        to = stream_of(stream)
        batch = _batch(path, name, by or "load_trajectory", source, illustrative)
        trajectory = Trajectory.objects.create(stream=to, name=name, batch=batch)
        PlannedMonth.objects.bulk_create(
            PlannedMonth(trajectory=trajectory, month=month, planned=planned)
            for month, planned in file.planned.items()
        )
    return trajectory


def _batch(path: Path, title: str, by: User | str, source: str, illustrative: bool) -> Batch:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Batch.objects.create(
        title=title,
        sender=str(by),
        file_name=path.name[:200],
        sha256=sha256,
        source=source or path.name[:200],
        person=by if isinstance(by, User) else None,
        illustrative=illustrative,
    )
