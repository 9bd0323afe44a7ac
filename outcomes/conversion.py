"""SWEMWBS: from the raw sum of answers to the metric score, by the published table."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings

TABLE = Path("fixtures") / "outcomes" / "swemwbs_conversion.csv"


def metric(raw: Decimal) -> Decimal:
    """The metric score of a raw sum, a whole number from 7 to 35; KeyError for another."""
    return _table()[int(raw)]


@cache
def _table() -> dict[int, Decimal]:
    with (settings.BASE_DIR / TABLE).open(encoding="utf-8", newline="") as file:
        return {int(row["raw_score"]): Decimal(row["metric_score"]) for row in csv.DictReader(file)}
