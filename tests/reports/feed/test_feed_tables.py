"""The tables of an edition as JSON and CSV, held against the edition."""

import csv
import gzip
import io
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from iccportal.lib.small_numbers import Audience
from reports.contents import TABLES, Contents
from reports.feed.reach import Reach
from reports.fields import written
from tests.reports.a_contents import MONTHS, a_contents, a_figure, a_heading, a_row
from tests.reports.feed.asking import EDITION, Program, a_secret, an_analyst
from tests.reports.frozen import an_edition

TEAM_ONLY = 3  # a count that is never released
STORY = '=HYPERLINK("http://evil") said, "well"\nand more'


def contents_for(audience):
    """An edition with something in every table; the team's holds counts that others never see."""
    count = TEAM_ONLY if audience is Audience.TEAM else None
    rows = {name: [a_row(name, **some(table))] for name, table in TABLES.items()}
    figures = [
        a_figure(measure, "kendal", month, count if month == MONTHS[0] else 40)
        for measure in ("admissions", "falls")
        for month in MONTHS
    ]
    return Contents(a_heading(audience), {**rows, "figures": figures})


def some(table):
    """A value for each field that is no text."""
    values = {
        "text": "some text",
        "whole number": 3,
        "number": Decimal("0.123456789"),
        "yes or no": True,
        "month": date(2020, 3, 1),
        "day": date(2020, 3, 31),
    }
    return {field.name: values[field.kind] for field in table.fields} | {"text": STORY}


@pytest.fixture
def edition(system):
    return an_edition(*(contents_for(audience) for audience in Audience))


@pytest.fixture
def outside(edition):
    return Program(a_secret())


@pytest.fixture
def team(edition):
    return Program(a_secret(an_analyst(), audience=Reach.TEAM))


def table_of(response):
    assert response.status_code == 200, response.content
    return list(csv.reader(io.StringIO(text_of(response), newline="")))


def text_of(response):
    return b"".join(response.streaming_content).decode()


def in_json(value):
    if isinstance(value, Decimal):
        return pytest.approx(float(value), abs=1e-12)
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", TABLES)
def test_json_is_the_edition_field_by_field(outside, name):
    expected = contents_for(Audience.OUTSIDE).rows[name]

    answer = outside.get(f"v1/{EDITION}/{name}").json()

    names = TABLES[name].names
    assert answer["rows"] == [dict(zip(names, map(in_json, row), strict=True)) for row in expected]
    assert answer["rows_in_all"] == len(expected)


@pytest.mark.parametrize("name", TABLES)
def test_csv_is_the_edition_field_by_field(outside, name):
    expected = contents_for(Audience.OUTSIDE).rows[name]

    headings, *rows = table_of(outside.get(f"v1/{EDITION}/{name}.csv"))

    assert headings == [*TABLES[name].names, "edition", "small_numbers"]
    marks = [EDITION, "small numbers hidden and other counts rounded"]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == [
        [*map(written, row), *marks] for row in expected
    ]


def test_text_that_a_spreadsheet_would_run_is_made_harmless_in_csv_alone(outside):
    headings, row = table_of(outside.get(f"v1/{EDITION}/stories.csv"))

    assert row[headings.index("text")] == "'" + STORY
    assert outside.get(f"v1/{EDITION}/stories").json()["rows"][0]["text"] == STORY


def test_every_answer_says_what_it_is(outside):
    answer = outside.get(f"v1/{EDITION}/figures").json()
    file = outside.get(f"v1/{EDITION}/figures.csv")

    assert answer["edition"] == EDITION
    assert answer["number"] == "Q4 2019/20, revision 1"
    assert answer["audience"] == "outside"
    assert answer["rule"] == "1 to 7 are hidden."
    assert answer["illustrative"] is True
    assert answer["sha256"] == "0" * 64
    assert file.headers["X-Edition"] == EDITION
    assert file.headers["X-Small-Numbers"] == "small numbers hidden and other counts rounded"
    assert file.headers["X-Illustrative"] == "true"
    assert file.headers["Content-Disposition"] == f'attachment; filename="figures-{EDITION}.csv"'


