"""Pages of what a filter of OData finds, which is looked for once."""

import pytest
import time_machine
from django.test import Client

from iccportal.lib.small_numbers import Audience
from reports.feed import odata_query
from reports.feed.odata_query import Query
from reports.feed.reach import Reach
from tests.reports.a_contents import MONTHS, a_contents, a_figure
from tests.reports.feed.asking import EDITION, Program, a_secret, an_analyst
from tests.reports.frozen import an_edition
from tests.targets.world import a_practice, some_activity

FIGURES = f"odata/v1/{EDITION}/figures"
FILTER = {"$filter": "value ge 40", "$orderby": "month desc"}


@pytest.fixture
def looked(monkeypatch) -> list[int]:
    """How many rows each look for what a filter keeps went through."""
    times: list[int] = []
    matching = Query.matching

    def counted(query, rows):
        times.append(len(rows))
        return matching(query, rows)

    monkeypatch.setattr(Query, "matching", counted)
    return times


@pytest.fixture
def edition(system):
    outside = [a_figure("falls", "kendal", month, None) for month in MONTHS]
    an_edition(a_contents(), a_contents(audience=Audience.OUTSIDE, figures=outside))


def pages(program, **options) -> list[dict]:
    answer = program.get(FIGURES, **options).json()
    rows = answer["value"]
    while "@odata.nextLink" in answer:
        answer = Client().get(answer["@odata.nextLink"], headers=program.headers).json()
        rows += answer["value"]
    return rows


def test_filter_goes_through_the_rows_once_for_all_pages(edition, looked, monkeypatch):
    program = Program(a_secret(an_analyst(), audience=Reach.TEAM))
    whole = pages(program, **FILTER)
    monkeypatch.setattr(odata_query, "PAGE", 50)

    assert pages(program, **FILTER) == whole
    assert len(looked) == 1
    assert len(pages(program, **{**FILTER, "$orderby": "month"})) == len(whole) == 192
    assert pages(program, **{"$filter": "value gt 40"}) == []
    assert len(looked) == 3


def test_what_the_team_found_is_not_given_to_others(edition):
    team = Program(a_secret(an_analyst(), audience=Reach.TEAM))
    outside = Program(a_secret())

    assert len(pages(team, **FILTER)) == 192
    assert pages(outside, **FILTER) == []


@time_machine.travel("2021-05-04")
def test_live_rows_are_looked_for_again_once_they_are_others(system):
    practice = a_practice("A1", "kendal")
    some_activity(practice, 40, months=MONTHS[:1])
    program = Program(a_secret())
    asked = {"$filter": "value eq 40 and place eq 'kendal'"}
    before = program.get("odata/v1/live/figures", **asked).json()["value"]
    some_activity(practice, 40, months=MONTHS[1:2])

    after = program.get("odata/v1/live/figures", **asked).json()["value"]

    assert (len(before), len(after)) == (1, 2)
