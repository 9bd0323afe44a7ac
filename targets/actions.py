"""Writing activity."""

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
from targets.models import Stream
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
        batch = _batch(path, to, by, source, illustrative)
        added, changed = staging.take_over(cursor, stream=to.pk, batch=batch.pk)
        if not added + changed:
            raise _NothingNew
    return Loaded(added, changed, file.rows - added - changed)


def _refuse_faults(file: ActivityFile) -> None:
    if file.table.readable:
        tell_missing(file, memberships())
    if lines := list(file.table.faults.told()):
        raise FaultyFilesError(lines)


def _batch(path: Path, stream: Stream, by: User | None, source: str, illustrative: bool) -> Batch:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Batch.objects.create(
        title=f"{stream.short_name}, month by month and practice by practice",
        sender=str(by) if by else "load_activity",
        file_name=path.name[:200],
        sha256=sha256,
        source=source or path.name[:200],
        person=by,
        illustrative=illustrative,
    )
