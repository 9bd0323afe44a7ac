import csv
import io

import pytest
from django.http import Http404
from django.test import RequestFactory

from iccportal.charts.download import file_response, harmless
from iccportal.tables import Heading
from tests.charts.test_component import a_chart, a_table


def asked(query, *charts):
    return file_response(RequestFactory().get(f"/?{query}"), charts)


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8"), newline="")))


def test_page_without_a_request_for_a_file_has_none():
    assert asked("to=2020-03", a_chart()) is None


def test_file_holds_the_raw_values_and_their_status():
    response = asked("csv=nel", a_chart(illustrative=True))

    heading, first, *_ = rows_of(response)
    assert heading == ["Month", "Actual", "Data status"]
    assert first == ["2019-04-01", "400", "Illustrative"]
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="nel-mar-2020.csv"'


def test_lines_end_as_the_standard_says():
    assert b"Data status\r\n" in asked("csv=nel", a_chart()).content


def test_second_chart_of_the_page_is_found():
    response = asked("csv=two", a_chart(), a_chart(key="two"))

    assert 'filename="two-mar-2020.csv"' in response["Content-Disposition"]


def test_file_is_named_by_its_page_and_what_else_is_asked_there():
    request = RequestFactory().get("/communities/kendal/", {"csv": "nel", "month": "2020-03"})

    response = file_response(request, [a_chart()])

    name = "communities-kendal-2020-03-nel-mar-2020.csv"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_unknown_chart_is_not_found():
    with pytest.raises(Http404):
        asked("csv=other", a_chart())


def test_all_rows_are_provisional_when_only_the_chart_says_so():
    response = asked("csv=nel", a_chart(provisional="They may change."))

    assert {row[-1] for row in rows_of(response)[1:]} == {"Provisional"}


def test_only_some_rows_are_provisional_when_rows_say_which():
    table = a_table(rows=[{"actual": 1, "provisional": True}, {"actual": 2, "provisional": False}])

    response = asked("csv=nel", a_chart(table=table, provisional="One may change."))

    assert [row[-1] for row in rows_of(response)[1:]] == ["Provisional", "Reported"]


def test_headings_are_made_harmless_too():
    table = a_table(columns=[Heading("month", "=cmd()")])

    assert rows_of(asked("csv=nel", a_chart(table=table)))[0][0] == "'=cmd()"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\rx", "\nx", " =1", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["East", "", "a=b", -5, None, 2.5])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell
