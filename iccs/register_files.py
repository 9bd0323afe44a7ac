"""The files that the register is loaded from: their shapes, and the months that they imply.

A practice's community is its part of an ICC where it has one. A day within a month means the
month after it: what ended on 8 or on 30 June counted for the whole of June.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from iccportal.lib.csv_files.faults import FaultyFilesError
from iccportal.lib.nhs_calendar import add_months, first_of_month
from iccs.membership import EndlessSuccessionError, Move, chains
from iccs.models import Community, Fact, Mdt
from iccs.sheets import (
    Shape,
    Sheets,
    day,
    degrees_to,
    month,
    one_of,
    optional,
    read_sheets,
    required,
    whole,
    words,
)

A_MONTH = optional(month)
A_DAY = optional(day)

SHAPES = (
    Shape("system.csv", {"name": required}, key=("name",)),
    Shape("groups.csv", {"code": required, "name": required}, key=("code",)),
    Shape(
        "communities.csv",
        {
            "code": required,
            "name": required,
            "kind": one_of(*Community.Kind.values),
            "parent": words,
            "group": words,
            "from": month,
            "to": A_MONTH,
            "position": whole,
            "description": words,
            "source": words,
        },
        key=("code",),
        refers={"parent": "communities.csv", "group": "groups.csv"},
    ),
    Shape(
        "pcns.csv", {"pcn_code": required, "pcn_name": required, "start_date": day}, ("pcn_code",)
    ),
    Shape(
        "gp_practices.csv",
        {
            "ods_code": required,
            "name": required,
            "address": words,
            "postcode": words,
            "latitude": optional(degrees_to(90)),
            "longitude": optional(degrees_to(180)),
            "local_authority_2021": words,
            "ods_open_date": A_DAY,
            "ods_close_date": A_DAY,
            "joined_01k": day,
            "left_01k": A_DAY,
            "pcn_code": words,
            "pcn_from": A_DAY,
            "pcn_to": A_DAY,
            "icc_slug": words,
            "sub_community": words,
            "icc_basis": words,
            "icc_confidence": words,
        },
        key=("ods_code",),
        refers={
            "pcn_code": "pcns.csv",
            "icc_slug": "communities.csv",
            "sub_community": "communities.csv",
        },
    ),
    Shape(
        "gp_practice_changes.csv",
        {
            "from_code": required,
            "to_code": words,
            "pcn_link_ended": A_DAY,
            "ods_closed": A_DAY,
            "evidence": words,
            "confidence": words,
        },
        key=("from_code",),
        refers={"from_code": "gp_practices.csv", "to_code": "gp_practices.csv"},
    ),
    Shape(
        "merger_months.csv",
        {"from_code": required, "month": month, "reason": required},
        key=("from_code",),
        refers={"from_code": "gp_practice_changes.csv"},
    ),
    Shape(
        "list_sources.csv",
        {"source": required, "as_at": day, "reason": required},
        key=("source",),
    ),
    Shape(
        "gp_list_sizes.csv",
        {"ods_code": required, "period": required, "list_size": whole, "source": required},
        key=("ods_code", "source"),
        refers={"ods_code": "gp_practices.csv", "source": "list_sources.csv"},
    ),
    Shape(
        "populations.csv",
        {
            "community": required,
            "period": required,
            "people": whole,
            "source": required,
            "note": words,
        },
        key=("community", "period", "source"),
        refers={"community": "communities.csv"},
    ),
    Shape(
        "aliases.csv",
        {"name": required, "sender": required, "community": required, "from": month, "to": A_MONTH},
        key=("name", "sender", "from"),
        refers={"community": "communities.csv"},
    ),
    Shape(
        "mdts.csv",
        {
            "community": required,
            "kind": one_of(*Mdt.Kind.values),
            "stage": one_of(*Mdt.Stage.values),
            "from": month,
            "to": A_MONTH,
            "meets": optional(one_of(*Mdt.Meets.values)),
            "note": words,
            "source": words,
        },
        key=("community", "kind", "from"),
        refers={"community": "communities.csv"},
    ),
    Shape(
        "facts.csv",
        {
            "community": required,
            "kind": one_of(*Fact.Kind.values),
            "period": words,
            "text": required,
            "source": required,
        },
        key=("community", "kind", "text"),
        refers={"community": "communities.csv"},
    ),
)


def read_register(folder: Path) -> Sheets:
    """Every file of the register, checked; all errors at once, none saved."""
    sheets = read_sheets(folder, SHAPES)
    errors = _without_a_month(sheets) or _in_a_circle(sheets)
    if errors:
        raise FaultyFilesError(errors)
    return sheets


def month_after(last: date) -> date:
    """The first month that no longer counts, for something that ended on a day.

    What ended on the first day of a month had no part in it.
    """
    return last if last.day == 1 else add_months(first_of_month(last), 1)


def merger_months(sheets: Sheets) -> dict[str, date]:
    """From which month each merged practice (code) counts for its successor."""
    own_reading = {line["from_code"]: line["month"] for line in sheets["merger_months.csv"]}
    return {
        line["from_code"]: own_reading.get(line["from_code"]) or month_after(_ended(line.values))
        for line in mergers(sheets)
    }


def mergers(sheets: Sheets) -> list[Any]:
    """The lines that tell of a merger; the others tell of a practice that left."""
    return [line for line in sheets["gp_practice_changes.csv"] if line["to_code"]]


def _ended(change: Mapping[str, Any]) -> Any:
    """When the patients moved: ODS can take a year longer to close a practice."""
    return change["pcn_link_ended"] or change["ods_closed"]


def _without_a_month(sheets: Sheets) -> list[str]:
    own_reading = {line["from_code"] for line in sheets["merger_months.csv"]}
    return [
        f"{line.where}: the merger has no date; give pcn_link_ended or ods_closed."
        for line in mergers(sheets)
        if _ended(line.values) is None and line["from_code"] not in own_reading
    ]


def _in_a_circle(sheets: Sheets) -> list[str]:
    numbers = {line["ods_code"]: n for n, line in enumerate(sheets["gp_practices.csv"])}
    codes = list(numbers)
    months = merger_months(sheets)
    moves = [
        Move(numbers[line["from_code"]], numbers[line["to_code"]], months[line["from_code"]])
        for line in mergers(sheets)
    ]
    try:
        chains(moves)
    except EndlessSuccessionError as error:
        circle = ", ".join(codes[practice] for practice in error.practices)
        return [f"gp_practice_changes.csv: these practices succeed one another: {circle}."]
    return []
