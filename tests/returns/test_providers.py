from datetime import date, timedelta

import pytest
import time_machine

from iccs.models import Mdt
from iccs.queries import places
from measures.catalogue import catalogue, full_catalogue
from measures.figure import roll_up
from measures.models import Batch
from measures.reading import Reading
from measures.series import read
from returns.actions import accept, send_back, submit
from returns.models import Return
from tests.people import a_community, a_user
from tests.returns.asked import MONTH, TODAY, a_period, an_item, an_mdt, saved


def figures_of(code: str, *months: date):
    """Value, state by community, of April 2020 where nothing else is asked."""
    figures = read(full_catalogue()[code], Reading(list(months) or [MONTH]))
    return {figure.community: (figure.value, figure.state) for figure in figures}


def hand_in(lead, now=TODAY, community="kendal") -> Return:
    return submit(community=community, month=MONTH, blanks_meant=True, by=lead, now=now)


def test_figures_are_shown_once_a_return_is_handed_in(item, kendal, lead):
    saved(kendal, "plans", "4", by=lead)
    told = [figures_of("plans")["kendal"]]

    row = hand_in(lead)
    told.append(figures_of("plans")["kendal"])
    accept(return_id=row.pk, by=lead, now=TODAY)
    told.append(figures_of("plans")["kendal"])
    send_back(return_id=row.pk, reason="Why?", by=lead, now=TODAY)
    told.append(figures_of("plans")["kendal"])

    not_shown = (None, "not_sent")
    assert told == [not_shown, (4, "provisional"), (4, "final"), not_shown]


def test_people_read_submitted_and_accepted_on_charts(item):
    words = full_catalogue()["plans"].words_of_states

    assert words == {"provisional": "submitted", "final": "accepted"}


@pytest.mark.parametrize(
    ("typed", "state"), [("", "not_sent"), ("n/a", "not_applicable"), ("?", "not_yet_known")]
)
def test_answers_without_a_number_say_why(item, kendal, lead, typed, state):
    saved(kendal, "plans", typed, by=lead)
    hand_in(lead)

    assert figures_of("plans")["kendal"] == (None, state)


def test_nought_is_a_figure(item, kendal, lead):
    saved(kendal, "plans", "0", by=lead)
    hand_in(lead)

    assert figures_of("plans")["kendal"] == (0, "provisional")


@pytest.mark.parametrize(
    ("frailty", "diabetes", "figure"),
    [
        ("2", "3", (5, "provisional")),
        ("2", "n/a", (2, "provisional")),
        ("n/a", "n/a", (None, "not_applicable")),
        ("2", "?", (None, "not_yet_known")),
        ("?", "", (None, "not_sent")),
    ],
)
def test_mdts_of_a_community_are_added_up(item, kendal, lead, frailty, diabetes, figure):
    an_item("meetings", subject="mdt")
    saved(kendal, "meetings", frailty, by=lead, mdt=an_mdt(kendal))
    saved(kendal, "meetings", diabetes, by=lead, mdt=an_mdt(kendal, Mdt.Kind.DIABETES))
    hand_in(lead)

    assert figures_of("meetings")["kendal"] == figure


def test_all_items_are_read_in_one_query(item, kendal, lead, django_assert_num_queries):
    for n in range(5):
        an_item(f"item-{n}")
    hand_in(lead)
    reading = Reading([MONTH])
    measures = [m for m in full_catalogue().values() if m.section == "Care plans"]
    read(catalogue()["nel_admissions"], reading)

    with django_assert_num_queries(1):
        for measure in measures:
            read(measure, reading)


def test_only_the_communities_asked_for_are_read(item, kendal, lead):
    east = a_community("east")
    for community in (kendal, east):
        saved(community, "plans", "4", by=lead)
        hand_in(lead, community=community.code)

    figures = read(full_catalogue()["plans"], Reading([MONTH], communities=["east"]))
    rates = read(full_catalogue()["returns_on_time"], Reading([MONTH], communities=["east"]))

    assert [figure.community for figure in figures] == ["east"]
    assert [figure.community for figure in rates] == ["east"]


def test_made_up_returns_say_so(item, kendal, lead):
    batch = Batch.objects.create(title="Made up", sender="-", file_name="-", illustrative=True)
    saved(kendal, "plans", "4", by=lead)
    hand_in(lead)
    Return.objects.update(batch=batch)

    figures = read(full_catalogue()["plans"], Reading([MONTH]))

    assert figures[0].batches == {batch.pk}


@pytest.mark.parametrize(
    ("handed_in", "looked_at", "value"),
    [
        (TODAY, TODAY, 100),
        (TODAY + timedelta(days=4), TODAY + timedelta(days=9), 100),
        (TODAY + timedelta(days=5), TODAY + timedelta(days=9), 0),
        (None, TODAY + timedelta(days=4), None),
        (None, TODAY + timedelta(days=5), 0),
    ],
)
def test_a_return_is_on_time_up_to_its_advised_day(item, lead, handed_in, looked_at, value):
    if handed_in:
        hand_in(lead, now=handed_in)

    with time_machine.travel(looked_at, tick=False):
        figure = figures_of("returns_on_time")["kendal"]

    assert figure == (value, "not_yet_known" if value is None else "final")


def test_a_return_stays_on_time_though_it_was_sent_back(item, lead):
    row = hand_in(lead)
    send_back(return_id=row.pk, reason="Why?", by=lead, now=TODAY)
    hand_in(lead, now=TODAY + timedelta(days=20))

    with time_machine.travel(TODAY + timedelta(days=30), tick=False):
        assert figures_of("returns_on_time")["kendal"] == (100, "final")


def test_months_without_dates_ask_for_no_return(item, lead):
    assert figures_of("returns_on_time", date(2020, 1, 1))["kendal"] == (None, "not_sent")


def test_completeness_counts_answers_of_any_kind(item, kendal, lead):
    for code in ("a", "b", "c"):
        an_item(code)
    saved(kendal, "plans", "0", by=lead)
    saved(kendal, "a", "n/a", by=lead)
    saved(kendal, "b", "?", by=lead)
    before = figures_of("returns_complete")["kendal"]
    hand_in(lead)

    assert before == (None, "not_sent")
    assert figures_of("returns_complete")["kendal"] == (75, "final")


def test_communities_together_leave_out_who_sent_nothing(item, kendal, lead):
    a_community("east")
    saved(kendal, "plans", "4", by=lead)
    hand_in(lead)
    measure = full_catalogue()["plans"]

    (together,) = roll_up(read(measure, Reading([MONTH])), measure)

    assert (together.value, together.left_out) == (4, 1)


def test_the_rounds_are_read_in_three_queries(item, lead, django_assert_num_queries):
    a_period(date(2020, 3, 1))
    a_user("Somebody Else")
    hand_in(lead)

    with django_assert_num_queries(3):
        reading = Reading([date(2020, 3, 1), MONTH])
        read(catalogue()["returns_on_time"], reading)
        read(catalogue()["returns_complete"], reading)
    assert len(places(MONTH).reporting) == 1
