"""What was changed in the register, when and by whom; in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from pghistory.models import Events

from iccportal.accounts.models import User

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
    events = list(
        Events.objects.references(thing).order_by("-pgh_created_at", "-pgh_slug")[:MOST_SHOWN]
    )
    ids = {event.pgh_context["user"] for event in events if (event.pgh_context or {}).get("user")}
    people = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [_change(event, people) for event in events]


def _change(event: Any, people: Mapping[int, str]) -> Change:
    tracked = apps.get_model(event.pgh_model).pgh_tracked_model
    by = (event.pgh_context or {}).get("user")
    return Change(
        at=event.pgh_created_at,
        who=people.get(by, NOBODY) if by else NOBODY,
        done=DONE[event.pgh_label],
        what=str(tracked._meta.verbose_name),
        details=tuple(_details(tracked, event)),
    )


def _details(tracked: type[models.Model], event: Any) -> list[str]:
    """Each field's old and new value, or every value of a row that was added or deleted."""
    names = {field.attname: str(field.verbose_name) for field in tracked._meta.concrete_fields}
    if event.pgh_label == "update":
        return [
            f"{names[field]}: {_words(old)} → {_words(new)}"
            for field, (old, new) in (event.pgh_diff or {}).items()
            if field in names
        ]
    return [
        f"{names[field]}: {_words(value)}"
        for field, value in event.pgh_data.items()
        if field in names and field != "id" and value not in (None, "")
    ]


def _words(value: Any) -> str:
    return "nothing" if value in (None, "") else str(value)
