"""The tables of trajectories and shares as files in codes."""

import pytest

from iccs.access import Role
from tests.both_editions import codes_as_labels
from tests.people import a_user
from tests.targets.world import (
    ACTIVE,
    Q2,
    a_practice,
    a_rebase,
    a_trajectory,
    some_activity,
    two_communities,
)

pytestmark = pytest.mark.django_db
OF_STREAM = {"stream": "nel"}


@pytest.fixture
def rebase():
    return a_rebase(two_communities(), a_user("Ann Other", role=Role.ANALYST))


def test_month_and_year_of_every_community(rebase, analyst_client):
    whole, bay, kendal = codes_as_labels(analyst_client, "/targets/", "communities")

    assert [row["place"] for row in (whole, bay, kendal)] == ["whole", "bay", "kendal"]
    assert (kendal["measure"], kendal["month"]) == ("nel_admissions", "2020-06-01")
    assert {"value", "target", "difference", "year_value", "value_state"} <= set(kendal)


@pytest.mark.parametrize("key", ["trajectory", "control-chart"])
def test_charts_of_a_community(rebase, analyst_client, key):
    rows = codes_as_labels(analyst_client, "/targets/kendal/", key)

    assert {(row["measure"], row["place"]) for row in rows} == {("nel_admissions", "kendal")}
    assert {row["state"] for row in rows} <= {"final", "provisional", "not_yet_known"}


def test_chart_of_the_whole_is_of_the_whole(rebase, analyst_client):
    rows = codes_as_labels(analyst_client, "/targets/", "trajectory")

    assert {row["place"] for row in rows} == {"whole"}


def test_practices_have_their_ods_codes(rebase, lead_client):
    (row,) = codes_as_labels(lead_client, "/targets/kendal/", "practices")

    assert (row["practice"], row["place"], row["measure"]) == ("A1", "kendal", "nel_admissions")


def test_shares_have_a_field_for_each_place(rebase, analyst_client):
    (row,) = codes_as_labels(analyst_client, "/targets/shares/", "shares")

    assert (row["stream"], row["rebase"], row["kendal_state"]) == ("nel", "2019-04-01", "")
    assert float(row["kendal"]) == 25


def test_figures_of_a_rebase(rebase, analyst_client):
    bay, kendal = codes_as_labels(analyst_client, f"/targets/rebases/{rebase.pk}/", "figures")

    assert (bay["place"], kendal["place"]) == ("bay", "kendal")
    assert kendal.items() >= {**OF_STREAM, "rebase": "2019-04-01"}.items()


def test_figures_before_and_after(rebase, analyst_client):
    second = a_rebase(rebase.trajectory, rebase.signed_by, effective_from=Q2)

    rows = codes_as_labels(analyst_client, f"/targets/rebases/{second.pk}/", "figures")

    assert [row["place"] for row in rows] == ["bay", "kendal", "all"]
    assert {row["rebase"] for row in rows} == {"2019-07-01"}


def test_rebases_by_their_months(rebase, analyst_client):
    (row,) = codes_as_labels(analyst_client, "/targets/rebases/", "rebases")

    assert row["rebase"] == "2019-04-01"
    assert row["window"] == "2018-02-01/2019-01-01"
    assert (row["status"], row["signed_on"][:2]) == ("signed", "20")


def test_draft_has_no_day_of_signing(rebase, analyst_client):
    a_rebase(rebase.trajectory, rebase.signed_by, effective_from=Q2, signed=False)

    draft, _ = codes_as_labels(analyst_client, "/targets/rebases/", "rebases")

    assert (draft["status"], draft["signed_on"]) == ("draft", "")


@pytest.fixture
def few():
    """Millom's share is of three people, and another is hidden beside it."""
    for code, place, count in (("A1", "kendal", 40), ("A2", "bay", 70), ("A3", "barrow", 60)):
        some_activity(a_practice(code, place), count)
    millom = a_practice("A4", "millom")
    some_activity(millom, 3, months=ACTIVE[:1])
    some_activity(millom, 0, months=ACTIVE[1:])
    trajectory, by = a_trajectory(), a_user("Ann Other", role=Role.ANALYST)
    a_rebase(trajectory, by)
    return a_rebase(trajectory, by, effective_from=Q2)


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("/targets/", "communities"),
        ("/targets/shares/", "shares"),
        ("/targets/rebases/{rebase}/", "figures"),
    ],
)
def test_what_is_hidden_is_hidden_in_codes_too(few, administrator_client, page, key):
    rows = codes_as_labels(administrator_client, page.format(rebase=few.pk), key)

    assert "suppressed" in [cell for row in rows for cell in row.values()]
    assert "hidden" not in [cell for row in rows for cell in row.values()]


def test_hidden_trajectory_is_left_empty(few, administrator_client):
    rows = codes_as_labels(administrator_client, "/targets/millom/", "trajectory")

    assert {row["target"] for row in rows} == {""}
