"""The latest figures of a screen as files: a row for each measure and place."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from dashboards.latest import latest_sheet
from iccportal.charts.download import KINDS
from iccportal.lib.coded import Coded
from iccportal.lib.small_numbers import Rule
from iccs.access import Role
from tests.dashboards.world import KENDAL, STEADY, WHOLE, a_shown, some_reablement
from tests.measures.measures_of import a_ratio_measure
from tests.people import a_user
from tests.targets.world import a_rebase, two_communities


def rows_of(*subjects, kind="csv", heading="Kendal ICC"):
    content = KINDS[kind].write(latest_sheet(heading, subjects))
    return list(csv.DictReader(content.decode().splitlines()))


def charted(one, **changes):
    return replace(one, charted=replace(one.charted, **changes))


def test_row_has_the_latest_month_with_its_target_and_what_its_icons_say():
    [row] = rows_of([a_shown(STEADY, target=103, made_up=True)])

    assert (row["Place"], row["Month"], row["Figure"]) == ("Kendal ICC", "2020-12-01", "101")
    assert (float(row["Target"]), row["Status"]) == (103, "final")
    assert row["Variation"] == "Common cause variation: no significant change"
    assert row["Data status"] == "Illustrative"


def test_row_in_codes_has_codes():
    kendal = replace(KENDAL, name=Coded("Kendal ICC", "kendal"))

    [row] = rows_of([a_shown(STEADY, subject=kendal)], kind="codes")

    assert (row["place"], row["month"], row["value"]) == ("kendal", "2020-12-01", "101")
    assert (row["variation"], row["state"], row["illustrative"]) == (
        "common_cause",
        "final",
        "false",
    )


def test_rows_follow_each_other_by_measure():
    ratio = a_ratio_measure()
    both = [
        [a_shown(subject=subject), a_shown([1], measure=ratio, denominator=4, subject=subject)]
        for subject in (WHOLE, KENDAL)
    ]

    rows = rows_of(*both)

    assert [row["Place"] for row in rows] == ["Morecambe Bay", "Kendal ICC"] * 2
    assert [row["Figure"] for row in rows] == ["101", "101", "25.0", "25.0"]


def test_figure_that_is_not_there_says_why():
    hidden = charted(a_shown([None], state="suppressed"), rule=Rule())

    rows = rows_of([a_shown([None])], [hidden], [a_shown([])])

    assert [row["Figure"] for row in rows] == ["not sent", "hidden", "no figures"]
    assert [row["Month"] for row in rows] == ["2020-01-01", "2020-01-01", ""]
    assert [row["Data status"] for row in rows] == [
        "Reported",
        "Reported, rounded to the nearest 5",
        "Reported",
    ]


def test_what_a_hidden_figure_shows_is_not_told():
    shown = a_shown(STEADY)
    last = replace(shown.charted.figures[-1], value=None, numerator=None, state="suppressed")

    [row] = rows_of([charted(shown, figures=[*shown.charted.figures[:-1], last])])

    assert (row["Figure"], row["Variation"], row["Assurance"]) == ("hidden", "", "")


def test_provisional_figure_and_who_is_left_out_are_told():
    shown = a_shown([7], state="provisional")
    figures = [replace(figure, left_out=2) for figure in shown.charted.figures]

    [row] = rows_of([charted(shown, figures=figures)])

    assert (row["Data status"], row["Communities without a figure"]) == ("Provisional", "2")


def test_workbook_has_the_rows_of_the_csv():
    content = KINDS["xlsx"].write(latest_sheet("Kendal ICC", [[a_shown(STEADY)]]))

    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert told[0][0] == "Latest figures, Kendal ICC"
    assert told[-1][1] == "Kendal ICC"
    assert told[-1][3] == 101


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("person", "address", "key"),
    [
        ("lead_client", "/", "latest-kendal"),
        ("group_client", "/", "latest-south-cumbria"),
        ("analyst_client", "/whole/", "latest-whole"),
        ("group_client", "/groups/south-cumbria/", "latest-south-cumbria"),
    ],
)
def test_every_screen_hands_its_table_out(system, request, person, address, key):
    a_rebase(two_communities(), a_user("Ann Other", role=Role.ANALYST))
    some_reablement()
    client = request.getfixturevalue(person)
    html = client.get(address).content.decode()
    labels, codes = (
        list(csv.DictReader(client.get(f"{address}?{kind}={key}").content.decode().splitlines()))
        for kind in ("csv", "codes")
    )

    assert f"?csv={key}" in html
    assert labels[0]["Measure"]
    assert [row["month"] for row in codes] == [row["Month"] for row in labels]
    assert client.get(f"{address}?csv=latest-nowhere").status_code == 404
