"""What readers outside the team find who set editions, screens and months against each other."""

import re
from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from iccportal.lib.small_numbers import HIDDEN, Audience
from iccs.models import Community, GroupMembership
from measures.catalogue import catalogue
from measures.published import published
from measures.reading import Reading
from measures.states import SUPPRESSED
from outcomes.models import Assessment
from reablement.models import Assessments
from reports.contents import TABLES
from reports.editions import contents_of
from tests.factories.assessment import a_person_reference, an_assessment
from tests.people import a_community
from tests.reports.attack import Attack
from tests.reports.quarter import LAST, a_system, closed, correct, some_reablement
from tests.reports.test_attack import Reader, outside, records

pytestmark = pytest.mark.django_db
NEL = "nel_admissions"
PLACES = ("kendal", "bay", "barrow", "millom", "barrow-millom")


@pytest.fixture
def known(system):
    a_system()


def on_screen(client, place: str, month: date) -> object:
    """What a community's screen shows of its admissions in a month; None where it is hidden."""
    charts = client.get(f"/communities/{place}/figures/").context["charts"]
    [chart] = [one for one in charts if one.key == NEL]
    [row] = [row for row in chart.table.rows_given if row["month"] == month]
    return row["value"] if isinstance(row["value"], int | float) else None


def test_screens_keep_hidden_what_an_edition_hid(known, administrator_client):
    edition = outside(closed())
    correct("A4", 40, LAST.months)

    shown = {place: on_screen(administrator_client, place, LAST.last) for place in PLACES}

    hidden = {
        row["place"]
        for row in records(edition, "figures")
        if (row["measure"], row["month"], row["state"]) == (NEL, LAST.last, SUPPRESSED)
    }
    assert hidden
    assert {place for place in hidden if shown.get(place) is not None} == set()


def test_count_that_was_hidden_and_is_none_now_is_shown_nowhere(known, administrator_client):
    """That it is none follows from others that are none, and cannot be hidden."""
    sent(2, 5, 7, 0, 0)
    closed()
    sent(0, 5, 5, 0, 0)

    pages = [
        administrator_client.get(path).status_code
        for path in ("/communities/kendal/figures/", "/whole/", "/reablement/")
    ]

    assert pages == [200, 200, 200]
    assert records(outside(closed()), "reablement")


def sent(*counts: int) -> None:
    Assessments.objects.all().delete()
    some_reablement({"kendal": counts})


def test_rest_that_stayed_the_same_gives_no_count_beside_it_away(known):
    """Who takes the inappropriate for what they were has the refused from all and all of before."""
    sent(20, 30, 25, 25, 0)
    closed()
    sent(25, 30, 25, 25, 5)

    shown = {
        row["measure"]: row["numerator"]
        for row in records(outside(closed()), "figures")
        if (row["place"], row["month"]) == ("kendal", LAST.first)
    }

    assert shown["reablement_refused"] is None
    assert None in (shown["reablement_assessments"], shown["reablement_plan_rate"])


@pytest.mark.parametrize("address", ["/targets/millom/", "/targets/"])
def test_pages_of_the_trajectory_keep_hidden_what_an_edition_hid(
    known, administrator_client, address
):
    closed()
    correct("A4", 40, LAST.months)

    page = administrator_client.get(address).content.decode()

    assert not re.search(r"\b40 admissions", page)


@pytest.mark.parametrize("practice", ["A1", "A2"])
def test_count_that_was_shown_and_stayed_as_it_was_protects_no_other(known, practice):
    """A hidden count is not found from what an earlier edition showed of those beside it."""
    first = closed()
    correct(practice, 5, [LAST.last])
    second = closed()

    reader = Reader([outside(second)])
    before = Reader([outside(first)])
    stayed = {cell: before.shown[cell] for cell in unchanged(first, second) & before.shown.keys()}
    assert reader.hidden - before.hidden
    assert reader.subtracted(reader.hidden - stayed.keys(), reader.shown | stayed) == []


def unchanged(first, second) -> set:
    """The cells whose true counts are the same in two editions."""
    one, other = (Reader([contents_of(each, Audience.TEAM)]).shown for each in (first, second))
    return {cell for cell in one if one[cell] == other.get(cell)}


