import csv
from datetime import date
from html import unescape

import plotly.graph_objects
import pytest
from django.test import Client
from django.urls import reverse

from iccportal.lib.nhs_calendar import parse_quarter
from iccs.models import Community, Group, GroupMembership
from reablement import figures as drawn
from reablement.columns import Choice, columns
from reablement.models import Assessments
from reablement.queries import figures_of, quarters
from tests.reablement.conftest import ALWAYS
from tests.reablement.printed import OUTCOME, ROUTE, printed_rows
from tests.workbooks.reading import opened

URL = "/reablement/"
Q4 = parse_quarter("2019-20-q4")


def page_of(client, query=""):
    response = client.get(f"{URL}{query}")
    return response, unescape(response.content.decode())


def table_of(client, key, query=""):
    response = client.get(f"{URL}?csv={key}{query}")
    return list(csv.reader(response.content.decode().splitlines()))


@pytest.mark.parametrize(("key", "printed"), [("route-sheet", ROUTE), ("outcome-sheet", OUTCOME)])
def test_printed_table_as_the_paper_has_it(loaded, analyst_client, key, printed):
    headings, *rows = table_of(analyst_client, key)

    assert headings[1:] == [
        "Barrow",
        "Millom",
        "Grange & Lakes ICC",
        "East ICC",
        "Kendal ICC",
        "Mid Furness ICC",
        "Grand total",
        "Data status",
    ]
    assert [row[:-1] for row in rows] == printed_rows(printed)
    assert all((row[-1] == "Provisional") == ("[p]" in "".join(row)) for row in rows)


def test_both_tables_stand_on_the_page_with_their_marks(loaded, analyst_client):
    _, html = page_of(analyst_client)

    assert ">1\N{NO-BREAK SPACE}[p]</td>" in html
    assert "[p] means provisional" in html
    assert "Jan 2020, </span>Community Bed</th>" in html
    assert "“Not sent” means" not in html
    assert "Ten figures are provisional." in html


def test_no_mark_is_explained_that_is_not_there(loaded, analyst_client):
    Assessments.objects.update(state="final")

    _, html = page_of(analyst_client)

    assert "[p]" not in html
    assert "Provisional" not in html


def test_all_eight_communities(loaded, analyst_client):
    headings, first, *_ = table_of(analyst_client, "route-sheet", "&columns=all")
    _, html = page_of(analyst_client, "?columns=all")

    assert headings[7:9] == ["Lancaster ICC", "Bay ICC"]
    assert first[7:10] == ["not sent", "not sent", "153"]
    assert "“Not sent” means that no figure came" in html


def test_whole_iccs_have_certain_sums(loaded, analyst_client):
    headings, *rows = table_of(analyst_client, "route-sheet", "&columns=iccs")

    bed = next(row for row in rows if row[0] == "Jan 2020, Community Bed")
    assert headings[1] == "Barrow and Millom ICC"
    assert bed[1] == "1"
    assert bed[-1] == "Reported"


def test_mark_is_explained_below_the_table_that_has_it(loaded, analyst_client):
    _, by_community = page_of(analyst_client)
    _, by_icc = page_of(analyst_client, "?columns=iccs")

    assert by_community.count("[p] means provisional") == 2
    assert by_icc.count("[p] means provisional") == 1


def test_plan_rates(loaded, analyst_client):
    _, *rows = table_of(analyst_client, "plan-rate")
    _, html = page_of(analyst_client)

    assert [row[:4] for row in rows] == [
        ["Barrow", "78", "130", "60.0"],
        ["Millom", "24", "40", "60.0"],
        ["Grange & Lakes ICC", "66", "98", "67.3"],
        ["East ICC", "39", "51", "76.5"],
        ["Kendal ICC", "66", "86", "76.7"],
        ["Mid Furness ICC", "53", "67", "79.1"],
        ["All that sent figures", "326", "472", "69.1"],
    ]
    assert "326 of 472 assessments (69.1%) ended in a reablement plan." in html


def test_outcomes_by_community(loaded, analyst_client):
    _, *rows = table_of(analyst_client, "outcomes")

    kendal = next(row for row in rows if row[0] == "Kendal ICC")
    assert kendal[1:] == [
        "66", "14", "6 [p]", "0 [p]", "86", "76.7", "16.3", "7.0% [p]", "0.0% [p]", "Provisional",
    ]  # fmt: skip
    assert rows[-1][1:6] == ["326", "83", "49", "14", "472"]


