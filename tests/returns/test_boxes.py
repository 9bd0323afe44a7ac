from datetime import UTC, date, datetime

from iccportal.lib.nhs_calendar import add_months
from returns.answers import BLANK, NOT_APPLICABLE, NUMBER, Answer
from returns.boxes import BoxItem, BoxMdt, Kept, asked, box, sections
from returns.half_years import half_year_due, half_year_of

MONTH = date(2020, 4, 1)
PLANS = BoxItem(1, "plans", "Plans made", "Planning")
MEETINGS = BoxItem(2, "meetings", "Meetings", "MDTs", of_mdts=True)
GOALS = BoxItem(3, "goals", "At goal", "MDTs", of_mdts=True, mdt_kind="diabetes")
FRAILTY = BoxMdt(7, "Frailty MDT", "frailty", "kendal")
DIABETES = BoxMdt(8, "Diabetes MDT", "diabetes", "kendal")
ELSEWHERE = BoxMdt(9, "Diabetes MDT", "diabetes", "east")


def a_box(number: int | None = None, *, past=(), note="", confirmed=False, mdt=None):
    answer = Answer(BLANK) if number is None else Answer(NUMBER, number)
    value = Kept(5, answer, 1, note, confirmed, "Lena Lead", datetime(2020, 5, 1, tzinfo=UTC))
    before = {add_months(MONTH, -n): answer for n, answer in enumerate(reversed(past), 1)}
    return box(PLANS, mdt, value=value, past=before, month=MONTH, lock=None)


def test_items_are_asked_once_or_for_each_mdt_of_their_kind():
    boxes = list(asked([PLANS, MEETINGS, GOALS], [FRAILTY, DIABETES, ELSEWHERE], "kendal"))

    assert boxes == [(PLANS, None), (MEETINGS, FRAILTY), (MEETINGS, DIABETES), (GOALS, DIABETES)]


def test_a_box_shows_what_was_answered_before():
    numbers = [Answer(NUMBER, n) for n in range(1, 14)]

    own = a_box(past=[*numbers, Answer(NOT_APPLICABLE)])

    assert own.previous == Answer(NOT_APPLICABLE)
    assert own.year_before == Answer(NUMBER, 3)
    assert own.last_twelve == (*range(3, 14), None)


def test_a_box_that_was_never_answered_has_nothing_beside_it():
    own = box(PLANS, None, value=None, past={}, month=MONTH, lock="Locked.")

    assert (own.previous, own.year_before, own.last_twelve) == (None, None, (None,) * 12)
    assert own.answer == Answer(BLANK)
    assert own.is_blank
    assert own.question is None


def test_an_unusual_number_is_asked_about_until_somebody_answers():
    past = [Answer(NUMBER, n) for n in (10, 12) * 6]

    boxes = [
        a_box(11, past=past),
        a_box(90, past=past),
        a_box(90, past=past, confirmed=True),
        a_box(90, past=past, note="A campaign"),
    ]

    assert [own.question is not None for own in boxes] == [False, True, False, False]
    assert [own.explained for own in boxes[2:]] == [
        "Confirmed by Lena Lead",
        "Lena Lead: A campaign",
    ]


def test_a_box_is_named_with_its_mdt():
    boxes = [a_box(), a_box(mdt=FRAILTY)]

    assert [own.key for own in boxes] == ["plans", "plans-7"]
    assert [own.name for own in boxes] == ["Plans made", "Plans made, Frailty MDT"]


def test_sections_come_in_the_order_of_their_first_item():
    in_order = [
        box(item, mdt, value=None, past={}, month=MONTH, lock=None)
        for item, mdt in ((MEETINGS, FRAILTY), (PLANS, None), (GOALS, DIABETES))
    ]

    told = [(section.name, len(section.boxes)) for section in sections(in_order)]

    assert told == [("MDTs", 2), ("Planning", 1)]


def test_half_years_begin_in_april_and_october():
    firsts = [half_year_of(date(2020, month, 1)).isoformat() for month in (1, 3, 4, 9, 10, 12)]

    assert firsts == ["2019-10-01", "2019-10-01", "2020-04-01", "2020-04-01"] + ["2020-10-01"] * 2


def test_a_half_year_is_asked_about_in_its_last_month():
    due = {month: half_year_due(date(2020, month, 1)) for month in range(1, 13)}

    assert {month for month, first in due.items() if first} == {3, 9}
    assert due[3] == date(2019, 10, 1)
