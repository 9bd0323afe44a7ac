"""What was changed in the register, when and by whom; in a fixed number of queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from pghistory.models import Events

from iccportal.accounts.models import User
from iccportal.lib.nhs_calendar import month_name
from iccs.months import MonthsField

MOST_SHOWN = 200
DONE = {"insert": "Added", "update": "Changed", "delete": "Deleted"}
NOBODY = "The system"  # a command, at a computer of the portal


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row."""

    at: datetime
    who: str
    done: str
    what: str  # "practice membership"
    details: tuple[str, ...]


def history_of(thing: models.Model) -> list[Change]:
    """The latest changes of an object and of the rows that refer to it, the latest first."""
    told: Any = Events.objects  # the library tells no types
    events = list(told.references(thing).order_by("-pgh_created_at", "-pgh_slug")[:MOST_SHOWN])
    words = _Words(events)
    return [_change(event, words) for event in events]


class _Words:
    """Names instead of numbers: what the events refer to, one query for each kind of thing."""

    def __init__(self, events: Sequence[Any]) -> None:
        asked: dict[type[models.Model], set[Any]] = {User: {_author(event) for event in events}}
        for event in events:
            for field in _tracked(event)._meta.concrete_fields:
                if field.related_model:
                    asked.setdefault(field.related_model, set()).update(_values(event, field))
        self.known = {
            kind: kind._default_manager.in_bulk(ids - {None}) for kind, ids in asked.items()
        }

    def person(self, pk: int | None) -> str:
        """Who did it."""
        return str(self.known[User].get(pk, NOBODY))

    def value(self, field: Any, value: Any) -> str:
        """A field's value, as people write it."""
        if value in (None, ""):
            return "nothing"
        if field.related_model:
            return str(self.known[field.related_model].get(value, f"number {value}, deleted since"))
        return _months(str(value)) if isinstance(field, MonthsField) else str(value)


def _change(event: Any, words: _Words) -> Change:
    return Change(
        at=event.pgh_created_at,
        who=words.person(_author(event)),
        done=DONE[event.pgh_label],
        what=str(_tracked(event)._meta.verbose_name),
        details=tuple(_details(event, words)),
    )


def _details(event: Any, words: _Words) -> Iterator[str]:
    """Each field's old and new value, or every value of a row that was added or deleted."""
    for field in _tracked(event)._meta.concrete_fields:
        values = _values(event, field)
        if values and not field.primary_key and set(values) - {None, ""}:
            shown = " → ".join(words.value(field, value) for value in values)
            yield f"{str(field.verbose_name).capitalize()}: {shown}"


def _values(event: Any, field: Any) -> Sequence[Any]:
    """Of a changed field the old value and the new one; of any other row, the only one."""
    if event.pgh_label == "update":
        changed: Sequence[Any] = (event.pgh_diff or {}).get(field.attname, ())
        return changed
    return [event.pgh_data[field.attname]] if field.attname in event.pgh_data else []


def _tracked(event: Any) -> type[models.Model]:
    tracked: type[models.Model] = apps.get_model(event.pgh_model).pgh_tracked_model
    return tracked


def _author(event: Any) -> int | None:
    author: int | None = (event.pgh_context or {}).get("user")
    return author


def _months(text: str) -> str:
    """The database's "[2017-04-01,2020-07-01)" in words."""
    first, last = (
        month_name(date.fromisoformat(end)) if end else "" for end in text.strip("[)").split(",")
    )
    return f"from {first} until {last}" if last else f"from {first}, still open"
