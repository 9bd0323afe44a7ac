"""The page of a quarter as those read it who are not of a community's team."""

import csv
import re
from datetime import date
from html import unescape

import pytest

from measures.catalogue import catalogue
from measures.published import published_each
from measures.reading import Reading
from measures.states import HIDDEN_WORD
from reablement.models import Assessments, Category
from reablement.sentences import HIDDEN
from tests.people import a_community
from tests.reports.quarter import closed
from tests.targets.world import a_batch

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


@pytest.mark.parametrize("key", ["plan-rate", "outcomes", "routes"])
def test_what_the_table_hides_is_no_blank_in_the_chart(loaded, administrator_client, key):
    rows = table_of(administrator_client, key)[:-1]  # the last is the sum
    html = administrator_client.get("/reablement/").content.decode()

    chart = html.split(f'id="{key}"')[1].split("</section>")[0]

    assert any(HIDDEN_WORD in row.values() for row in rows)
    words = re.findall(r'<text[^>]* data-annotation=""[^>]*>(?:and )?hidden<', chart)
    assert len(words) >= sum(HIDDEN_WORD in row.values() for row in rows)


@pytest.mark.parametrize("key", TABLES)
def test_group_that_holds_all_who_sent_reads_the_sheet_as_it_is(
    loaded, group_client, analyst_client, key
):
    assert table_of(group_client, key) == table_of(analyst_client, key)
    assert SENTENCE not in unescape(group_client.get("/reablement/").content.decode())


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


def sent(**outcomes):
    """A month of Kendal's assessments, all by one route."""
    batch = a_batch(title="Reablement", illustrative=False, source="A council")
    for cut, parts in (("route", {"hospital": sum(outcomes.values())}), ("outcome", outcomes)):
        for code, count in parts.items():
            known = {"name": code.title(), "position": 1}
            category, _ = Category.objects.get_or_create(cut=cut, code=code, defaults=known)
            Assessments.objects.create(
                community=a_community(),
                month=date(2020, 3, 1),
                category=category,
                count=count,
                state="final",
                batch=batch,
            )


def test_charts_of_a_few_people_tell_nothing(system, administrator_client):
    sent(plan=3)

    text = unescape(administrator_client.get("/reablement/").content.decode())

    assert text.count(f'chart__sentence">{HIDDEN}<') == 3


def test_outcomes_that_are_all_hidden_leave_their_sum(system, administrator_client):
    sent(plan=7, refused=7)

    text = unescape(administrator_client.get("/reablement/").content.decode())

    assert ">15 assessments were completed in Q4 2019/20.<" in text


def test_measures_of_one_family_are_released_once(loaded):
    measures = [catalogue()[code] for code in ("reablement_plan_rate", "reablement_refused")]

    releases = published_each(measures, Reading([date(2020, 1, 1)]))

    assert len(releases) == 1


def test_what_an_edition_hid_stays_hidden_once_it_is_not_there_any_more(
    system, administrator_client
):
    """The corrected sheet has nobody who refused: set against the edition, a blank would tell."""
    sent(plan=20, refused=3)
    closed()
    Assessments.objects.filter(category__code="refused").delete()
    Assessments.objects.filter(category__code="hospital").update(count=20)

    rows = {
        row["Month and outcome of assessment"]: row["Kendal ICC"]
        for row in table_of(administrator_client, "outcome-sheet")
    }

    assert rows["Mar 2020, Refused"] == HIDDEN_WORD
