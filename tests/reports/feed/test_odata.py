"""The feed as Excel and Power BI ask it: OData 4.0."""

import json
from xml.etree import ElementTree

import pytest
from django.test import Client

from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES, TABLES
from reports.feed import odata_query
from reports.fields import Kind
from tests.reports.a_contents import MONTHS, a_contents
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.frozen import an_edition

ROOT = f"odata/v1/{EDITION}/"
# as Power Query sends them
POWER_QUERY = {
    "Accept": "application/json;odata.metadata=minimal;q=1.0,application/json;odata="
    "minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,"
    "application/xml;q=0.7,text/plain;q=0.7",
    "MaxDataServiceVersion": "3.0",
    "OData-MaxVersion": "4.0",
}
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"


@pytest.fixture
def program(system):
    an_edition(a_contents(audience=Audience.OUTSIDE))
    return Program(a_secret(), **POWER_QUERY)


def rows_of(program, name="figures", **options):
    response = program.get(ROOT + name, **{f"${key}": value for key, value in options.items()})
    assert response.status_code == 200, response.content
    return response.json()["value"]


def test_service_lists_the_tables_with_or_without_its_last_stroke(program):
    with_it, without = program.get(ROOT), program.get(ROOT.removesuffix("/"))

    assert with_it.json() == without.json()
    assert {each["url"] for each in with_it.json()["value"]} == set(TABLES)
    assert with_it.headers["OData-Version"] == "4.0"
    assert with_it.headers["Content-Type"].startswith("application/json;odata.metadata=minimal")


def test_metadata_describes_every_field(program):
    response = program.get(ROOT + "$metadata")

    document = ElementTree.fromstring(response.content)
    types = {each.get("Name"): each for each in document.iter(f"{EDM}EntityType")}
    assert response.headers["Content-Type"] == "application/xml"
    assert {each.get("Name") for each in document.iter(f"{EDM}EntitySet")} == set(TABLES)
    for table in TABLES.values():
        properties = types[table.name].findall(f"{EDM}Property")
        keys = types[table.name].iter(f"{EDM}PropertyRef")
        assert [each.get("Name") for each in properties] == list(table.names)
        assert tuple(each.get("Name") for each in keys) == table.key
    kinds = {each.get("Name"): each.get("Type") for each in types["figures"].iter(f"{EDM}Property")}
    assert (kinds["month"], kinds["value"]) == ("Edm.Date", "Edm.Decimal")


def test_entity_set_is_the_same_as_the_feeds_json(program):
    plain = program.get(f"v1/{EDITION}/figures").json()

    answer = program.get(ROOT + "figures").json()

    assert answer["value"] == plain["rows"]
    assert answer["@odata.context"].endswith(f"/feed/{ROOT}$metadata#figures")
    assert answer["@feed.edition"] == EDITION
    assert answer["@feed.audience"] == "outside"
    assert answer["@feed.smallnumbers"] == "small numbers hidden and other counts rounded"
    assert answer["@feed.illustrative"] is True


def test_options_together_as_power_query_folds_them(program):
    answer = program.get(
        ROOT + "figures",
        **{
            "$filter": "measure eq 'falls' and place eq 'kendal' and month ge 2019-06-01",
            "$select": "month,value",
            "$orderby": "month desc",
            "$skip": "2",
            "$top": "3",
            "$count": "true",
        },
    ).json()

    assert answer["@odata.count"] == 10
    assert answer["@odata.context"].endswith("#figures(month,value)")
    assert [row["month"] for row in answer["value"]] == ["2020-01-01", "2019-12-01", "2019-11-01"]
    assert set(answer["value"][0]) == {"month", "value"}
    assert "@odata.nextLink" not in answer


def test_rows_are_ordered_by_several_fields_with_nothing_first(program):
    places = rows_of(program, "places", orderby="kind desc, name")
    figures = rows_of(program, orderby="denominator,month desc,place asc", top="2")

    assert [row["code"] for row in places][:3] == ["bay", "barrow", "millom"]
    assert [(row["month"], row["place"]) for row in figures] == [
        (MONTHS[-1].isoformat(), "barrow"),
        (MONTHS[-1].isoformat(), "barrow"),
    ]


