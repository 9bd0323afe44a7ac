"""Writes to the register: one transaction each, with who did it in the history."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pghistory
from django.db import IntegrityError, models, transaction

from iccportal.accounts.models import User
from iccportal.lib.csv_files.faults import FaultyFilesError
from iccs import register_rows as rows
from iccs.models import (
    Alias,
    Community,
    Fact,
    Group,
    GroupMembership,
    ListSize,
    Mdt,
    Pcn,
    PcnMembership,
    Population,
    Practice,
    PracticeMembership,
    Succession,
    System,
)
from iccs.register_files import read_register
from iccs.sheets import Sheets

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Loaded:
    """How many rows a load added and changed."""

    added: int = 0
    changed: int = 0


def load_register(*, folder: Path, by: User | None) -> Loaded:
    """Bring the register to what the files in `folder` say; a second time changes nothing.

    Rows that no file names stay as they are. Raises FaultyFilesError, with nothing saved.
    """
    sheets = read_register(folder)
    loaded = Loaded()
    try:
        with (
            transaction.atomic(),
            pghistory.context(user=by.pk if by else None, source="load_register"),
        ):
            _load(sheets, loaded)
    except IntegrityError as error:
        reason = str(error).partition("\n")[0]
        raise FaultyFilesError(
            [f"The files and what the register holds already do not agree: {reason}"]
        ) from error
    return loaded


def _load(sheets: Sheets, loaded: Loaded) -> None:
    """Tables in the order in which they refer to one another."""
    keep = _Keeper(loaded)
    keep(System, rows.system(sheets), lambda s: s.only)
    groups = keep(Group, rows.groups(sheets), lambda g: g.code)
    iccs = keep(Community, rows.iccs(sheets), lambda c: c.code)
    communities = keep(Community, rows.parts(sheets, iccs), lambda c: c.code)
    pcns = keep(Pcn, rows.pcns(sheets), lambda p: p.code)
    practices = keep(Practice, rows.practices(sheets), lambda p: p.code)
    keep(
        GroupMembership,
        rows.group_memberships(sheets, communities, groups),
        lambda m: (m.community_id, m.months.lower),
    )
    keep(
        PracticeMembership,
        rows.practice_memberships(sheets, practices, communities),
        lambda m: (m.practice_id, m.months.lower),
    )
    keep(
        PcnMembership,
        rows.pcn_memberships(sheets, practices, pcns),
        lambda m: (m.practice_id, m.months.lower),
    )
    keep(Succession, rows.successions(sheets, practices), lambda s: s.practice_id)
    keep(ListSize, rows.list_sizes(sheets, practices), lambda one: (one.practice_id, one.source))
    keep(
        Population,
        rows.populations(sheets, communities),
        lambda p: (p.community_id, p.period, p.source),
    )
    keep(Alias, rows.aliases(sheets, communities), lambda a: (a.name, a.sender, a.months.lower))
    keep(Mdt, rows.mdts(sheets, communities), lambda m: (m.community_id, m.kind, m.months.lower))
    keep(Fact, rows.facts(sheets, communities), lambda f: (f.community_id, f.kind, f.text))


class _Keeper:
    """Adds rows that are missing and changes those that differ, counting both."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded

    def __call__(
        self, model: type[Row], wanted: Iterable[Row], key: Callable[[Any], Hashable]
    ) -> dict[Any, Row]:
        """The model's rows by key, after saving."""
        manager = model._default_manager
        known: dict[Any, Row] = {key(row): row for row in manager.all()}
        columns = [f.attname for f in model._meta.concrete_fields if not f.primary_key]
        added, changed = [], []
        for row in wanted:
            old = known.setdefault(key(row), row)
            if old is row:
                added.append(row)
            elif any(getattr(old, column) != getattr(row, column) for column in columns):
                row.pk = old.pk
                known[key(row)] = row
                changed.append(row)
        manager.bulk_create(added)
        if changed:
            manager.bulk_update(changed, columns)
        self.loaded.added += len(added)
        self.loaded.changed += len(changed)
        return known
