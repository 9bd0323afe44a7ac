"""Totals over months outside the team, set against the months that measures tell of."""

from datetime import date

import pytest

from iccportal.lib.small_numbers import HIDDEN
from iccs.access import Access
from measures.catalogue import catalogue
from measures.published import published
from measures.reading import Reading
from outcomes import wellbeing_figures
from outcomes.beside import WELLBEING_TOTALS
from outcomes.queries import scored
from outcomes.scales import WELLBEING
from tests.factories.assessment import a_person_reference, an_assessment
from tests.people import a_community

pytestmark = pytest.mark.django_db
MONTHS = [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]


def scored_twice(people, month, instrument, project="Garden"):
    before, after = ("40", "50") if instrument == "wemwbs" else ("20", "25")
    for _ in range(people):
        person = a_person_reference(a_community())
        of = {"instrument": instrument, "project": project}
        an_assessment(person, before, date(2019, 11, 1), **of)
        an_assessment(person, after, month, occasion="repeat", **of)


def totals():
    """The people with both scores of each scale together, as they are shown outside the team."""
    found = scored(WELLBEING, MONTHS[-1], WELLBEING_TOTALS)
    charts = wellbeing_figures.charts(found, Access(MONTHS[-1]))
    return {chart.key: chart.table.rows_given[-1]["pairs"] for chart in charts}


def hidden_months():
    counts = published(catalogue()["wellbeing_rise_rate"], Reading(MONTHS)).counts
    paired = {c.month: n for c, n in counts.items() if c.provider == "wellbeing_paired"}
    return [month for month, count in paired.items() if count is HIDDEN]


def test_one_scales_total_gives_no_month_away(system):
    """13, 18 and 1 are 32, which is shown as 30: at the most 32, and at least 31 without the 1."""
    for people, month in zip((13, 18, 1), MONTHS, strict=True):
        scored_twice(people, month, "wemwbs")

    assert hidden_months() == [MONTHS[-1]]
    assert totals()["wemwbs-icc"] == "hidden"


def test_totals_of_two_scales_give_no_month_away(system):
    """Each month is of both scales; so are the totals together."""
    for people, month in zip((13, 18, 1), MONTHS, strict=True):
        scored_twice(people, month, "swemwbs")
    scored_twice(20, MONTHS[0], "wemwbs")

    assert hidden_months() == [MONTHS[-1]]
    assert "hidden" in (found := totals()).values()
    assert found.keys() == {"wemwbs-project", "wemwbs-icc", "swemwbs-project", "swemwbs-icc"}


def test_totals_that_give_nothing_away_are_shown(system):
    for people, month in zip((13, 18, 9), MONTHS, strict=True):
        scored_twice(people, month, "wemwbs")

    assert hidden_months() == []
    assert totals()["wemwbs-icc"] == 40
