from datetime import date, timedelta

import pytest

from iccs.access import Role, access_of
from iccs.models import Mdt
from returns.actions import evaluate, extend, submit, tell_story
from returns.answers import NUMBER, Answer
from returns.models import Item, Period, Return
from returns.queries import return_of, return_page, work_list
from tests.factories.community import a_part, an_icc
from tests.people import a_community, a_user
from tests.returns.asked import MONTH, TODAY, a_period, an_item, an_mdt, answered_before, saved

DAY = TODAY.date()
SEPTEMBER = date(2020, 9, 1)


def page_of(community="kendal", month=MONTH, today=DAY):
    return return_page(community, month, today)


def test_a_return_that_nobody_began_has_empty_boxes(item, kendal):
    page = page_of()

    assert (page.return_id, page.standing.status, page.lock) == (None, None, None)
    assert [box.name for box in page.blanks] == ["Care plans made"]
    assert (page.stories, page.evaluations, page.illustrative) == ((), (), False)


def test_a_page_shows_what_is_kept_and_what_was_before(item, kendal, lead):
    answered_before(kendal, item, [10, 12] * 6, lead)
    saved(kendal, "plans", "90", by=lead)

    (box,) = page_of().boxes

    assert (box.answer, box.value.version, box.value.by) == (Answer(NUMBER, 90), 1, "Lena Lead")
    assert (box.previous, box.year_before) == (Answer(NUMBER, 12), Answer(NUMBER, 10))
    assert box.last_twelve == (10, 12) * 6
    assert box.question is not None


def test_figures_of_other_communities_and_items_stay_apart(item, kendal, lead):
    east = a_community("east")
    answered_before(east, item, [10, 12] * 6, lead)
    saved(east, "plans", "90", by=lead)

    (box,) = page_of().boxes

    assert (box.value, box.previous) == (None, None)


@pytest.mark.parametrize(("community", "month"), [("none", MONTH), ("kendal", SEPTEMBER)])
def test_there_is_no_page_where_nothing_is_reported(item, kendal, community, month):
    assert page_of(community, month) is None


def test_items_are_asked_in_the_months_that_they_are_open(item, kendal):
    a_period(date(2020, 3, 1))
    Item.objects.update(months=(MONTH, None))

    asked = [len(page_of(month=month).boxes) for month in (date(2020, 3, 1), MONTH)]

    assert asked == [0, 1]


def test_a_lock_stands_at_every_box(item, kendal, lead):
    submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)

    page = page_of()

    assert page.lock.why == "Submitted by Lena Lead on 6 May 2020."
    assert {box.lock for box in page.boxes} == {page.lock.sentence}


def test_an_icc_with_parts_reports_its_mdts_with_the_first(item, kendal):
    whole = an_icc("barrow-millom", position=1)
    for position, code in enumerate(("barrow", "millom"), 2):
        a_part(whole, code, position=position)
    an_item("meetings", subject="mdt")
    an_mdt(whole)

    names = [[box.name for box in page_of(code).boxes] for code in ("barrow", "millom")]

    assert page_of("barrow-millom") is None
    assert names[0][1:] == ["Meetings, Frailty MDT of Barrow Millom"]
    assert names[1] == ["Care plans made"]


def test_planned_mdts_are_not_asked(item, kendal):
    an_item("meetings", subject="mdt")
    an_mdt(kendal)
    Mdt.objects.update(stage=Mdt.Stage.PLANNED)

    assert len(page_of().boxes) == 1


def test_stories_stand_with_their_return(item, kendal, lead):
    tell_story(community="kendal", month=MONTH, kind="plan", text="We shall.", by=lead, now=TODAY)

    assert [story.text for story in page_of().stories] == ["We shall."]


def test_mdts_are_asked_about_themselves_after_a_half_year(kendal, lead):
    a_period(SEPTEMBER)
    frailty, diabetes = an_mdt(kendal), an_mdt(kendal, Mdt.Kind.DIABETES)
    evaluate(
        mdt=frailty.pk,
        half_year=MONTH,
        improved_self_care=4,
        less_inappropriate_use=3,
        team_function=5,
        by=lead,
        today=SEPTEMBER,
    )

    asked = page_of(month=SEPTEMBER, today=SEPTEMBER).evaluations

    said = {one.mdt.id: one.said and one.said.team_function for one in asked}
    assert said == {diabetes.pk: None, frailty.pk: 5}
    assert {one.half_year for one in asked} == {MONTH}


@pytest.mark.parametrize("items", [1, 30])
def test_a_page_asks_the_same_number_of_queries(
    item, kendal, lead, items, django_assert_num_queries
):
    for n in range(items):
        an_item(f"item-{n}")
    saved(kendal, "plans", "3", by=lead)

    with django_assert_num_queries(8):
        page_of()


def listed(user, today=DAY):
    return work_list(access_of(user, today), today)


def test_a_lead_sees_their_own_months_the_late_ones_first(item, kendal, lead):
    a_community("east")
    a_period(date(2020, 3, 1))
    saved(kendal, "plans", "3", by=lead)

    late, due = listed(lead)

    assert [one.dates.month.month for one in (late, due)] == [3, 4]
    assert (late.days_late, due.days_late) == (26, 0)
    assert (late.return_id, late.answered, late.of, late.last_saved_by) == (None, 0, 1, "")
    assert (due.answered, due.of, due.last_saved_by, due.last_saved_at) == (
        1,
        1,
        "Lena Lead",
        TODAY,
    )
    assert due.place.code == "kendal"


def test_blanks_are_not_counted_as_answered(item, kendal, lead):
    saved(kendal, "plans", "", by=lead)

    assert listed(lead)[0].answered == 0


def test_what_was_handed_in_is_not_late(item, kendal, lead):
    submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=TODAY)

    (own,) = listed(lead, DAY + timedelta(days=30))

    assert (own.days_late, own.standing.status) == (0, "submitted")
    assert own.lock is not None


def test_an_analyst_sees_every_community(item, kendal, lead):
    a_community("east")

    codes = [one.place.code for one in listed(a_user("Anna Analyst", role=Role.ANALYST))]

    assert sorted(codes) == ["east", "kendal"]


def test_a_stranger_sees_none(item, kendal):
    assert listed(a_user()) == []


def test_locked_and_coming_months_are_not_listed(item, kendal, lead):
    Period.objects.update(locks=date(2020, 7, 1))
    a_period(date(2020, 8, 1))

    assert listed(lead, date(2020, 7, 1)) == []


def test_a_locked_month_is_listed_where_it_is_extended(item, kendal, lead):
    a_community("east")
    until = date(2020, 9, 1)
    extend(month=MONTH, community="kendal", until=until, reason="Illness", by=lead, today=DAY)
    analyst = a_user("Anna Analyst", role=Role.ANALYST)

    codes = [[one.place.code for one in listed(analyst, day)] for day in (until, date(2020, 9, 2))]

    assert codes == [["kendal"], []]


@pytest.mark.parametrize("months", [1, 3])
def test_the_list_asks_the_same_number_of_queries(
    item, kendal, lead, months, django_assert_num_queries
):
    for month in range(1, months):
        a_period(date(2020, month, 1))

    with django_assert_num_queries(7):
        listed(lead)


def test_a_return_is_found_by_its_number(item, kendal, lead):
    saved(kendal, "plans", "3", by=lead)
    own = Return.objects.get()

    assert return_of(own.pk) == own
    assert return_of(own.pk + 1) is None
