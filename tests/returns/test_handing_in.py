from datetime import date, timedelta

import pytest

from returns.actions import (
    BlanksToConfirm,
    Locked,
    Refused,
    accept,
    extend,
    send_back,
    set_dates,
    submit,
)
from returns.models import Extension, Period, Return, Value
from tests.people import a_user
from tests.returns.asked import MONTH, TODAY, an_item, an_mdt, saved

LATER = TODAY + timedelta(days=1)
TOO_LATE = TODAY + timedelta(days=400)


@pytest.fixture
def analyst(lead):
    return a_user("Anna Analyst")


def handed_in(lead, *, now=TODAY) -> Return:
    return submit(community="kendal", month=MONTH, blanks_meant=True, by=lead, now=now)


def test_a_filled_return_is_submitted(item, kendal, lead):
    saved(kendal, "plans", "0", by=lead)

    row = submit(community="kendal", month=MONTH, blanks_meant=False, by=lead, now=TODAY)

    row.refresh_from_db()
    assert row.status == "submitted"
    assert (row.submitted_by, row.submitted_at, row.first_submitted_at) == (lead, TODAY, TODAY)


def test_blanks_are_named_before_they_are_meant(item, kendal, lead):
    an_item("reviews", "Plans reviewed")
    an_item("carers", "Carers")
    an_item("meetings", "Meetings", subject="mdt")
    an_mdt(kendal)
    saved(kendal, "plans", "?", by=lead)
    saved(kendal, "carers", "", by=lead)

    with pytest.raises(BlanksToConfirm) as asked:
        submit(community="kendal", month=MONTH, blanks_meant=False, by=lead, now=TODAY)

    assert asked.value.blanks == ("Plans reviewed", "Carers", "Meetings, Frailty MDT")
    assert Return.objects.get().status == "open"


def test_blanks_that_are_meant_are_kept_as_answers(item, kendal, lead):
    an_item("meetings", subject="mdt")
    an_mdt(kendal)

    handed_in(lead)

    assert list(Value.objects.values_list("state", "saved_by")) == [("blank", lead.pk)] * 2


def test_what_was_submitted_cannot_be_submitted_again(item, lead):
    handed_in(lead)

    with pytest.raises(Locked, match="Submitted by Lena Lead on 6 May 2020"):
        handed_in(lead, now=LATER)


def test_an_analyst_accepts(item, lead, analyst):
    row = handed_in(lead)

    accept(return_id=row.pk, by=analyst, now=LATER)

    row.refresh_from_db()
    assert (row.status, row.decided_by, row.decided_at) == ("accepted", analyst, LATER)


def test_an_analyst_sends_back_and_the_community_hands_in_again(item, kendal, lead, analyst):
    row = handed_in(lead)

    send_back(return_id=row.pk, reason=" Is 3 right? ", by=analyst, now=LATER)
    row.refresh_from_db()
    told = (row.status, row.reason)
    saved(kendal, "plans", "4", by=lead, base=1, now=LATER)
    handed_in(lead, now=LATER)

    row.refresh_from_db()
    assert told == ("sent_back", "Is 3 right?")
    assert (row.status, row.reason, row.decided_by) == ("submitted", "", None)
    assert (row.first_submitted_at, row.submitted_at) == (TODAY, LATER)


def test_what_was_accepted_can_be_sent_back(item, lead, analyst):
    row = handed_in(lead)
    accept(return_id=row.pk, by=analyst, now=TODAY)

    sent = send_back(return_id=row.pk, reason="A number is missing", by=analyst, now=LATER)

    assert sent.status == "sent_back"


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_sent_back_without_a_reason(item, lead, analyst, reason):
    row = handed_in(lead)

    with pytest.raises(Refused, match="Say why it is sent back"):
        send_back(return_id=row.pk, reason=reason, by=analyst, now=LATER)


def test_an_open_return_is_neither_accepted_nor_sent_back(item, kendal, lead, analyst):
    saved(kendal, "plans", "4", by=lead)
    row = Return.objects.get()

    with pytest.raises(Refused, match="this one is being filled in"):
        accept(return_id=row.pk, by=analyst, now=LATER)
    with pytest.raises(Refused, match="this one is being filled in"):
        send_back(return_id=row.pk, reason="Why?", by=analyst, now=LATER)


def test_nothing_is_sent_back_into_a_locked_month_until_it_is_extended(item, lead, analyst):
    row = handed_in(lead)

    with pytest.raises(Locked, match="were locked on"):
        send_back(return_id=row.pk, reason="Why?", by=analyst, now=TOO_LATE)
    extend(
        month=MONTH,
        community="kendal",
        until=TOO_LATE.date(),
        reason="A late correction",
        by=analyst,
        today=TOO_LATE.date(),
    )

    assert send_back(return_id=row.pk, reason="Why?", by=analyst, now=TOO_LATE).status


@pytest.mark.parametrize(
    ("until", "reason", "told"),
    [
        (date(2020, 5, 5), "Illness", "5 May 2020 has passed"),
        (date(2020, 5, 6), " ", "Say why there is more time"),
        (date(2020, 5, 6), "943 476 5919", "NHS number"),
    ],
)
def test_an_extension_has_a_reason_and_a_day_to_come(item, analyst, until, reason, told):
    with pytest.raises(Refused, match=told):
        extend(
            month=MONTH,
            community="kendal",
            until=until,
            reason=reason,
            by=analyst,
            today=TODAY.date(),
        )

    assert not Extension.objects.exists()


def test_a_second_extension_replaces_the_first(item, analyst):
    for day in (10, 20):
        extend(
            month=MONTH,
            community="kendal",
            until=date(2020, 8, day),
            reason="Illness",
            by=analyst,
            today=TODAY.date(),
        )

    assert Extension.objects.get().until == date(2020, 8, 20)


def test_a_months_dates_are_set_in_their_order(analyst):
    june = date(2020, 6, 1)
    days = {"closes": date(2020, 8, 1), "locks": date(2020, 9, 1)}

    with pytest.raises(Refused, match="the first day of June 2020"):
        set_dates(month=june, advised_by=june, by=analyst, **days)
    set_dates(month=june, advised_by=date(2020, 7, 12), by=analyst, **days)
    set_dates(month=june, advised_by=date(2020, 7, 13), by=analyst, **days)

    assert Period.objects.get(month=june).advised_by == date(2020, 7, 13)