def test_a_month_is_released_alike_whichever_month_is_the_last(known):
    """A community that closes, and one that moves to another group, change no earlier month."""
    Community.objects.filter(code="bay").update(months=DateRange(date(2010, 1, 1), LAST.last))
    GroupMembership.objects.filter(community__code="kendal").update(
        months=DateRange(date(2010, 1, 1), LAST.last)
    )
    moved = Community.objects.get(code="kendal")
    north = a_community("furness", "north").group_memberships.get().group
    GroupMembership.objects.create(community=moved, group=north, months=DateRange(LAST.last, None))
    correct("A1", 4, LAST.months)

    month = LAST.months[1]
    ending_then, ending_later = (
        published(catalogue()[NEL], reading).counts
        for reading in (Reading([month]), Reading([month, LAST.last]))
    )

    assert ending_then == {c: n for c, n in ending_later.items() if c.month == month}


def test_count_corrected_to_a_small_one_is_not_the_difference_of_two_totals(known):
    """Nothing but Kendal's count is another one than in the edition, and so is the whole's."""
    correct("A2", 4, [LAST.last])
    edition = outside(closed())
    correct("A1", 5, [LAST.last])

    hidden = {cell.communities for cell in published(catalogue()[NEL], Reading([LAST.last])).hidden}

    told = {
        row["place"]: row["state"] != SUPPRESSED
        for row in records(edition, "figures")
        if (row["measure"], row["month"]) == (NEL, LAST.last)
    }
    assert (told["bay"], told["kendal"]) == (False, True)
    assert hidden >= {"kendal", "barrow+bay+kendal+millom"}


def pam_of(contents) -> dict:
    names = TABLES["activation"].names
    rows = [dict(zip(names, row, strict=True)) for row in contents.rows["activation"]]
    return {(r["place"], r["occasion"], r["level"]): r["people"] for r in rows}


def test_levels_that_an_edition_hid_stay_hidden_while_their_count_is_the_same(known):
    first = closed()
    # somebody more at level 1 in the Bay: other cells than before would go with Millom's
    for number in range(9):
        person = a_person_reference(Community.objects.get(code="bay"))
        an_assessment(person, "40" if number % 2 else "60", LAST.last)
    second = closed()

    before, after = pam_of(outside(first)), pam_of(outside(second))
    true_before, true_after = (pam_of(contents_of(each, Audience.TEAM)) for each in (first, second))
    stayed = [cell for cell in before if true_before[cell] == true_after[cell]]

    assert any(before[cell] is None for cell in stayed)
    assert {c: before[c] is None for c in stayed} == {c: after[c] is None for c in stayed}


@pytest.fixture
def three_months(known):
    """13, 18 and 1 people first assessed in three months: 32, which would be shown as 30."""
    Assessment.objects.all().delete()
    kendal = Community.objects.get(code="kendal")
    for month, people in zip(LAST.months, (13, 18, 1), strict=True):
        for number in range(people):
            person = a_person_reference(kendal)
            an_assessment(person, "40" if number % 2 else "60", month)


def test_total_over_months_gives_no_month_away(three_months, administrator_client):
    """13 is at most 17 and at least 13, and 30 at the most 32: the third month would be 1."""
    monthly = published(catalogue()["pam_first_assessments"], Reading(LAST.months)).counts
    kendal = {cell.month: count for cell, count in monthly.items() if cell.communities == "kendal"}
    page = administrator_client.get("/outcomes/?place=kendal")
    [levels] = [chart for chart in page.context["charts"] if chart.key == "levels"]
    total = levels.table.rows_given[-1]["first"]

    attack, hidden = Attack(), [month for month, count in kendal.items() if count is HIDDEN]
    shown = {month: count for month, count in kendal.items() if month not in hidden}
    if isinstance(total, int):
        shown["total"] = total
    for cell in (*kendal, "total"):
        attack.see(cell, shown.get(cell))
    attack.add_up("total", kendal)

    assert hidden == [LAST.last]
    assert attack.recovered(hidden) == []
    assert attack.subtracted(hidden, shown) == []