@pytest.mark.parametrize(
    ("given", "accept", "kind"),
    [
        ({}, "*/*", "application/json"),
        ({}, "text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ({}, "text/csv", "text/csv; charset=utf-8"),
        ({}, "image/png", "application/json"),
        ({"format": "csv"}, "application/json", "text/csv; charset=utf-8"),
        ({"format": "json"}, "text/csv", "application/json"),
    ],
)
def test_format_is_the_one_named_or_else_the_one_preferred(outside, given, accept, kind):
    outside.headers["Accept"] = accept

    assert outside.get(f"v1/{EDITION}/places", **given).headers["Content-Type"] == kind


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_filters_and_pages_hold_for_both_formats(outside, ending):
    asked = {"measure": "falls", "month_from": "2019-06-01", "per_page": 4, "page": 2}

    response = outside.get(f"v1/{EDITION}/figures{ending}", **asked)

    if ending:
        months = [row[2] for row in table_of(response)[1:]]
    else:
        answer = response.json()
        months = [row["month"] for row in answer["rows"]]
        assert (answer["pages"], answer["rows_in_all"]) == (3, 10)
        assert answer["links"]["next"].endswith("per_page=4&page=3")
    assert months == ["2019-10-01", "2019-11-01", "2019-12-01", "2020-01-01"]


def test_pages_put_together_are_the_table(outside):
    whole = outside.get(f"v1/{EDITION}/figures").json()["rows"]
    answer, rows = {"links": {"next": f"/feed/v1/{EDITION}/figures?per_page=5"}}, []
    while "next" in answer["links"]:
        answer = Client().get(answer["links"]["next"], headers=outside.headers).json()
        rows += answer["rows"]

    assert rows == whole
    assert answer["links"]["previous"].endswith("page=4")


@pytest.mark.parametrize(
    ("address", "given", "status", "sentence"),
    [
        (f"v1/{EDITION}/figures", {"page": 10**9}, 404, "There is no page 1,000,000,000"),
        (f"v1/{EDITION}/figures.csv", {"page": 10**9}, 404, "There is no page 1,000,000,000"),
        (f"v1/{EDITION}/secrets", {}, 404, "There is no such table. There are: places,"),
        ("v1/2019-20-q4-r9/figures", {}, 404, "There is no such edition."),
        ("v1/nonsense/figures", {}, 404, "There is no such edition."),
        ("v1/nonsense", {}, 404, "The feed has nothing at this address."),
        ("v1/a/b/c.d", {}, 404, "The feed has nothing at this address."),
        (f"v1/{EDITION}/figures", {"x": "1"}, 400, '"x" is not a filter of figures.'),
        (f"v1/{EDITION}/figures", {"format": "xml"}, 400, '"format" is json or csv.'),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(outside, address, given, status, sentence):
    response = outside.get(address, **given)

    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert sentence in response.json()["detail"]


@pytest.mark.parametrize("value", ["'; DROP TABLE reports_edition; --", '"', "') OR 1=1", "%"])
def test_sql_in_a_filter_is_refused_where_it_can_be_no_value_and_does_nothing(outside, value):
    refused = outside.get(f"v1/{EDITION}/places", code=value)

    assert refused.status_code == 400
    assert refused.json()["detail"].endswith(f"not “{value}”.")
    assert outside.get(f"v1/{EDITION}/places", name=value).json()["rows"] == []
    assert outside.get(f"v1/{EDITION}/places").json()["rows"] != []


def test_nothing_is_sent_again_until_it_has_changed(outside):
    first = outside.get(f"v1/{EDITION}/figures")
    outside.headers["If-None-Match"] = first.headers["ETag"]

    again = outside.get(f"v1/{EDITION}/figures")
    other = outside.get(f"v1/{EDITION}/figures", page=1)

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert other.status_code == 200


def test_another_audience_has_another_etag(outside, team):
    assert (
        outside.get(f"v1/{EDITION}/figures").headers["ETag"]
        != team.get(f"v1/{EDITION}/figures").headers["ETag"]
    )


def test_answers_are_compressed_and_kept_by_their_asker_alone(outside):
    outside.headers["Accept-Encoding"] = "gzip"

    page = outside.get(f"v1/{EDITION}/figures")
    file = outside.get(f"v1/{EDITION}/figures.csv")

    assert page.headers["Content-Encoding"] == file.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(file.streaming_content)).startswith(b"measure,place,month")
    assert page.headers["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Cookie", "Accept"} <= set(page.headers["Vary"].split(", "))


def test_token_for_outside_never_reads_what_the_team_reads(outside, team):
    whole = team.get(f"v1/{EDITION}/figures").json()
    released = outside.get(f"v1/{EDITION}/figures").json()
    file = text_of(outside.get(f"v1/{EDITION}/figures.csv"))
    by_value = outside.get(f"v1/{EDITION}/figures", value=TEAM_ONLY).json()

    assert (whole["audience"], whole["small_numbers"]) == ("team", "every figure in full")
    assert [row["value"] for row in whole["rows"]].count(TEAM_ONLY) == 2
    assert [row["value"] for row in released["rows"]].count(TEAM_ONLY) == 0
    assert f",{TEAM_ONLY}," not in file
    assert by_value["rows"] == []


def test_first_page_leads_to_everything(outside):
    start = outside.get("v1/").json()

    for address in (start["fields"], start["editions"], start["description"]):
        assert Client().get(address, headers=outside.headers).status_code == 200
    assert set(start["releases"]) == {"live", EDITION}
    assert set(start["releases"][EDITION]) == set(TABLES)
    places = start["releases"][EDITION]["places"]
    assert Client().get(places, headers=outside.headers).json()["table"] == "places"


def test_list_of_editions(outside):
    [listed] = outside.get("v1/editions").json()["rows"]

    assert listed["edition"] == EDITION
    assert listed["quarter"] == "2020-01-01"
    assert listed["closed_on"] == "2020-05-12"
    assert len(table_of(outside.get("v1/editions.csv"))) == 2


def test_dictionary_has_every_field(outside):
    answer = outside.get("v1/fields", per_page=1000).json()

    known = {(row["table"], row["name"]) for row in answer["rows"]}
    assert {(t.name, field.name) for t in TABLES.values() for field in t.fields} <= known
    assert answer["small_numbers"] == "no figures"
    assert table_of(outside.get("v1/fields.csv"))[0][-2:] == ["edition", "small_numbers"]


@pytest.mark.parametrize("ending", ["", ".csv"])
def test_many_measures_take_as_many_queries_as_one(system, django_assert_max_num_queries, ending):
    program = Program(a_secret())
    for revision, measures in ((1, ("falls",)), (2, tuple(f"m{n:02}" for n in range(30)))):
        for_outside = a_contents(audience=Audience.OUTSIDE, measures=measures)
        by = None if revision == 1 else _somebody()
        an_edition(for_outside, revision=revision, by=by)

        with django_assert_max_num_queries(9):
            response = program.get(f"v1/2019-20-q4-r{revision}/figures{ending}")
            b"".join(response)


def _somebody():
    from iccportal.accounts.models import User

    return User.objects.latest("pk")
