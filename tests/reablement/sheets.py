"""The real sheet as it is printed, and small ones made for a test."""

import csv
from datetime import date
from pathlib import Path

from reablement.sheet import CategoryKey, Cell, Place, PrintedTotal, Sheet

FIXTURES = Path(__file__).parents[2] / "fixtures" / "reablement"
ASSESSMENTS = FIXTURES / "assessments_2019_20_q4.csv"
TOTALS = FIXTURES / "totals_2019_20_q4.csv"
CATEGORIES = FIXTURES / "categories.csv"
SENDER = "Cumbria County Council"

PLACES = (
    # code, name, parent, the sender's name
    ("barrow-millom", "Barrow and Millom", None, None),
    ("barrow", "Barrow", "barrow-millom", "Barrow & Millom (Barrow Only)"),
    ("millom", "Millom", "barrow-millom", "Barrow and Millom (Millom Only)"),
    ("grange-lakes", "Grange & Lakes", None, "Central Lakes & Grange ICC"),
    ("east", "East", None, "East Lakes ICC"),
    ("kendal", "Kendal", None, "Kendal ICC"),
    ("mid-furness", "Mid Furness", None, "Ulverston, Dalton & Askam ICC"),
    ("lancaster", "Lancaster", None, None),
    ("bay", "Bay", None, None),
)


def rows_of(path):
    return list(csv.DictReader(path.read_text().splitlines()))


CODES = {alias: code for code, _, _, alias in PLACES if alias}
KEYS = {
    (row["cut"], row["name"]): CategoryKey(row["cut"], row["code"]) for row in rows_of(CATEGORIES)
}
JAN, FEB, MAR = (date(2020, month, 1) for month in (1, 2, 3))


def a_cell(count=1, *, community="kendal", month=JAN, category=("route", "hospital"), **more):
    return Cell(Place(community, month, CategoryKey(*category)), count, **more)


def real_cells():
    return [
        a_cell(
            int(row["count"]),
            community=CODES[row["area"]],
            month=date.fromisoformat(f"{row['month']}-01"),
            category=KEYS[row["cut"], row["category"]],
            provisional=row["state"] == "provisional",
        )
        for row in rows_of(ASSESSMENTS)
    ]


def real_totals():
    return [
        PrintedTotal(
            date.fromisoformat(f"{row['month']}-01") if row["month"] else None,
            CODES[row["area"]] if row["area"] else None,
            KEYS[row["cut"], row["category"]] if row["category"] else None,
            int(row["count"]),
        )
        for row in rows_of(TOTALS)
    ]


def the_real_sheet():
    return Sheet(real_cells(), real_totals())
