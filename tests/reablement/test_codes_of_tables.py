"""The tables of a quarter's reablement figures as files in codes."""

import pytest

from tests.both_editions import codes_as_labels

URL = "/reablement/"
TABLES = ["plan-rate", "outcomes", "routes", "route-sheet", "outcome-sheet"]


def rows_of(client, key, **query):
    return codes_as_labels(client, URL, key, **query)


@pytest.mark.parametrize("key", TABLES)
@pytest.mark.parametrize("columns", ["sent", "iccs", "all"])
def test_it_tells_what_the_file_in_labels_does(
    loaded, analyst_client, administrator_client, key, columns
):
    in_full = rows_of(analyst_client, key, columns=columns)
    published = rows_of(administrator_client, key, columns=columns)

    cells = {cell for row in published for cell in row.values()}
    assert "suppressed" in cells
    assert not cells & {"hidden", "not sent", "–"}
    assert "suppressed" not in {cell for row in in_full for cell in row.values()}


def test_printed_sheet_tells_months_and_categories_apart(loaded, analyst_client):
    total, first, *_, last = rows_of(analyst_client, "outcome-sheet")

    assert (total["cut"], total["month"], total["category"]) == ("outcome", "2020-01-01", "all")
    assert (first["month"], first["category"][:1].isalpha()) == ("2020-01-01", True)
    assert (last["month"], last["category"]) == ("all", "all")
    assert {"barrow", "barrow_state", "all", "all_state"} <= set(first)


def test_open_number_is_a_number_that_is_provisional(loaded, analyst_client):
    rows = rows_of(analyst_client, "outcome-sheet")

    states = {row["kendal_state"] for row in rows if row["kendal"]}
    assert states == {"", "provisional"}


def test_places_of_a_chart_have_their_codes(loaded, analyst_client):
    *rows, everybody = rows_of(analyst_client, "plan-rate")

    assert {"barrow", "millom"} < {row["place"] for row in rows}
    assert everybody["place"] == "all"
    assert everybody.items() >= {"quarter": "2019-20-q4"}.items()
    assert {"numerator", "denominator", "value"} <= set(everybody)


def test_parts_of_a_cut_are_called_by_their_categories(loaded, analyst_client):
    (*_, outcomes), (*months, routes) = (
        rows_of(analyst_client, key) for key in ("outcomes", "routes")
    )

    assert {"cut", "quarter", "place", "plan", "plan_state", "plan_percent"} <= set(outcomes)
    assert [row["month"] for row in months] == ["2020-01-01", "2020-02-01", "2020-03-01"]
    assert (routes["month"], routes["cut"]) == ("all", "route")


def test_what_is_not_printed_is_neither_sent_nor_hidden(loaded, analyst_client):
    rows = rows_of(analyst_client, "routes")

    assert "not_printed" in {cell for row in rows for cell in row.values()}
