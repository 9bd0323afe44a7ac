"""Months in as few words as they can be told."""

from collections.abc import Iterable
from datetime import date

from iccportal.lib.nhs_calendar import add_months, month_label


def month_spans(months: Iterable[date]) -> str:
    """ "Apr 2019, Jan 2020 to Mar 2020": months that follow one another become one span."""
    spans: list[list[date]] = []
    for month in sorted(months):
        if spans and add_months(spans[-1][-1], 1) == month:
            spans[-1] = [spans[-1][0], month]
        else:
            spans.append([month])
    return ", ".join(" to ".join(map(month_label, span)) for span in spans)
