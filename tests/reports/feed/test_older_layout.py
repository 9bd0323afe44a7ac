"""An edition that was frozen before columns were added, and in another order of columns."""

import csv
import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest

from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES, MEASURES, TABLES
from reports.editions import contents_of
from reports.feed.reach import Reach
from reports.fields import Table
from reports.models import Edition
from reports.package import data_package
from tests.reports.a_contents import MONTHS, PLACES, a_contents, a_figure, a_measure
from tests.reports.feed.asking import EDITION, Program, a_secret, an_analyst
from tests.reports.frozen import an_edition

ADDED = {FIGURES.name: ("target", "point_type"), MEASURES.name: ("why_it_matters", "chart_months")}
FEED, ODATA = f"v1/{EDITION}", f"odata/v1/{EDITION}"


def older(table: Table) -> Table:
    """The table before some columns were added, when its last one stood second."""
    kept = [field for field in table.fields if field.name not in ADDED[table.name]]
    return replace(table, fields=(kept[0], kept[-1], *kept[1:-1]))


@pytest.fixture
def edition(system) -> Edition:
    contents = (a_contents(audience=audience) for audience in Audience)
    return an_edition(*contents, layouts={name: older(TABLES[name]) for name in ADDED})


@pytest.fixture
def program(edition) -> Program:
    return Program(a_secret(an_analyst(), audience=Reach.TEAM))


def first(rows) -> dict:
    return dict(next(iter(rows)))


def csv_rows(text: str) -> csv.DictReader:
    return csv.DictReader(io.StringIO(text, newline=""))


def test_file_of_the_feed_has_each_value_under_its_heading(program):
    response = program.get(f"{FEED}/figures.csv")
    text = b"".join(response.streaming_content).decode()
    rows = list(csv_rows(text))

    assert len(rows) == 2 * len(PLACES) * len(MONTHS)
    assert {name: rows[0][name] for name in ("measure", "place", "month", "value", "mean")} == {
        "measure": "admissions",
        "place": "bay",
        "month": "2019-04-01",
        "value": "40",
        "mean": "39",
    }
    assert (rows[0]["target"], rows[0]["point_type"], rows[0]["illustrative"]) == ("", "", "true")


def test_json_has_nothing_where_there_was_no_column(program):
    row = first(program.get(f"{FEED}/figures").json()["rows"])

    assert (row["value"], row["target"], row["point_type"]) == (40, None, "")
    assert (row["measure"], row["illustrative"]) == ("admissions", True)


def test_odata_asks_for_text_that_there_was_no_column_of(program):
    contains = program.get(f"{ODATA}/figures", **{"$filter": "contains(point_type,'x')"})
    empty = program.get(f"{ODATA}/measures", **{"$filter": "why_it_matters eq ''"})

    assert contains.status_code == 200
    assert contains.json()["value"] == []
    assert [row["chart_months"] for row in empty.json()["value"]] == [None, None]


def test_package_has_every_column_under_its_heading(edition):
    with zipfile.ZipFile(io.BytesIO(data_package(contents_of(edition, Audience.TEAM)))) as files:
        found = first(csv_rows(files.read("data/figures.csv").decode()))
        measure = first(csv_rows(files.read("data/measures.csv").decode()))

    assert (found["measure"], found["value"], found["target"]) == ("admissions", "40", "")
    assert (found["point_type"], found["illustrative"]) == ("", "true")
    assert (measure["code"], measure["why_it_matters"], measure["decimals"]) == (
        "admissions",
        "",
        "0",
    )


def test_what_was_there_is_read_as_it_was(edition):
    rows = contents_of(edition, Audience.TEAM).rows

    kept = dict(zip(FIGURES.names, rows["figures"][0], strict=True))
    whole = dict(zip(FIGURES.names, a_figure("admissions", "bay", MONTHS[0]), strict=True))
    assert kept == {**whole, "target": None, "point_type": ""}
    assert whole["target"] == Decimal("38.5")
    assert rows["measures"][0][:2] == a_measure("admissions")[:2]