def test_routes_by_month(loaded, analyst_client):
    _, *rows = table_of(analyst_client, "routes")

    assert [row[:6] for row in rows] == [
        ["Jan 2020", "120", "1", "29", "3", "153"],
        ["Feb 2020", "103", "–", "28", "9", "140"],
        ["Mar 2020", "133", "4", "28", "14", "179"],
        ["All months", "356", "5", "85", "26", "472"],
    ]


def test_charts_show_what_the_tables_say(loaded):
    figures = figures_of(Q4)
    shown = columns(figures.register, Choice.ALL, figures.sheet.communities)

    rates, outcomes, routes = drawn.charts(figures, shown)

    for chart in (rates, outcomes, routes):
        plotly.graph_objects.Figure(chart.figure)
    assert rates.figure["data"][0]["x"][-3:-1] == [None, None]
    assert rates.figure["data"][0]["x"][-1] == pytest.approx(69.07, abs=0.01)
    assert outcomes.figure["data"][0]["name"] == "Reablement Plan"
    assert routes.figure["data"][1]["y"] == [1, None, 4]
    assert rates.provisional == ""
    assert "East ICC, Kendal ICC and Mid Furness ICC are marked [p]" in outcomes.provisional
    assert routes.provisional == ""
    assert routes.sentence.startswith(
        "The most frequent route was Community: 120 of 153 (78.4%) in Jan 2020, "
    )


@pytest.mark.parametrize(
    "query", ["?quarter=2019-20-q5", "?quarter=Q4", "?columns=none", "?quarter=2019-21-q4"]
)
def test_odd_address_gets_a_message_and_the_latest_figures(loaded, analyst_client, query):
    response, html = page_of(analyst_client, query)

    assert response.status_code == 400
    assert "There is a problem" in html
    assert "Choose " in html[html.index("There is a problem") :][:600]
    assert "Reablement assessments, Q4 2019/20" in html


def test_quarter_that_nothing_was_sent_for(loaded, analyst_client):
    response, html = page_of(analyst_client, "?quarter=2020-21-q1")

    assert response.status_code == 200
    assert "No figures were sent for Q1 2020/21." in html


def test_blank_quarter_is_the_latest(loaded, analyst_client):
    _, html = page_of(analyst_client, "?quarter=&columns=")

    assert "Reablement assessments, Q4 2019/20" in html


def test_no_figures_at_all(register, analyst_client):
    response, html = page_of(analyst_client)

    assert response.status_code == 200
    assert "No figures have been sent yet." in html
    assert "<option" not in html


def test_illustrative_figures_say_so(loaded, analyst_client):
    batch = Assessments.objects.first().batch
    batch.illustrative = True
    batch.save()

    _, html = page_of(analyst_client)
    _, *rows = table_of(analyst_client, "outcome-sheet")

    assert html.count(">Illustrative</strong>") == 5
    assert all(row[-1].startswith("Illustrative") for row in rows)


def test_file_that_the_page_does_not_have(loaded, analyst_client):
    assert analyst_client.get(f"{URL}?csv=nothing").status_code == 404


def test_printed_table_for_excel_tells_what_is_open_in_it(loaded, analyst_client):
    response = analyst_client.get(f"{URL}?xlsx=route-sheet")

    (sheet,) = opened(response.content).worksheets
    told = [str(cell.value) for cell in sheet["A"]]
    assert "Route of access, Q4 2019/20" in told[0]
    assert any("printed totals" in line for line in told)


def test_everyone_with_a_role_reads_it(
    loaded, lead_client, group_client, analyst_client, administrator_client
):
    for client in (lead_client, group_client, analyst_client, administrator_client):
        assert page_of(client)[0].status_code == 200


def test_stranger_and_signed_out(loaded, stranger_client):
    assert stranger_client.get(URL).status_code == 403
    assert Client().get(URL).url == f"{reverse('account_login')}?next={URL}"


def test_queries_do_not_grow_with_the_register(
    loaded, analyst_client, django_assert_max_num_queries
):
    group = Group.objects.get()
    for number in range(30):
        one = Community.objects.create(code=f"more-{number}", name=f"M {number}", months=ALWAYS)
        GroupMembership.objects.create(community=one, group=group, months=ALWAYS)

    with django_assert_max_num_queries(15):
        analyst_client.get(f"{URL}?columns=all")


def test_queries_of_the_figures(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert quarters() == [Q4]
    with django_assert_num_queries(5):
        assert figures_of(Q4).months == [date(2020, month, 1) for month in (1, 2, 3)]
