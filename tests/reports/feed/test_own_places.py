"""Tokens of people who are of some places' teams: those in full, all others as published."""

import csv
import io
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine

from iccportal.lib.nhs_calendar import add_months
from iccportal.lib.small_numbers import Audience
from iccs.access import Role
from reports.contents import TABLES
from reports.editions import contents_of
from reports.feed.as_json import as_object
from reports.feed.reach import Reach
from reports.fields import written
from reports.live import live
from reports.models import Edition
from tests.people import a_user
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.quarter import LAST, NOW, a_return, a_story, a_system, closed

GROUP = {"south-cumbria", "kendal", "barrow-millom", "barrow", "millom"}  # and not Bay
OWN = {Role.LEAD: {"kendal"}, Role.GROUP_MEMBER: GROUP}
IN_WORDS = "own places in full, elsewhere small numbers hidden and other counts rounded"


@pytest.fixture(autouse=True)
def _world(system):
    with time_machine.travel(NOW, tick=False):
        a_system()
        for month, community in zip(LAST.months, ("kendal", "bay"), strict=False):
            told_in = a_return(month, community)
            a_story(told_in, "We met 3 people.")
            a_story(told_in, "We met many people.")
        closed()
        yield


@pytest.fixture(params=OWN)
def role(request) -> Role:
    return request.param


@pytest.fixture
def program(role) -> Program:
    return Program(a_secret(a_user(role=role), audience=Reach.OWN))


def expected(release, table, own):
    """The rows of own places from what the team has, and the others from what is published.

    So are those that tell of the whole, by which an own place would tell of all others.
    """
    full, published = (contents(release, audience).rows[table.name] for audience in Audience)
    if "place" not in table.names or table.name == "shares":
        return list(published)
    place = table.names.index("place")

    def is_own(row):
        return row[place] in own and "nel_share" not in row[:1]

    return [row for row in full if is_own(row)] + [row for row in published if not is_own(row)]


def contents(release, audience):
    if release == "live":
        return live(audience, NOW.date())
    return contents_of(Edition.objects.get(), audience)


def as_csv(program, address):
    text = b"".join(program.get(address).streaming_content).decode()
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("release", [EDITION, "live"])
def test_rows_of_own_places_are_in_full_and_others_as_published(program, role, release):
    for table in TABLES.values():
        rows = in_order(expected(release, table, OWN[role]), table, release)
        objects = [as_object(table.names, row) for row in rows]

        _, *as_file = as_csv(program, f"v1/{release}/{table.name}.csv")

        assert every_page(program, f"v1/{release}/{table.name}") == objects, table.name
        assert every_page(program, f"odata/v1/{release}/{table.name}") == objects, table.name
        assert [line[: len(table.names)] for line in as_file] == [
            [written(value) for value in row] for row in rows
        ]
        assert {line[-1] for line in as_file} == {IN_WORDS}


def every_page(program, address):
    """The rows of JSON or OData, page by page."""
    rows, page = [], {}
    while page is not None:
        answer = program.get(address, **page).json()
        rows += answer.get("rows") or answer.get("value")
        following = answer.get("@odata.nextLink") or answer.get("links", {}).get("next")
        page = following and dict(parse_qsl(urlsplit(following).query))
    return rows


def in_order(rows, table, release):
    """As the team's table has them."""
    keys = [table.names.index(name) for name in table.key]
    places = {
        tuple(row[key] for key in keys): place
        for place, row in enumerate(contents(release, Audience.TEAM).rows[table.name])
    }
    return sorted(rows, key=lambda row: places[tuple(row[key] for key in keys)])


def test_a_place_that_is_ones_own_has_a_small_number_that_others_do_not(role):
    """The few people of January in Millom, which is of the group and not of the lead."""
    own = Program(a_secret(a_user(role=role), audience=Reach.OWN))
    asked = {"measure": "nel_admissions", "place": "millom", "month": f"{LAST.first}"}

    row = own.get(f"v1/{EDITION}/figures", **asked).json()["rows"][0]

    in_full = (3, "final")
    hidden = (None, "suppressed")
    assert (row["value"], row["state"]) == (in_full if role == Role.GROUP_MEMBER else hidden)


def test_stories_of_others_with_small_numbers_are_left_out(program):
    rows = program.get(f"v1/{EDITION}/stories").json()["rows"]

    assert [(row["place"], row["position"], row["text"]) for row in rows] == [
        ("kendal", 1, "We met 3 people."),
        ("kendal", 2, "We met many people."),
        ("bay", 1, "We met many people."),
    ]


def test_answers_say_which_figures_are_in_full(program):
    answer = program.get(f"v1/{EDITION}/figures").json()

    assert (answer["audience"], answer["small_numbers"]) == ("own", IN_WORDS)
    assert answer["rule"].startswith("Figures of your own places are given in full. Small numbers:")


def test_answers_are_tagged_by_whose_places_are_in_full():
    lead = Program(a_secret(a_user(role=Role.LEAD), audience=Reach.OWN))
    member = Program(a_secret(a_user("Grace", role=Role.GROUP_MEMBER), audience=Reach.OWN))

    tags = [one.get(f"v1/{EDITION}/figures").headers["ETag"] for one in (lead, member)]

    assert tags[0] != tags[1]
    assert lead.get(f"v1/{EDITION}/figures").headers["ETag"] == tags[0]


def test_filtered_figures_of_one_measure_are_the_same_rows(program):
    asked = {"measure": "nel_admissions", "month_from": f"{add_months(LAST.first, -1)}"}

    some = program.get(f"v1/{EDITION}/figures", **asked).json()["rows"]
    in_all = as_csv(program, f"v1/{EDITION}/figures.csv")

    kept = [row for row in in_all if row[0] == "nel_admissions" and row[2] >= asked["month_from"]]
    assert [(row["place"], row["month"], row["state"]) for row in some] == [
        (row[1], row[2], row[6]) for row in kept
    ]
