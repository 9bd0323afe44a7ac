"""The axis of months: a range and as many dates as can be read on a narrow screen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from iccportal.charts import theme
from iccportal.charts.theme import Figure
from iccportal.lib.nhs_calendar import month_label

LABELS: Final = 5
# Months between two labels. Any of them, counted from April, keeps to the NHS financial year.
STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200)
# Room at either end, wider than half a month: a mark before the first month is still inside.
ROOM: Final = timedelta(days=20)


def month_axis(months: Sequence[date]) -> Figure:
    """A horizontal axis over the months given, which are in ascending order."""
    labelled = labelled_months(months)
    return {
        "type": "date",
        "range": [
            (months[0] - ROOM).isoformat(),
            (months[-1] + ROOM).isoformat(),
        ],
        "tickmode": "array",
        "tickvals": [month.isoformat() for month in labelled],
        "ticktext": tick_texts(labelled),
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": theme.AXIS,
        "ticks": "outside",
        "tickcolor": theme.AXIS,
    }


def labelled_months(months: Sequence[date]) -> list[date]:
    """The months that carry a label: at most `LABELS`, evenly apart, Aprils kept."""
    tried = ([m for m in months if (m.year * 12 + m.month - 4) % step == 0] for step in STEPS)
    return next(labelled for labelled in tried if len(labelled) <= LABELS) or [months[0]]


def tick_texts(labelled: Sequence[date]) -> list[str]:
    """The name of each month, with the year under it where the year is new."""
    texts = []
    for place, month in enumerate(labelled):
        name, year = month_label(month).split()
        known = place and labelled[place - 1].year == month.year
        texts.append(name if known else f"{name}<br>{year}")
    return texts
