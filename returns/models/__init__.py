"""Periods, items, returns and their values."""

from returns.models.answers import Return, Save, Value
from returns.models.items import Addend, Item
from returns.models.periods import Extension, Period
from returns.models.reminders import Preference, Reminder
from returns.models.telling import Evaluation, Story

__all__ = [
    "Addend",
    "Evaluation",
    "Extension",
    "Item",
    "Period",
    "Preference",
    "Reminder",
    "Return",
    "Save",
    "Story",
    "Value",
]
