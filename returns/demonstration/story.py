"""What the demonstration makes up, as its file tells it. Pure but for reading the file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import make_aware

from iccportal.lib.nhs_calendar import add_months, months_between

FILE = Path(settings.BASE_DIR) / "fixtures" / "demonstration" / "returns.toml"
WORKING_HOUR = time(10)


@dataclass(frozen=True)
class Story:
    """The file's tables, told on a day."""

    told: Mapping[str, Any]
    today: date

    @property
    def months(self) -> list[date]:
        """The months of the returns."""
        return months_between(self.told["first"], self.told["last"])

    def day(self, month: date, what: str) -> date:
        """A day of a month's round: from its end on, or from today where it is kept open."""
        for kept in self.told["kept_open"]:
            if kept["month"] == month:
                return self.today + timedelta(days=kept[what])
        return add_months(month, 1) + timedelta(days=self.told["days"][what] - 1)

    def submitted_at(self, community: str, month: date) -> datetime:
        """When a return came in."""
        late = self.told["late"]
        if (late["community"], late["month"]) == (community, month):
            return at_work(self.day(month, "advised_by") + timedelta(days=late["days"]))
        return at_work(self.day(month, "submitted"))

    def is_begun(self, community: str, month: date) -> bool:
        """Whether there is a return at all."""
        none = self.told["not_begun"]
        return community != none["community"] or month not in none["months"]

    def is_half_filled(self, community: str, month: date) -> bool:
        """Whether it is the return that somebody has begun."""
        begun = self.told["begun"]
        return (community, month) == (begun["community"], begun["month"])

    def status(self, community: str, month: date) -> str:
        """How far a return that was begun has come."""
        sent_back, submitted = self.told["sent_back"], self.told["submitted"]
        if self.is_half_filled(community, month):
            return "open"
        if (community, month) == (sent_back["community"], sent_back["month"]):
            return "sent_back"
        if month == submitted["month"] and community in submitted["communities"]:
            return "submitted"
        return "accepted"


def read_story(today: date) -> Story:
    """The demonstration's file."""
    return Story(tomllib.loads(FILE.read_text("utf-8")), today)


def at_work(day: date) -> datetime:
    """A moment of a day at which people work."""
    return make_aware(datetime.combine(day, WORKING_HOUR))
