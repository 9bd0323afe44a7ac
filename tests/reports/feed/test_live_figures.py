"""The live figures through the feed, held against `reports.live`."""

import pytest
import time_machine
from django.utils import timezone

from iccportal.lib.small_numbers import Audience
from reports.contents import FIGURES
from reports.feed.as_json import as_object
from reports.feed.reach import Reach
from reports.live import live
from tests.reports.feed.asking import Program, a_secret, an_analyst
from tests.targets.world import a_practice, some_activity


@pytest.fixture(autouse=True)
def _world(system):
    with time_machine.travel("2020-06-20 12:00Z", tick=False):
        some_activity(a_practice(), 12)
        yield


@pytest.mark.parametrize(("audience", "value"), [(Audience.TEAM, 12), (Audience.OUTSIDE, 10)])
def test_live_figures_are_those_of_the_tokens_audience(audience, value):
    program = Program(a_secret(an_analyst(), audience=Reach(audience)))
    asked = {"measure": "nel_admissions", "place": "kendal", "month": "2020-03-01"}

    answer = program.get("v1/live/figures", **asked).json()

    expected = [
        as_object(FIGURES.names, row)
        for row in live(audience, timezone.localdate()).rows["figures"]
        if row[0] == "nel_admissions" and row[1] == "kendal" and row[2].isoformat() == "2020-03-01"
    ]
    assert answer["rows"] == expected
    assert answer["rows"][0]["value"] == value
    assert (answer["edition"], answer["number"], answer["sha256"]) == ("live", "Live", "")
    assert answer["as_at"] == "2020-06-20"


def test_live_file_holds_every_figure():
    program = Program(a_secret())

    lines = b"".join(program.get("v1/live/figures.csv")).decode().splitlines()

    rows = live(Audience.OUTSIDE, timezone.localdate()).rows["figures"]
    assert len(lines) == len(rows) + 1
    assert all(
        line.endswith(",live,small numbers hidden and other counts rounded") for line in lines[1:]
    )


def test_live_answer_is_tagged_anew_on_another_day():
    program = Program(a_secret())
    today = program.get("v1/live/places")
    program.headers["If-None-Match"] = today.headers["ETag"]

    with time_machine.travel("2020-06-21 12:00Z", tick=False):
        tomorrow = program.get("v1/live/places")

    assert tomorrow.status_code == 200
