"""The page of a quarter as those read it who are not of a community's team."""

import csv
from html import unescape

import pytest

from measures.states import HIDDEN_WORD
from reablement.sentences import HIDDEN

TABLES = ["plan-rate", "outcomes", "routes", "route-sheet", "outcome-sheet"]
SENTENCE = "Small numbers: 1 to 7 are hidden"


def table_of(client, key, query=""):
    response = client.get(f"/reablement/?csv={key}{query}")
    return list(csv.DictReader(response.content.decode().splitlines()))


def counts_in(row):
    return [
        cell.removesuffix(" [p]")
        for heading, cell in row.items()
        if heading not in ("Community", "Month", "Data status")
        and not heading.startswith("Month and")
        and "hare" not in heading
    ]


@pytest.mark.parametrize("key", TABLES)
@pytest.mark.parametrize("columns", ["sent", "iccs", "all"])
def test_every_count_is_hidden_or_rounded(loaded, administrator_client, key, columns):
    rows = table_of(administrator_client, key, f"&columns={columns}")

    counts = [cell for row in rows for cell in counts_in(row)]
    assert set(counts) - {HIDDEN_WORD, "not sent", "–"} == {
        cell for cell in counts if cell.isdecimal()
    }
    assert all(int(cell) % 5 == 0 for cell in counts if cell.isdecimal())
    assert all("ounded to the nearest 5" in row["Data status"] for row in rows)


def test_page_says_what_was_done(loaded, administrator_client, analyst_client):
    text, in_full = (
        unescape(client.get("/reablement/").content.decode())
        for client in (administrator_client, analyst_client)
    )

    assert text.count(SENTENCE) == len(TABLES)
    assert SENTENCE not in in_full


def test_lead_reads_the_own_column_in_full(loaded, lead_client, analyst_client):
    own, all_of_it = (
        [row["Kendal ICC"] for row in table_of(client, "route-sheet")]
        for client in (lead_client, analyst_client)
    )

    assert own == all_of_it


def test_sentences_tell_no_hidden_number(loaded, administrator_client):
    text = unescape(administrator_client.get("/reablement/").content.decode())
    rows = table_of(administrator_client, "outcome-sheet")

    hidden = rows[-1]["Grand total"] == HIDDEN_WORD
    assert (HIDDEN in text) == hidden
