"""That an edition says so wherever anything in it was made up."""

from datetime import date

import pytest

from iccportal.lib.nhs_calendar import months_between
from iccportal.lib.small_numbers import Audience
from reports.building import build
from reports.contents import PROVENANCE, SERIES, SHARES, TABLES, TELL_OF_ALL, Contents
from reports.queries import read_everything, scored_until
from tests.reports.a_contents import a_contents, a_heading, a_row
from tests.reports.built import row
from tests.reports.feed.asking import EDITION, Program, a_secret
from tests.reports.frozen import an_edition
from tests.reports.quarter import MONTHS
from tests.targets.world import a_batch, a_practice, some_activity

EARLY = months_between(date(2018, 4, 1), date(2019, 3, 1))
ON_CHART = months_between(date(2019, 4, 1), date(2022, 3, 1))


def marked(name: str | None) -> Contents:
    """A small edition in which nothing was made up, but for what one table tells."""
    mark = {"sentence": "Falls.", "activity": None, "total": None, "share": None}
    known = {"measure": "falls", "place": "kendal", "stream": "nel", "batch": 7, **mark}
    days = dict.fromkeys(("month", "rebase", "window_from", "window_to", "signed_on"), MONTHS[-1])
    rows = {
        one: [a_row(one, **{**known, **days, "as_at": None, "illustrative": one == name})]
        for one in TELL_OF_ALL
    }
    rest = {one: [] for one in TABLES if one not in (*rows, "measures", "places")}
    return a_contents(audience=Audience.OUTSIDE, measures=("falls",), **rows, **rest)


@pytest.mark.parametrize("name", TELL_OF_ALL)
def test_edition_is_made_up_where_any_table_says_so(name):
    assert marked(name).illustrative
    assert not marked(None).illustrative
    assert Contents(a_heading(), {name: marked(name).rows[name]}).illustrative


@pytest.mark.django_db
@pytest.mark.parametrize("name", [SERIES.name, SHARES.name, PROVENANCE.name, None])
def test_feed_says_so_above_any_table(system, name):
    an_edition(marked(name))

    answer = Program(a_secret()).get(f"v1/{EDITION}/places").json()

    assert answer["illustrative"] is (name is not None)


@pytest.mark.django_db
@pytest.mark.parametrize("audience", Audience)
def test_series_is_made_up_where_a_month_before_its_chart_was(system, audience):
    practice = a_practice("A1", "kendal")
    some_activity(practice, 40, months=EARLY, batch=a_batch())
    some_activity(practice, 40, months=ON_CHART, batch=a_batch(illustrative=False))

    built = build(read_everything(EARLY[0], ON_CHART[-1], scored_until(ON_CHART[-1])), audience)

    of = {"measure": "nel_admissions", "place": "kendal"}
    assert row(built, "figures", **of, month=EARLY[0])["illustrative"]
    assert not row(built, "figures", **of, month=ON_CHART[-1])["illustrative"]
    assert row(built, "series", **of)["illustrative"]
    assert Contents(a_heading(audience), built.rows).illustrative
