"""Where a place's share is of a few people, it and its trajectory are for those who read it."""

import csv
from datetime import date
from fractions import Fraction
from html import unescape

import pytest

from iccs.access import Role
from targets.change import explain, sentence
from targets.shown_shares import ShownShares
from tests.people import a_user
from tests.targets.world import ACTIVE, Q1, Q2, a_practice, a_rebase, a_trajectory, some_activity

pytestmark = pytest.mark.django_db
FEW = date(2018, 3, 1)


@pytest.fixture
def rebase():
    """Millom had three people in one month of the window; Kendal is hidden beside it."""
    for code, place, count in (("A1", "kendal", 40), ("A2", "bay", 70), ("A3", "barrow", 60)):
        some_activity(a_practice(code, place), count)
    few = a_practice("A4", "millom")
    some_activity(few, 3, months=[FEW])
    some_activity(few, 0, months=[month for month in ACTIVE if month != FEW])
    trajectory, by = a_trajectory(), a_user("Ann Other", role=Role.ANALYST)
    a_rebase(trajectory, by)
    return a_rebase(trajectory, by, effective_from=Q2)


def text_of(client, address):
    return " ".join(unescape(client.get(address).content.decode()).split())


def rows_of(client, address, table):
    text = client.get(f"{address}?csv={table}").content.decode()
    return list(csv.DictReader(text.splitlines()))


def row_of(client, address, table, place):
    rows = rows_of(client, address, table)
    return next(row for row in rows if place in (row.get("Community"), row.get("Place")))


def test_shares_are_hidden_and_others_told_to_one_decimal(rebase, administrator_client):
    rows = rows_of(administrator_client, "/targets/shares/", "shares")

    assert {row["Millom"] for row in rows} == {"hidden"}
    assert {row["Bay"] for row in rows} == {"41.1"}


def test_analysts_read_every_share_in_full(rebase, analyst_client):
    row = rows_of(analyst_client, "/targets/shares/", "shares")[0]

    assert float(row["Millom"]) == pytest.approx(100 * 3 / 2043)
    assert float(row["Bay"]) == pytest.approx(100 * 840 / 2043)


def test_a_page_of_a_place_hides_its_share_and_trajectory(rebase, administrator_client):
    text = text_of(administrator_client, "/targets/millom/")
    rows = rows_of(administrator_client, "/targets/millom/", "trajectory")

    assert "Its share of the whole trajectory is hidden to protect small numbers." in text
    assert "its trajectory is hidden to protect small numbers." in text
    assert "shares rebased; share" not in text
    assert {row["Trajectory"] for row in rows if row["Month"] >= f"{Q1}"} == {"hidden"}


def test_the_control_chart_has_no_trajectory_either(rebase, administrator_client):
    rows = rows_of(administrator_client, "/targets/millom/", "control-chart")

    assert {row["Trajectory"] for row in rows if row["Month"] >= f"{Q1}"} == {"hidden"}


def test_the_whole_is_told_and_the_place_is_not(rebase, administrator_client):
    rows = rows_of(administrator_client, "/targets/", "communities")

    told = {row["Place"]: row["Jun 2020: trajectory"] for row in rows}
    assert told["Millom"] == "hidden"
    assert told["Bay"] == "17"
    assert next(iter(told.values())) == "40"


@pytest.mark.parametrize("which", ["first", "later"])
def test_a_rebase_hides_the_figures_of_a_hidden_share(rebase, administrator_client, which):
    pk = rebase.pk if which == "later" else rebase.pk - 1
    address = f"/targets/rebases/{pk}/"

    hidden = row_of(administrator_client, address, "figures", "Millom")
    told = row_of(administrator_client, address, "figures", "Bay")

    assert {value for name, value in hidden.items() if "hare" in name or "igure" in name} == {
        "hidden"
    }
    assert {len(value.partition(".")[2]) for value in told.values() if "." in value} == {1}


def test_a_rebase_says_that_the_target_is_hidden(rebase, administrator_client):
    address = f"/targets/rebases/{rebase.pk}/"

    assert "The target is hidden to protect small numbers." in text_of(
        administrator_client, address
    )


def test_who_reads_the_place_reads_its_share(rebase, lead_client):
    """Kendal's lead reads Kendal, which is hidden beside Millom for others."""
    row = row_of(lead_client, f"/targets/rebases/{rebase.pk}/", "figures", "Kendal")

    assert "hidden" not in [row["Share, Q2 2019/20"], row["Figure, Q2 2019/20"]]


def test_dashboards_hide_the_trajectory(rebase, administrator_client):
    text = administrator_client.get("/communities/millom/figures/?csv=nel_admissions")

    rows = list(csv.DictReader(text.content.decode().splitlines()))
    assert {row["Trajectory"] for row in rows if row["Month"] >= f"{Q1}"} == {"hidden"}


def test_shares_that_are_all_hidden_are_said_to_be(administrator_client):
    """Of two communities neither can be told: one follows from the other."""
    some_activity(a_practice("A1", "kendal"), 40)
    few = a_practice("A4", "millom")
    some_activity(few, 3, months=[FEW])
    some_activity(few, 0, months=[month for month in ACTIVE if month != FEW])
    a_rebase(a_trajectory(), a_user("Ann Other", role=Role.ANALYST))

    text = text_of(administrator_client, "/targets/shares/")

    assert "Shares are hidden to protect small numbers" in text
    assert "No share has moved" not in text


def test_own_practices_do_not_tell_the_activity_of_the_whole(rebase, lead_client, analyst_client):
    """Own activity by its exact share is the whole's, and less own activity that of the others."""
    in_full, rounded = (
        rows_of(client, "/targets/kendal/", "practices")[0]
        for client in (analyst_client, lead_client)
    )

    keys = [key for key in rounded if "hare" in key or "part of" in key]
    assert {key: float(rounded[key]) for key in keys} == {
        key: round(float(in_full[key]), 1 if "hare" in key else 0) for key in keys
    }
    assert rounded != in_full


@pytest.mark.parametrize("table", ["trajectory", "control-chart"])
def test_file_in_codes_says_of_a_target_why_there_is_none(rebase, administrator_client, table):
    labels = rows_of(administrator_client, "/targets/millom/", table)

    address = f"/targets/millom/?codes={table}"
    text = administrator_client.get(address).content.decode()
    codes = list(csv.DictReader(text.splitlines()))

    words = {"hidden": "suppressed", "no trajectory": "no_trajectory", "": ""}
    assert [row["target_state"] for row in codes] == [words[row["Trajectory"]] for row in labels]
    assert {row["target"] for row in codes} == {""}
    assert "suppressed" in {row["target_state"] for row in codes}


def test_parts_of_a_figure_are_rounded_as_its_sentence_has_them():
    """By two ways of rounding more would be told of them than by either."""
    shares = Fraction(147, 1000), Fraction(58, 1000)
    change = explain(337, 782, *shares, joined=Fraction(41, 5000))
    exact = [change.bay_effect, *change.effects_of_share]

    as_published = ShownShares(lambda code: False).parts(*exact)

    told = [int(part) for part in as_published]
    assert told != [round(part) for part in exact]
    assert all(
        f"{abs(part)} {'more' if part > 0 else 'fewer'}" in sentence(change) for part in told
    )
    assert ShownShares(lambda code: True, in_full=True).parts(*exact) == exact