@pytest.mark.parametrize(
    ("options", "count"),
    [({}, 192), ({"skip": "150"}, 42), ({"top": "101"}, 101), ({"skip": "10", "top": "60"}, 60)],
)
def test_next_links_lead_through_all_rows(program, monkeypatch, options, count):
    whole = rows_of(program, **options)
    monkeypatch.setattr(odata_query, "PAGE", 50)

    answer = program.get(ROOT + "figures", **{f"${key}": text for key, text in options.items()})
    rows = answer.json()["value"]
    while "@odata.nextLink" in answer.json():
        answer = Client().get(answer.json()["@odata.nextLink"], headers=program.headers)
        rows += answer.json()["value"]

    assert len(rows) == count
    assert rows == whole


def test_count_of_a_filter_is_a_number_alone(program):
    response = program.get(ROOT + "figures/$count", **{"$filter": "measure eq 'falls'"})

    assert response.content == b"96"
    assert response.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("options", "status", "sentence"),
    [
        ({"$expand": "places"}, 400, "$expand is not supported. There are: $select,"),
        ({"$search": "x"}, 400, "$search is not supported."),
        ({"$apply": "aggregate(value)"}, 400, "$apply is not supported."),
        ({"$compute": "1"}, 400, "$compute is not supported."),
        ({"$inlinecount": "allpages"}, 400, "“$inlinecount” is no option."),
        ({"page": "1"}, 400, "“page” is no option."),
        ({"$format": "atom"}, 400, "$format can only be json."),
        ({"$select": "nothing"}, 400, "figures has no field “nothing”."),
        ({"$select": "places/name"}, 400, "has no field “places/name”"),
        ({"$orderby": "value up"}, 400, "$orderby takes fields"),
        ({"$orderby": "length(place)"}, 400, "$orderby takes fields"),
        ({"$orderby": "month,value, month desc"}, 400, "$orderby names “month” more than once."),
        ({"$select": "month, value,month"}, 400, "$select names “month” more than once."),
        ({"$orderby": "nothing"}, 400, "has no field “nothing”"),
        ({"$top": "-1"}, 400, "$top takes a whole number"),
        ({"$skip": "many"}, 400, "$skip takes a whole number"),
        ({"$skiptoken": "x"}, 400, "$skiptoken takes a whole number"),
        ({"$count": "yes"}, 400, "$count takes true or false."),
        ({"$filter": "endswith(place,'x')"}, 400, "does not understand “endswith”"),
        ({"$filter": "place eq 'x' OR 1=1"}, 400, "not understood at “=1”"),
        ({"$top": ["1", "2"]}, 400, "$top is given more than once."),
    ],
)
def test_what_it_lacks_is_told_in_odatas_way(program, options, status, sentence):
    response = program.get(ROOT + "figures", **options)

    assert response.status_code == status
    assert response.headers["OData-Version"] == "4.0"
    assert sentence in response.json()["error"]["message"]


@pytest.mark.parametrize(
    "address", ["nothing", "figures(1)", "figures/1/value", "$batch", "$metadata/x", "figures/$ref"]
)
def test_what_is_not_there_is_told_in_odatas_way(program, address):
    response = program.get(ROOT + address)

    assert response.status_code == 404
    assert response.json()["error"]["code"] == "NOT_FOUND"


def test_far_beyond_the_end_there_is_nothing(program):
    assert rows_of(program, skip=str(10**9)) == []
    assert rows_of(program, top="0") == []


@pytest.mark.parametrize("release", ["nonsense", "2019-20-q4-r7"])
@pytest.mark.parametrize("rest", ["/", "/$metadata", "/figures", "/figures/$count"])
def test_release_that_is_not_there_is_told_everywhere(program, release, rest):
    response = program.get(f"odata/v1/{release}{rest}")

    assert response.status_code == 404
    assert "There is no such edition." in response.json()["error"]["message"]


def test_who_sends_no_token_is_asked_for_one_in_odatas_way(system):
    response = Client().get(f"/feed/{ROOT}", headers=POWER_QUERY)

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Basic ")
    assert "Send a token" in json.loads(response.content)["error"]["message"]


def test_nothing_is_sent_again_until_it_has_changed(program):
    program.headers["If-None-Match"] = program.get(ROOT + "figures").headers["ETag"]

    assert program.get(ROOT + "figures").status_code == 304


def test_every_kind_has_a_type():
    assert {field.kind for field in FIGURES.fields} <= set(Kind)
