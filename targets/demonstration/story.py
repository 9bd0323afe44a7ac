"""What the demonstration makes up, as its file tells it."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from iccportal.lib.nhs_calendar import months_between
from targets.demonstration.activity import SpecialCause, Story, TermTime

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@dataclass(frozen=True)
class Demonstration:
    """The file's tables, and the published months that they begin from."""

    told: Mapping[str, Any]
    published: Mapping[date, int]

    @property
    def story(self) -> Story:
        """What makes the figures differ from plain shares."""
        activity = self.told["activity"]
        causes = [SpecialCause(**cause) for cause in activity["special_causes"]]
        return Story(activity["seed"], TermTime(**activity["term_time"]), causes)

    @property
    def activity_months(self) -> list[date]:
        """The months that figures are made up for."""
        return months_between(self.told["activity"]["first"], self.told["activity"]["last"])

    @property
    def planned_months(self) -> list[date]:
        """The months of the trajectory."""
        return months_between(self.told["trajectory"]["first"], self.told["trajectory"]["last"])


def read_demonstration() -> Demonstration:
    """The demonstration's file, and the column of the published series that it names."""
    told = tomllib.loads((FIXTURES / "demonstration" / "targets.toml").read_text("utf-8"))
    activity = told["activity"]
    with (FIXTURES / "activity" / activity["file"]).open(encoding="utf-8", newline="") as file:
        published = {
            date.fromisoformat(row["month"]): int(row[activity["column"]])
            for row in csv.DictReader(file)
        }
    return Demonstration(told, published)


def need_weighted_populations() -> dict[str, float]:
    """Each practice's need-weighted population, by ODS code, where one is published."""
    path = FIXTURES / "register" / "gp_practices.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["ods_code"]: float(row["ga_need_weighted_2023_24"])
            for row in csv.DictReader(file)
            if row["ga_need_weighted_2023_24"]
        }
